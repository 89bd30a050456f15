// What one interaction costs on a page of the desk whose processor is slowed: until the next paint, and on the main thread.

import type { CDPSession, Page } from 'playwright-core';
import { SLOWDOWN } from './page-browser.mts';

/** What follows an interaction (an answer of the service that is drawn) counts for its longest frame. */
const AFTER_MS = 500;

export interface Cost {
  /** Until the next paint: the longest event of the interaction, in steps of 8 ms. */
  paint: number;
  /** Processor time of the main thread, slowed: other work of the machine is not in it. */
  work: number;
  /** The longest frame, with what came after the paint. */
  frame: number;
}

interface WatchedWindow {
  deskSeen: { events: number[]; frames: number[] };
}

function watchInteractions(): void {
  const seen = { events: [] as number[], frames: [] as number[] };
  (window as unknown as WatchedWindow).deskSeen = seen;
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      ...{ type, buffered: true },
      // The least that there is.
      ...(type === 'event' && { durationThreshold: 16 }),
    });
  observe('event', (entry) => {
    if ((entry as unknown as { interactionId: number }).interactionId > 0)
      seen.events.push(entry.duration);
  });
  observe('long-animation-frame', ({ duration }) => seen.frames.push(duration));
}

export class DeskProbe {
  readonly page: Page;
  readonly #devtools: CDPSession;
  readonly costs = new Map<string, Cost[]>();

  private constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.#devtools = devtools;
  }

  static async on(page: Page): Promise<DeskProbe> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(watchInteractions);
    return new DeskProbe(page, devtools);
  }

  /** Does something a person does with a key or a finger, and notes what it cost under this name. */
  async act(name: string, act: () => Promise<unknown>): Promise<void> {
    await this.#slow(SLOWDOWN);
    await this.page.evaluate(() => {
      const { deskSeen } = window as unknown as WatchedWindow;
      deskSeen.events.length = 0;
      deskSeen.frames.length = 0;
    });
    const before = await this.#work();
    await act();
    await this.page.waitForTimeout(AFTER_MS);
    const work = (await this.#work()) - before;
    const { events, frames } = await this.page.evaluate(
      () => (window as unknown as WatchedWindow).deskSeen,
    );
    await this.#slow(1);
    const cost = { work, paint: Math.max(16, ...events), frame: Math.max(0, ...frames) };
    this.costs.set(name, [...(this.costs.get(name) ?? []), cost]);
  }

  async #slow(rate: number): Promise<void> {
    await this.#devtools.send('Emulation.setCPUThrottlingRate', { rate });
  }

  async #work(): Promise<number> {
    const { metrics } = await this.#devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }
}
