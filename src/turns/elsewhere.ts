// Waits for turns that another process runs: woken by the signal, and looking by itself.

import type { Clock } from '../clock';
import type { Store } from '../store/store';
import { isPending, stopAwaiting } from './lease-store';
import type { Signal } from './signal';

const LOOK_MS = 250;
/** Whoever asks has given up by then. */
const LONGEST_WAIT_MS = 60_000;

interface Turn {
  conversationId: string;
  seq: number;
}

export class Elsewhere {
  readonly #parts: { store: Store; clock: Clock; signal: Signal };
  readonly #sleeping = new Set<AbortController>();
  #stopping = false;

  constructor(parts: { store: Store; clock: Clock; signal: Signal }) {
    this.#parts = parts;
  }

  /** Resolves when the turn is committed. Whoever waited for too long, or in a process that stops, gets the replies as anybody does. */
  async untilSettled({ conversationId, seq }: Turn): Promise<void> {
    const { store, clock, signal } = this.#parts;
    const end = clock.now() + LONGEST_WAIT_MS;
    for (;;) {
      const sleep = new AbortController();
      this.#sleeping.add(sleep);
      const stopListening = signal.listenTo(conversationId, () => sleep.abort());
      try {
        const [pending] = await isPending(store.read, { conversationId, seq });
        if (!pending) return;
        if (this.#stopping || clock.now() >= end) break;
        await clock.sleep(LOOK_MS, sleep.signal);
      } finally {
        stopListening();
        this.#sleeping.delete(sleep);
      }
    }
    await store.write((db) => stopAwaiting(db, { conversationId, seq }));
  }

  stop(): void {
    this.#stopping = true;
    for (const sleep of this.#sleeping) sleep.abort();
  }
}
