// How much waits in the inbox and in the outbox, and since when; read from indexes alone.

import { sql } from 'kysely';
import type { Database } from '../../store/store';
import { GIVEN_UP } from '../../turns/lease-store';
import { DELIVERY_KINDS, type DeliveryKind } from '../../turns/outbox-store';

export interface Depth {
  count: number;
  /** When the oldest came in, in milliseconds since 1970; null: nothing waits. */
  since: number | null;
}

export interface Depths {
  inbox: Depth;
  /** Messages whose turns failed; they are tried again by the next start. */
  givenUp: number;
  outbox: ReadonlyMap<DeliveryKind, Depth>;
  /** Kinds of delivery that wait for staff, because their receiver wants no more. */
  stopped: ReadonlySet<string>;
}

export async function readDepths(db: Database): Promise<Depths> {
  const inbox = await db
    .selectFrom('activities')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('since')])
    .where('pending', '=', sql.lit(1))
    .where('attempts', '<', GIVEN_UP)
    .executeTakeFirstOrThrow();
  const failed = await db
    .selectFrom('activities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('pending', '=', sql.lit(1))
    .where('attempts', '>=', GIVEN_UP)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => [
      'kind',
      fn.countAll<number>().as('count'),
      fn.min('created_at').as('since'),
    ])
    .where('state', '=', sql.lit('due'))
    .groupBy('kind')
    .execute();
  const stops = await db.selectFrom('delivery_stops').select('kind').execute();
  const found = new Map(rows.map(({ kind, count, since }) => [kind, { count, since }]));
  return {
    inbox,
    givenUp: failed.count,
    outbox: new Map(DELIVERY_KINDS.map((kind) => [kind, found.get(kind) ?? NOTHING])),
    stopped: new Set(stops.map(({ kind }) => kind)),
  };
}

const NOTHING: Depth = { count: 0, since: null };
