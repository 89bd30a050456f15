// The one signal of what a commit touched: told after it, heard by whoever reads that here, hinted to other processes.

import type { Hints } from '../store/hints';
import { Doorbell } from './doorbell';
import { HintLine } from './hint-line';

export interface Touched {
  /** Conversations with something new: their readers and whoever runs their turns look. */
  conversations?: readonly string[];
  /** True when a ticket was made or changed. */
  tickets?: boolean;
  /** True when something may be due to leave. Whoever put it there sends it: other processes look every second. */
  outbox?: boolean;
  /** Conversations in which the merchant is typing. */
  typing?: readonly string[];
  /** Conversations beside whose ticket something short-lived changed: who looks, who writes, how far the merchant has read. */
  company?: readonly string[];
  /** True when somebody of the staff came, went or chose what colleagues see of it. */
  presence?: boolean;
}

export type Hear = (touched: Touched, from: 'here' | 'elsewhere') => void;

/**
 *   commit ──► touched ──┬──► listeners here
 *                        └──► hint ~~~► heard ──► listeners of the other processes
 *                             (may be lost)   ▲
 *                                 polling ────┘
 */
export class Signal {
  readonly #doorbell = new Doorbell();
  readonly #listeners = new Set<Hear>();
  readonly #line: HintLine | undefined;

  /** @param hints missing where no other process can be */
  constructor(hints?: Hints) {
    if (!hints) return;
    this.#line = new HintLine(hints);
    this.#line.listen(
      (touched) => this.heard(touched),
      () =>
        this.heard({
          conversations: this.listenedTo,
          ...{ tickets: true, outbox: true, presence: true },
        }),
    );
  }

  /** To be called after the commit: whoever hears it reads what was committed. */
  touched(touched: Touched): void {
    this.#tell(touched, 'here');
    this.#line?.tell(touched);
  }

  /** What another process has touched, as it was told or found by looking. */
  heard(touched: Touched): void {
    this.#tell(touched, 'elsewhere');
  }

  /** @returns a function that ends the listening */
  listen(hear: Hear): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** To one conversation. @returns a function that ends the listening */
  listenTo(conversationId: string, wake: () => void): () => void {
    return this.#doorbell.listen(conversationId, wake);
  }

  /** Conversations that somebody here listens to. */
  get listenedTo(): readonly string[] {
    return this.#doorbell.rooms;
  }

  #tell(touched: Touched, from: 'here' | 'elsewhere'): void {
    for (const id of touched.conversations ?? []) this.#doorbell.ring(id);
    for (const hear of this.#listeners) hear(touched, from);
  }
}
