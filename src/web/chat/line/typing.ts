// Tells the service that the merchant is writing: it waits a little longer for what belongs to the last message.

/** Shorter than the service waits for the next message of somebody who types. */
const EVERY_MS = 3000;

export class TypingSigns {
  readonly #tell: () => void;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** @param tell called with the first letter of a message, and again while it is written */
  constructor(tell: () => void) {
    this.#tell = tell;
  }

  note(): void {
    if (Date.now() - this.#toldAt < EVERY_MS) return;
    this.#toldAt = Date.now();
    this.#tell();
  }

  /** The message is written; the next one is told of at once. */
  end(): void {
    this.#toldAt = Number.NEGATIVE_INFINITY;
  }
}
