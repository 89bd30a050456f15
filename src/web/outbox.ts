// Keeps what the merchant sends while the connection is down and posts it, in order, when it is back.

import type { DirectLine, Observer, Stream } from './webchat-api';

/** What the official client answers in place of an id when the server was not reached. */
const NOT_SENT = 'retry';
const PAUSE_MS = 2_000;

interface Letter {
  activity: unknown;
  observer: Observer<string>;
}

/**
 * The same activity may be posted twice when only the answer was lost; it then carries the same
 * `channelData.clientActivityID`, by which the server knows the repeat.
 */
export class Outbox {
  #letters: Letter[] = [];
  #line: DirectLine | undefined;
  #isSending = false;
  #abort = () => {};

  /** A letter waits until it is posted, or until Web Chat gives it up by unsubscribing. */
  post(activity: unknown): Stream<string> {
    return {
      subscribe: (observer) => {
        const letter = { activity, observer };
        this.#letters.push(letter);
        void this.#sendAll();
        return { unsubscribe: () => this.#remove(letter) };
      },
    };
  }

  resume(line: DirectLine): void {
    this.#line = line;
    void this.#sendAll();
  }

  pause(): void {
    this.#line = undefined;
    this.#abort();
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#line && this.#letters[0]) {
      const isDone = await this.#send(this.#line, this.#letters[0]);
      if (!isDone && this.#line) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.#isSending = false;
  }

  /** @returns false when the letter has to be posted again. A refusal (4xx) is final and shown by Web Chat. */
  #send(line: DirectLine, letter: Letter): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (tell: () => void) => {
        this.#remove(letter);
        tell();
        resolve(true);
      };
      const posting = line.postActivity(letter.activity).subscribe({
        next: (id) => (id === NOT_SENT ? resolve(false) : finish(() => letter.observer.next?.(id))),
        error: (error) => finish(() => letter.observer.error?.(error)),
      });
      this.#abort = () => {
        posting.unsubscribe();
        resolve(false);
      };
    });
  }

  #remove(letter: Letter): void {
    this.#letters = this.#letters.filter((other) => other !== letter);
  }
}
