// The outbox: sends what is due, tries again by a fixed schedule, and keeps what finally failed.

import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import type { DeliveryResult } from '../tickets/delivery-result';
import type { TicketTarget } from './announce';
import { OutboxQueue } from './outbox-queue';
import { DELIVERY_KINDS, type Delivery, type DeliveryKind, type Stream } from './outbox-store';

export type Deliver = (delivery: Delivery) => Promise<DeliveryResult>;

export interface OutboxOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  deliverers: Partial<Record<DeliveryKind, Deliver>>;
  /** Who is told that a kind was stopped. */
  targets?: ReadonlySet<TicketTarget>;
  random?: () => number;
  /** Id of this process, under which it has deliveries under way. */
  me?: string;
}

/** Mail to merchants goes to whatever server each has: it must not hold up the mail to staff. */
const MERCHANTS = 'merchant-email:';
const STREAMS: readonly Stream[] = DELIVERY_KINDS.flatMap((kind): Stream[] =>
  kind === 'email'
    ? [true, false].map((areMeant) => ({ kind, lanes: { prefix: MERCHANTS, areMeant } }))
    : [{ kind }],
);

/** Each stream leaves by itself, so that a receiver that hangs or is dead holds up only its own. */
export class Outbox {
  readonly #queues: OutboxQueue[];

  constructor(options: OutboxOptions) {
    const complete = {
      random: Math.random,
      me: randomUUID(),
      targets: new Set<TicketTarget>(),
      ...options,
      onEnqueued: () => this.wake(),
    };
    this.#queues = STREAMS.map((stream) => new OutboxQueue(stream, complete));
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
