// The line above the conversation that says how the connection is.

export type BannerState =
  | 'hidden'
  | 'offline'
  | 'reconnecting'
  | 'restored'
  | 'newConversationFailed'
  | 'signInEnded';

/** Shorter gaps are not worth a word: most reconnections take less. */
const PATIENCE_MS = 1_200;
const FAREWELL_MS = 2_500;

export class Banner {
  readonly #element: HTMLElement;
  readonly #say: (key: string) => string;
  #state: BannerState = 'hidden';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, say: (key: string) => string) {
    this.#element = element;
    this.#say = say;
  }

  lost(): void {
    if (this.#state === 'signInEnded') return;
    const next = navigator.onLine ? 'reconnecting' : 'offline';
    if (this.#state === 'offline' || this.#state === 'reconnecting') this.show(next);
    else this.#after(PATIENCE_MS, next);
  }

  online(): void {
    const wasShown = this.#state === 'offline' || this.#state === 'reconnecting';
    this.show(wasShown ? 'restored' : 'hidden');
    if (wasShown) this.#after(FAREWELL_MS, 'hidden');
  }

  show(state: BannerState): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#state = state;
    this.#element.dataset.state = state;
    this.#element.textContent = state === 'hidden' ? '' : this.#say(state);
  }

  /** Says the same in the language chosen meanwhile. */
  refresh(): void {
    if (this.#state !== 'hidden') this.#element.textContent = this.#say(this.#state);
  }

  #after(delayMs: number, state: BannerState): void {
    if (this.#timer !== undefined && state !== 'hidden') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(state), delayMs);
  }
}
