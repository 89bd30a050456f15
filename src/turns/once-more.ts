// Does something one at a time, and once more after whatever asked for it meanwhile.

export class OnceMore {
  readonly #job: () => Promise<void>;
  #running: Promise<void> | undefined;
  #again = false;

  /** @param job sees to its own faults */
  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  /** Resolves when a run that began after the call is over. */
  ask(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#job();
    }
    // In the same breath as the last look at `again`: whoever comes after it begins anew.
    this.#running = undefined;
  }
}
