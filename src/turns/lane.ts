// The queue of one conversation: what was entered and is not yet answered, and the wait for what may belong to it.

import type { ReplyActivity } from '../bot/turn';
import type { Clock } from '../clock';
import type { Place } from '../traces/traces';
import type { PendingTurn } from './accept';

/** Whoever has more to say mostly sends it within this time of the last message. */
export const NEXT_WITHIN_MS = 1500;
/** And while typing within this one. */
export const TYPED_WITHIN_MS = 6000;

/** A message or an event on its way to its answer. */
export class Entry {
  /** What accepted it, where that is traced in this process. */
  from?: Place | undefined;
  readonly replies: Promise<ReplyActivity[]>;
  answer!: (replies: ReplyActivity[]) => void;
  fail!: (err: unknown) => void;

  /**
   * @param isAwaited a request stays open until the replies are there
   * @param at when it was entered, by the clock
   */
  constructor(
    readonly turn: PendingTurn,
    readonly isAwaited: boolean,
    readonly at: number,
  ) {
    this.replies = new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
    });
    // Whoever asks hears of the fault; if nobody does, it is in the log.
    this.replies.catch(() => {});
  }
}

export class Lane {
  readonly #clock: Clock;
  readonly #queue: Entry[] = [];
  /** Under which this process holds the conversation. */
  fence = 0;
  #isTyping = false;
  #isHurried = false;
  #bell: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What another process accepted may come late, and has its place before what came after it. */
  enter(entry: Entry): void {
    this.#insert(entry);
    this.#isTyping = false;
    this.#bell?.abort();
  }

  putBack(entries: readonly Entry[]): void {
    for (const entry of entries) this.#insert(entry);
  }

  /** The merchant has begun to type after the last message. */
  noteTyping(): void {
    this.#isTyping = true;
    this.#bell?.abort();
  }

  /** Nobody waits here any more. */
  hurry(): void {
    this.#isHurried = true;
    this.#bell?.abort();
  }

  take(): Entry | undefined {
    return this.#queue.shift();
  }

  takeAll(): Entry[] {
    return this.#queue.splice(0);
  }

  /** What is next in the queue, left there. */
  peek(): Entry | undefined {
    return this.#queue[0];
  }

  /** As `peek`, after a wait if there is nothing yet: as long as is usual after a message of this time. */
  async waitForNext(after: number): Promise<Entry | undefined> {
    while (!this.peek() && !this.#isHurried) {
      const patience = this.#isTyping ? TYPED_WITHIN_MS : NEXT_WITHIN_MS;
      // A clock that is set back does not make it longer.
      const left = Math.min(patience, after + patience - this.#clock.now());
      if (left <= 0) break;
      const bell = new AbortController();
      this.#bell = bell;
      await this.#clock.sleep(left, bell.signal);
      if (!bell.signal.aborted) break;
    }
    return this.peek();
  }

  #insert(entry: Entry): void {
    const after = this.#queue.findLastIndex(({ turn }) => turn.seq < entry.turn.seq);
    this.#queue.splice(after + 1, 0, entry);
  }
}
