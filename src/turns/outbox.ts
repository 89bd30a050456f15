// The outbox worker: sends what is due, tries again by a fixed schedule, and keeps what finally failed.

import type { Clock } from '../clock';
import { ThawError } from '../errors';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import type { DeliveryResult } from '../tickets/delivery-result';
import {
  type Attempt,
  DELIVERY_KINDS,
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
const SOONEST_MS = 20;
const FAULT_PAUSE_MS = 5 * SECOND;
const STORE_RETRY_MS = 500;
/** A receiver may ask for a longer pause, but not for one that loses the delivery. */
const LONGEST_PAUSE_MS = 24 * HOUR;

export type Deliver = (delivery: Delivery) => Promise<DeliveryResult>;

export interface OutboxOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  deliverers: Partial<Record<DeliveryKind, Deliver>>;
  random?: () => number;
}

/** Deliveries of each kind leave by themselves, so that a receiver that hangs holds up only its own kind. */
export class Outbox {
  readonly #queues: Queue[];

  constructor(options: OutboxOptions) {
    const complete = { random: Math.random, ...options };
    this.#queues = DELIVERY_KINDS.map((kind) => new Queue(kind, complete));
  }

  /** Something may be due now. Cheap to call after every commit. */
  wake(): void {
    for (const queue of this.#queues) queue.wake();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.stop()));
  }

  /** Tries everything that is due by the clock once. @returns the number of tries. */
  async runDue(): Promise<number> {
    const tries = await Promise.all(this.#queues.map((queue) => queue.runDue()));
    return tries.reduce((sum, each) => sum + each, 0);
  }
}

class Queue {
  readonly #kind: DeliveryKind;
  readonly #options: Required<OutboxOptions>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(kind: DeliveryKind, options: Required<OutboxOptions>) {
    this.#kind = kind;
    this.#options = options;
  }

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

  async runDue(): Promise<number> {
    const { store, clock } = this.#options;
    let tries = 0;
    for (;;) {
      const due = await dueDeliveries(store.read, clock.now(), { kind: this.#kind, limit: BATCH });
      if (due.length === 0 || this.#stopped) return tries;
      await Promise.all(due.map((delivery) => this.#try(delivery)));
      tries += due.length;
    }
  }

  async #loop(): Promise<void> {
    let soonest = SOONEST_MS;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.runDue();
      }
    } catch (err) {
      soonest = FAULT_PAUSE_MS;
      this.#options.log.error({ err }, 'the outbox could not be read');
    } finally {
      this.#running = undefined;
      await this.#schedule(soonest);
    }
  }

  async #schedule(soonest: number): Promise<void> {
    if (this.#stopped) return;
    const at = await nextDue(this.#options.store.read, this.#kind).catch(() => undefined);
    if (this.#stopped) return;
    const wait = at === undefined ? IDLE_POLL_MS : at - this.#options.clock.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, soonest), IDLE_POLL_MS));
    this.#timer.unref();
  }

  async #try(delivery: Delivery): Promise<void> {
    const { deliverers, log } = this.#options;
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
    await this.#record({ id: delivery.id, ...attempt });
  }

  /** While the store is away the result waits for it: read as due again, the same delivery would leave again. */
  async #record(attempt: Attempt): Promise<void> {
    const { store, clock, log } = this.#options;
    for (;;) {
      try {
        return await store.write((db) => recordAttempt(db, attempt));
      } catch (err) {
        if (this.#stopped || !isStoreFault(err)) throw err;
        log.error({ err, delivery: attempt.id }, 'the store is away; the delivery waits');
        await clock.sleep(STORE_RETRY_MS);
      }
    }
  }

  #next(delivery: Delivery, outcome: DeliveryResult) {
    const now = this.#options.clock.now();
    if (outcome.kind === 'delivered') return { state: 'done', nextAt: now, error: null } as const;
    const pause = RETRY_AFTER_MS[delivery.attempts];
    if (outcome.kind === 'refused' || pause === undefined) {
      return { state: 'failed', nextAt: now, error: outcome.error } as const;
    }
    const spread = pause * (1 + this.#options.random() * JITTER);
    const nextAt =
      now + Math.round(Math.max(spread, Math.min(outcome.retryAfterMs ?? 0, LONGEST_PAUSE_MS)));
    return { state: 'due', nextAt, error: outcome.error } as const;
  }
}

function isStoreFault(err: unknown): boolean {
  return err instanceof ThawError && err.code === 'STORE_UNAVAILABLE';
}
