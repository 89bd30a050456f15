// What staff see of the outbox: pages of deliveries with their tries, counts and stops. Never the payload: it holds contacts.

import { sql } from 'kysely';
import { entryOrder, jsonText } from '../store/dialect';
import type { Database } from '../store/store';
import type { DeliveryKind } from '../turns/outbox-store';

export type DeliveryState = 'due' | 'done' | 'failed';

/** Where a page ends. */
export interface Place {
  createdAt: number;
  id: string;
}

export interface DeliveryQuery {
  state?: DeliveryState | undefined;
  kind?: DeliveryKind | undefined;
  after?: Place | undefined;
  limit: number;
}

/** Where each kind's payload names its ticket. */
const TICKET = [
  ['data', 'number'],
  ['event', 'data', 'number'],
  ['ticket', 'number'],
  ['activity', 'channelData', 'thaw', 'ticket'],
];

/** Newest first. */
export async function pageOfDeliveries(db: Database, { state, kind, after, limit }: DeliveryQuery) {
  let query = db
    .selectFrom('outbox')
    .select(['id', 'kind', 'state', 'attempts', 'next_at', 'last_error', 'created_at'])
    .select(ticketIn(db).as('ticket'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  // Written out, so that the indexes of what is due and of what failed are found.
  if (state) query = query.where('state', '=', sql.lit(state));
  if (kind) query = query.where('kind', '=', kind);
  if (after)
    query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}, ${after.id})`);
  return query.execute();
}

function ticketIn(db: Database) {
  const places = TICKET.map((path) => jsonText(db, 'payload', path));
  return sql<string | null>`coalesce(${sql.join(places)})`;
}

/** Oldest first. */
export async function triesOf(db: Database, deliveries: readonly string[]) {
  if (deliveries.length === 0) return [];
  return db
    .selectFrom('outbox_tries')
    .selectAll()
    .where('delivery', 'in', deliveries)
    .orderBy('at')
    .orderBy(entryOrder())
    .execute();
}

export async function countDeliveries(db: Database): Promise<Record<DeliveryState, number>> {
  const [row] = await db
    .selectNoFrom(({ selectFrom }) => {
      const count = () => selectFrom('outbox').select(sql<number>`count(*)`.as('count'));
      return [
        count().where('state', '=', sql.lit('due')).as('due'),
        count().where('state', '=', sql.lit('failed')).as('failed'),
        count().as('all'),
      ];
    })
    .execute();
  const { due, failed, all } = { due: row?.due ?? 0, failed: row?.failed ?? 0, all: row?.all ?? 0 };
  return { due, failed, done: all - due - failed };
}

export async function stopsOfDeliveries(db: Database) {
  return db.selectFrom('delivery_stops').selectAll().orderBy('at').execute();
}

export async function findDelivery(db: Database, id: string) {
  return db
    .selectFrom('outbox')
    .select(['id', 'kind', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
}
