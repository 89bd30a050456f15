// Keeps the newest words in sight, and leaves alone whoever has scrolled up to read.

/** So far from the end still counts as being there. */
const NEAR_PX = 60;

export class Scroll {
  readonly #log: HTMLElement;
  readonly #toEnd: HTMLElement;
  #isAtEnd = true;
  #last: Element | null = null;

  constructor(log: HTMLElement, toEnd: HTMLElement) {
    this.#log = log;
    this.#toEnd = toEnd;
    log.addEventListener('scroll', () => this.#look(), { passive: true });
    // Pictures that arrive, the keyboard that opens, buttons that come and go.
    new ResizeObserver(() => this.stay()).observe(log);
    log.addEventListener('load', () => this.stay(), { capture: true });
    toEnd.addEventListener('click', () => this.#end());
  }

  /** The merchant has spoken: wherever they were reading, the talk goes on at the end. */
  follow(): void {
    this.#isAtEnd = true;
  }

  /** Something below the last message has come or gone. */
  stay(): void {
    if (this.#isAtEnd) this.#end();
  }

  /** After the transcript was drawn: a long answer is read from its beginning. */
  settle(): void {
    const { lastElementChild } = this.#log.firstElementChild as HTMLElement;
    if (lastElementChild === this.#last) return;
    const firstNew = this.#last?.nextElementSibling;
    this.#last = lastElementChild;
    if (!this.#isAtEnd) {
      this.#look();
      return;
    }
    this.#end();
    if (firstNew instanceof HTMLElement) {
      const above = this.#log.getBoundingClientRect().top - firstNew.getBoundingClientRect().top;
      if (above > 0) this.#log.scrollTop -= above + 8;
    }
  }

  #look(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#toEnd.hidden = this.#isAtEnd;
  }

  #end(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}
