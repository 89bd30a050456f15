// Does something again and again, one round after the other.

export interface RoundsOptions {
  everyMs: number;
  round: () => Promise<unknown>;
  onFault: (err: unknown) => void;
}

export class Rounds {
  readonly #options: RoundsOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#round();
    }, this.#options.everyMs).unref();
  }

  /** Resolves when the round under way is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    const { round, onFault } = this.#options;
    await round().catch(onFault);
    this.start();
  }
}
