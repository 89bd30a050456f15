// Wakes conversations at the time that their last turn asked for: an internal event, answered by a turn of its own.

import type { Clock } from '../clock';
import type { Logger } from '../log';
import type { Database, Store } from '../store/store';
import type { PendingTurn } from './accept';
import { dueWakeUps, setWakeAt } from './conversation-store';
import { insertInternalEvent } from './internal-event';
import type { Turns } from './turns';
import { WAKE_EVENT } from './wake-up-event';

const POLL_MS = 30_000;
const BATCH = 50;

export interface WakeUpsOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  turns: Turns;
}

export class WakeUps {
  readonly #options: WakeUpsOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: WakeUpsOptions) {
    this.#options = options;
  }

  /** Looks for what is due now, and from then on every half minute. */
  start(): void {
    if (this.#stopped) return;
    this.#running = this.#look().finally(() => {
      this.#running = undefined;
      if (this.#stopped) return;
      this.#timer = setTimeout(() => this.start(), POLL_MS);
      this.#timer.unref();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Enters the turns of all conversations that are due by the clock. @returns their turns */
  async runDue(): Promise<PendingTurn[]> {
    const { store, clock, turns } = this.#options;
    const entered: PendingTurn[] = [];
    for (;;) {
      const woken = await store.write((db) => wakeDue(db, clock.now()));
      for (const turn of woken) turns.enter(turn);
      entered.push(...woken);
      if (woken.length < BATCH || this.#stopped) return entered;
    }
  }

  async #look(): Promise<void> {
    try {
      await this.runDue();
    } catch (err) {
      this.#options.log.error({ err }, 'the wake-ups could not be read');
    }
  }
}

/** The event is stored and the time cleared together, so that no conversation is woken twice. */
async function wakeDue(db: Database, now: number): Promise<PendingTurn[]> {
  const woken: PendingTurn[] = [];
  for (const { id } of await dueWakeUps(db, { now, limit: BATCH })) {
    await setWakeAt(db, { id, wakeAt: null });
    const turn = await insertInternalEvent(db, id, { name: WAKE_EVENT, now });
    if (turn) woken.push(turn);
  }
  return woken;
}
