// The three dots: shown while an answer is being found, for as long as one may be expected.

/** A message that seems unfinished is answered only after a while. */
const LONGEST_MS = 8_000;
/** Most answers are there sooner, and need no sign. */
const FIRST_MS = 350;

export class Dots {
  readonly #element: HTMLElement;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, onChange: () => void) {
    this.#element = element;
    this.#onChange = onChange;
  }

  start(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#show(true);
      this.#timer = setTimeout(() => this.#show(false), LONGEST_MS);
    }, FIRST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#show(false);
  }

  #show(isShown: boolean): void {
    this.#element.hidden = !isShown;
    this.#onChange();
  }
}
