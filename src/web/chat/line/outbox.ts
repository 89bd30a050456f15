// Keeps what the merchant sends until the service has acknowledged it, and sends it in order.

import type { Calls } from './calls';
import type { Letter } from './letter';
import type { Entry, Queue } from './queue';
import type { Refusal } from './refusal';
import { isFault, type Verdict, verdictOn } from './verdict';
import { askedWait, waitBefore } from './waits';

/** A letter may be posted twice when only the answer was lost; by its id the service knows the repeat. */
export class Outbox {
  readonly #queue: Queue;
  readonly #onExpired: () => void;
  #calls: Calls | undefined;
  #current: { entry: Entry; abort: AbortController } | undefined;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #endRest = () => {};

  /** @param onExpired the token does not serve any more; the outbox waits until it is resumed */
  constructor(queue: Queue, onExpired: () => void) {
    this.#queue = queue;
    this.#onExpired = onExpired;
  }

  restore(letters: readonly Letter[]): void {
    this.#queue.restore(letters);
    void this.#sendAll();
  }

  add(letter: Letter, isQuiet = false): void {
    this.#queue.add(letter, isQuiet);
    void this.#sendAll();
  }

  resend(id: string): void {
    const entry = this.#queue.find(id);
    if (entry?.letter.state !== 'refused') return;
    this.#queue.remove(entry);
    const { reason: _reason, ...letter } = entry.letter;
    this.add({ ...letter, state: 'waiting' });
  }

  drop(id: string): void {
    const entry = this.#queue.find(id);
    if (entry) this.#remove(entry);
  }

  /** The letter came back on the stream: it has arrived, whatever becomes of the answer. */
  hear(id: string): void {
    const entry = this.#queue.find(id);
    if (entry) this.#sent(entry);
  }

  /** What was under way when the line broke may hang on a dead connection. A large file may as well get through. */
  resume(calls: Calls): void {
    const wasPaused = this.#calls === undefined;
    this.#calls = calls;
    this.#queue.forgetTries();
    if (wasPaused && this.#current?.entry.letter.files.length === 0) this.#current.abort.abort();
    this.#endRest();
    void this.#sendAll();
  }

  pause(): void {
    this.#calls = undefined;
  }

  end(): void {
    this.pause();
    this.#current?.abort.abort();
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (;;) {
      const entry = this.#queue.next;
      if (!this.#calls || !entry) break;
      await this.#send(entry, this.#calls);
    }
    this.#isSending = false;
  }

  async #send(entry: Entry, calls: Calls): Promise<void> {
    const abort = new AbortController();
    this.#current = { entry, abort };
    entry.tries += 1;
    this.#queue.change(entry, { state: 'sending' });
    const onProgress = (progress: number) => {
      if (this.#queue.has(entry)) this.#queue.change(entry, { progress });
    };
    const error = await calls.send(entry.letter, abort.signal, onProgress).then(
      () => this.#sent(entry),
      (reason: unknown) => reason ?? 'unknown',
    );
    this.#current = undefined;
    if (error === undefined || !this.#queue.has(entry)) return;
    const verdict = this.#judge(entry, error);
    if (verdict === 'again' && !abort.signal.aborted) await this.#rest(entry, error);
  }

  #judge(entry: Entry, error: unknown): Verdict {
    if (isFault(error)) entry.faults += 1;
    const verdict = verdictOn(error, entry);
    entry.hasNewToken = verdict === 'open';
    if (verdict !== 'refused') this.#queue.change(entry, { state: 'waiting' });
    else if (entry.isQuiet) this.#queue.remove(entry);
    else this.#queue.change(entry, { state: 'refused', reason: (error as Refusal).code });
    if (verdict === 'open') {
      this.pause();
      this.#onExpired();
    }
    return verdict;
  }

  #sent(entry: Entry): void {
    if (!this.#queue.has(entry)) return;
    this.#remove(entry);
    this.#queue.change(entry, { state: 'sent' });
  }

  #remove(entry: Entry): void {
    this.#queue.remove(entry);
    if (this.#current?.entry === entry) this.#current.abort.abort();
  }

  /** A wait that the service asked for is kept; another ends with the first sign that the line is back. */
  #rest({ tries }: Entry, error: unknown): Promise<void> {
    const asked = askedWait(error);
    if (asked === 0 && !this.#calls) return Promise.resolve();
    return new Promise((resolve) => {
      this.#timer = setTimeout(resolve, asked || waitBefore(tries));
      this.#endRest = asked > 0 ? () => {} : resolve;
    });
  }
}
