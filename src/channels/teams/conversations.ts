// Knows or creates the conversation of a message, and keeps the address for replies current.

import type { Store } from '../../store/store';
import type { Origin } from '../../turns/accept';
import { createConversation, setAddress } from '../../turns/conversation-store';

/** Conversations that this process has seen, so that not every message looks them up. */
const KNOWN_LIMIT = 10_000;

export class Conversations {
  readonly #addresses = new Map<string, string>();
  readonly #store: Store;
  readonly #now: () => number;

  constructor({ store, now }: { store: Store; now: () => number }) {
    this.#store = store;
    this.#now = now;
  }

  async ensure(origin: Origin, reference: object | undefined): Promise<void> {
    const { conversationId, channel, userId, isGroup = false } = origin;
    const address = reference ? JSON.stringify(reference) : '';
    const known = this.#addresses.get(conversationId);
    if (known !== undefined && (known === address || !address)) return;
    const now = this.#now();
    await this.#store.write(async (db) => {
      await createConversation(db, { id: conversationId, channel, userId, now, isGroup });
      if (address) await setAddress(db, { id: conversationId, address });
    });
    if (this.#addresses.size >= KNOWN_LIMIT) this.#addresses.clear();
    this.#addresses.set(conversationId, address);
  }
}
