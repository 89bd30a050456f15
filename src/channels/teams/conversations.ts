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

  async ensure(origin: Origin, reference: object | undefined): Promise<void> {
    const { conversationId, channel, userId, isGroup = false } = origin;
    const address = reference ? JSON.stringify(reference) : '';
    // Asked each time: it may have been deleted since its last message, by another process too.
    const [known] = await findAddress(this.#store.read, { id: conversationId });
    if (known && (known.address === address || !address)) return;
    const now = this.#now();
    await this.#store.write(async (db) => {
      await createConversation(db, { id: conversationId, channel, userId, now, isGroup });
      if (address) await setAddress(db, { id: conversationId, address });
    });
  }
}
