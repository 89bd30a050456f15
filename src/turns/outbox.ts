// The outbox worker: sends what is due, tries again by a fixed schedule, and keeps what finally failed.

import type { Clock } from '../clock';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import type { DeliveryResult } from '../tickets/delivery-result';
import {
  type Delivery,
  type DeliveryKind,
  dueDeliveries,
  nextDue,
  recordAttempt,
} from './outbox-store';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waiting times after each failed try: the schedule of Standard Webhooks 1.0, about 75 hours in all. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Up to a tenth more, so that many deliveries that failed together do not return together. */
const JITTER = 0.1;
const BATCH = 16;
const IDLE_POLL_MS = 30 * SECOND;

export type Deliver = (delivery: Delivery) => Promise<DeliveryResult>;

export interface OutboxOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  deliverers: Partial<Record<DeliveryKind, Deliver>>;
  random?: () => number;
}

export class Outbox {
  readonly #options: Required<OutboxOptions>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = { random: Math.random, ...options };
  }

  /** Something may be due now. Cheap to call after every commit. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Tries everything that is due by the clock once. @returns the number of tries. */
  async runDue(): Promise<number> {
    const { store, clock } = this.#options;
    let tries = 0;
    for (;;) {
      const due = await dueDeliveries(store.read, clock.now(), BATCH);
      if (due.length === 0 || this.#stopped) return tries;
      await Promise.all(due.map((delivery) => this.#try(delivery)));
      tries += due.length;
    }
  }

  async #loop(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.runDue();
      }
    } catch (err) {
      this.#options.log.error({ err }, 'the outbox could not be read');
    } finally {
      this.#running = undefined;
      await this.#schedule();
    }
  }

  async #schedule(): Promise<void> {
    if (this.#stopped) return;
    const at = await nextDue(this.#options.store.read).catch(() => undefined);
    if (this.#stopped) return;
    const wait = at === undefined ? IDLE_POLL_MS : at - this.#options.clock.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, 20), IDLE_POLL_MS));
    this.#timer.unref();
  }

  async #try(delivery: Delivery): Promise<void> {
    const { deliverers, store, log } = this.#options;
    const deliver = deliverers[delivery.kind];
    const outcome: DeliveryResult = deliver
      ? await deliver(delivery).catch((err: unknown) => ({ kind: 'retry', error: String(err) }))
      : { kind: 'retry', error: `no receiver for ${delivery.kind} is configured` };
    const attempt = this.#next(delivery, outcome);
    if (outcome.kind !== 'delivered') {
      log.warn(
        { delivery: delivery.id, kind: delivery.kind, state: attempt.state, error: attempt.error },
        'delivery failed',
      );
    }
    await store.write((db) => recordAttempt(db, { id: delivery.id, ...attempt }));
  }

  #next(delivery: Delivery, outcome: DeliveryResult) {
    const now = this.#options.clock.now();
    if (outcome.kind === 'delivered') return { state: 'done', nextAt: now, error: null } as const;
    const pause = RETRY_AFTER_MS[delivery.attempts];
    if (outcome.kind === 'refused' || pause === undefined) {
      return { state: 'failed', nextAt: now, error: outcome.error } as const;
    }
    const spread = pause * (1 + this.#options.random() * JITTER);
    const nextAt = now + Math.round(Math.max(spread, outcome.retryAfterMs ?? 0));
    return { state: 'due', nextAt, error: outcome.error } as const;
  }
}
