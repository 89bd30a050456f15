// Tells the service how far the merchant has read: at most every two seconds, and again when that did not arrive.

import { Refusal } from './refusal';

/** What is read one after the other is told in one call. */
const EVERY_MS = 2000;

interface ReadSignsParts {
  isOnline(): boolean;
  /** @throws Refusal, or another error when it is not known whether it arrived */
  tell(activityId: string): Promise<void>;
}

export class ReadSigns {
  readonly #parts: ReadSignsParts;
  #due: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ReadSignsParts) {
    this.#parts = parts;
  }

  /** @param activityId of the last message that was read; a later call names a later one */
  note(activityId: string): void {
    this.#due = activityId;
    this.#go();
  }

  /** The line is there again. */
  resume(): void {
    this.#go();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#due = undefined;
  }

  #go(): void {
    if (this.#timer !== undefined || this.#due === undefined || !this.#parts.isOnline()) return;
    const told = this.#due;
    this.#due = undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#go();
    }, EVERY_MS);
    this.#parts.tell(told).catch((error) => {
      // Too many calls, a token that has just ended, a line that broke: told again, unless more was read meanwhile.
      const isFinal = error instanceof Refusal && ![403, 429].includes(error.status);
      if (isFinal) return;
      this.#due ??= told;
      this.#go();
    });
  }
}
