// A clock that stands still until a test moves it.

import type { Clock } from '../../src/clock';

export class ManualClock implements Clock {
  #now: number;

  constructor(start = '2026-11-20T02:00:00Z') {
    this.#now = Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  /** Waiting passes no time: whoever sleeps goes on in the next round of the event loop. */
  async sleep(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
