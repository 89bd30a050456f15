// The deliveries as staff see them, and what staff do about them: replay one, lift a stop.

import { ThawError } from '../errors';
import { audit } from '../staff/audit-store';
import type { Store } from '../store/store';
import type { StaffRef } from '../tickets/desk-change';
import { type DeliveryKind, liftStop, makeDueAgain } from '../turns/outbox-store';
import type { Signal } from '../turns/signal';
import {
  countDeliveries,
  type DeliveryQuery,
  findDelivery,
  type Place,
  pageOfDeliveries,
  stopsOfDeliveries,
  triesOf,
} from './deliveries-store';
import type { DeliveriesView } from './views';

const PAGE = 50;

export interface DeliveriesParts {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  signal: Signal;
}

type Filter = Pick<DeliveryQuery, 'state' | 'kind'> & { cursor?: string | undefined };

export class Deliveries {
  readonly #parts: DeliveriesParts;

  constructor(parts: DeliveriesParts) {
    this.#parts = parts;
  }

  /** @throws ThawError BODY_INVALID for a cursor that is none */
  async view({ cursor, ...filter }: Filter): Promise<DeliveriesView> {
    const { read } = this.#parts.store;
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const found = await pageOfDeliveries(read, { ...filter, after, limit: PAGE + 1 });
    const rows = found.slice(0, PAGE);
    const tries = await triesOf(
      read,
      rows.map(({ id }) => id),
    );
    const stops = await stopsOfDeliveries(read);
    const last = found.length > PAGE ? rows.at(-1) : undefined;
    return {
      deliveries: rows.map(({ created_at, next_at, last_error, ...row }) => ({
        ...row,
        createdAt: timeOf(created_at),
        nextAt: row.state === 'due' ? timeOf(next_at) : null,
        lastError: last_error,
        tries: tries
          .filter(({ delivery }) => delivery === row.id)
          .map(({ at, outcome, error }) => ({ at: timeOf(at), outcome, error })),
      })),
      next: last ? cursorOf({ createdAt: last.created_at, id: last.id }) : null,
      counts: await countDeliveries(read),
      stops: stops.map((stop) => ({ ...stop, at: timeOf(stop.at) })),
    };
  }

  /**
   * Makes a delivery due at once, under the same id and with all tries before it.
   * @throws ThawError DELIVERY_UNKNOWN, DELIVERY_ARRIVED
   */
  async replay(id: string, by: StaffRef): Promise<void> {
    const { store, now, signal } = this.#parts;
    await store.write(async (db) => {
      const found = await findDelivery(db, id);
      if (!found) throw new ThawError('DELIVERY_UNKNOWN', { id });
      const { kind, state } = found;
      // The merchant would read the same words twice: the channel does not recognise repeats.
      if (kind === 'teams' && state === 'done') throw new ThawError('DELIVERY_ARRIVED', { id });
      const at = now();
      await makeDueAgain(db, id, at);
      await audit(db, {
        ...actor(by),
        action: 'replay',
        subject: id,
        details: { kind, state },
        at,
      });
    });
    signal.touched({ outbox: true });
  }

  /** What was refused and what waited is due; nothing happens when nothing is stopped. */
  async lift(kind: DeliveryKind, by: StaffRef): Promise<void> {
    const { store, now, signal } = this.#parts;
    await store.write(async (db) => {
      const at = now();
      if (!(await liftStop(db, kind, at))) return;
      await audit(db, { ...actor(by), action: 'lift', subject: kind, at });
    });
    signal.touched({ outbox: true });
  }
}

function actor({ id, name }: StaffRef): { who: string; name: string } {
  return { who: id, name };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}

function cursorOf({ createdAt, id }: Place): string {
  return `${createdAt}~${id}`;
}

function placeOf(cursor: string): Place {
  const [, createdAt, id] = /^(\d{1,15})~(.+)$/.exec(cursor) ?? [];
  if (createdAt === undefined || id === undefined) {
    throw new ThawError('BODY_INVALID', { faults: 'cursor: must be `next` of the page before' });
  }
  return { createdAt: Number(createdAt), id };
}
