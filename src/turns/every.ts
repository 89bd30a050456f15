// Does something again and again, with a pause in between, until it is stopped.

export class Every {
  readonly #pauseMs: number;
  readonly #job: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  /** @param job sees to its own faults */
  constructor(pauseMs: number, job: () => Promise<void>) {
    this.#pauseMs = pauseMs;
    this.#job = job;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#job().finally(() => {
        this.#running = undefined;
        this.start();
      });
    }, this.#pauseMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
