// Knows or creates the conversation of a message, and keeps the address for replies current.

import type { Store } from '../../store/store';
import type { Origin } from '../../turns/accept';
import { createConversation, findAddress, setAddress } from '../../turns/conversation-store';

export class Conversations {
  readonly #store: Store;
  readonly #now: () => number;

  constructor({ store, now }: { store: Store; now: () => number }) {
    this.#store = store;
    this.#now = now;
  }

  /** Looked up for every message: another process may have changed the address, or erased the conversation. */
  async ensure(origin: Origin, reference: object | undefined): Promise<void> {
    const { conversationId: id, channel, userId, isGroup = false } = origin;
    const address = reference && JSON.stringify(reference);
    const [known] = await findAddress(this.#store.read, { id });
    if (known && (address === undefined || known.address === address)) return;
    const now = this.#now();
    await this.#store.write(async (db) => {
      await createConversation(db, { id, channel, userId, now, isGroup });
      if (address !== undefined) await setAddress(db, { id, address });
    });
  }
}
