// A clock that stands still, and its sleepers with it, until a test moves it.

import { ManualClock } from './manual-clock';

interface Sleeper {
  until: number;
  wake(): void;
}

export class SteppedClock extends ManualClock {
  readonly #sleepers = new Set<Sleeper>();

  override advance(ms: number): void {
    super.advance(ms);
    for (const sleeper of [...this.#sleepers]) if (sleeper.until <= this.now()) sleeper.wake();
  }

  override sleep(ms = 0, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(sleeper);
        resolve();
      };
      const sleeper = { until: this.now() + ms, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  get sleeping(): number {
    return this.#sleepers.size;
  }

  /** Resolves when so many sleep at once; bounded. */
  async untilSleeping(count = 1): Promise<void> {
    const end = Date.now() + 10_000;
    while (this.#sleepers.size !== count) {
      if (Date.now() > end) throw new Error(`${this.#sleepers.size} sleep, not ${count}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
