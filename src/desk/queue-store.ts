// The queue in the database: filtered, sorted and paged by key, so that page 1,000 costs what the first one does.

import { type RawBuilder, sql } from 'kysely';
import { throughIndex } from '../store/dialect';
import type { Database } from '../store/store';
import { UNCLOSED } from '../tickets/ticket';
import { conditionsOf, placesOf, type TicketFilter } from '../tickets/ticket-list-store';

/** `waiting`: whoever waits longest first, then the rest by age. */
export type QueueSort = 'waiting' | 'newest' | 'updated';

/** The key of the last row of a page. */
export interface QueueKey {
  ordinal: number;
  /** Of `waiting` and `updated`; absent among those that do not wait. */
  at?: number | undefined;
}

export interface QueueRow {
  ordinal: number;
  number: string;
  kind: string;
  status: string;
  language: string;
  provider: string | null;
  merchant_id: string | null;
  terminal_id: string | null;
  subject: string;
  assignee: string | null;
  assignee_name: string | null;
  team: string | null;
  team_name: string | null;
  held: number;
  awaiting_since: number | null;
  put_off: number;
  put_off_until: number | null;
  came_back_at: number | null;
  tags: string | null;
  created_at: number;
  updated_at: number;
}

export interface QueuePage {
  /** What is searched for is listed newest first. */
  filter: TicketFilter;
  sort: QueueSort;
  after: QueueKey | undefined;
  limit: number;
}

export async function listQueue(db: Database, page: QueuePage): Promise<QueueRow[]> {
  if (page.sort !== 'waiting') return rowsOf(db, page.sort, page);
  const { after, limit } = page;
  // Those who wait, and after the last of them the rest.
  const isPast = after !== undefined && after.at === undefined;
  const waiting = isPast ? [] : await rowsOf(db, 'waiting', page);
  if (waiting.length === limit) return waiting;
  const rest = { ...page, after: isPast ? after : undefined, limit: limit - waiting.length };
  return [...waiting, ...(await rowsOf(db, 'rest', rest))];
}

type Order = QueueSort | 'rest';

/** The ordinals are found in an index alone; only the rows of the page itself are read. */
async function rowsOf(db: Database, order: Order, page: QueuePage): Promise<QueueRow[]> {
  const { column, direction } = ORDERS[order];
  const places = await found(db, order, page);
  const rows = await queueRows(db)
    .where('tickets.ordinal', 'in', sql<number>`(select ordinal ${places} limit ${page.limit})`)
    .$if(column !== undefined, (query) =>
      query.orderBy(`tickets.${column ?? 'updated_at'}`, direction),
    )
    .orderBy('tickets.ordinal', direction)
    .execute();
  return rows as QueueRow[];
}

/** Tickets as the queue shows them. */
export function queueRows(db: Database) {
  return db
    .selectFrom('tickets')
    .leftJoin('staff', 'staff.id', 'tickets.assignee')
    .leftJoin('crews', 'crews.id', 'tickets.team')
    .select([
      'tickets.ordinal',
      'tickets.number',
      'tickets.kind',
      'tickets.status',
      'tickets.language',
      'tickets.provider',
      'tickets.merchant_id',
      'tickets.terminal_id',
      'tickets.subject',
      'tickets.assignee',
      'staff.name as assignee_name',
      'tickets.team',
      'crews.name as team_name',
      'tickets.held',
      'tickets.awaiting_since',
      'tickets.put_off',
      'tickets.put_off_until',
      'tickets.came_back_at',
      'tickets.tags',
      'tickets.created_at',
      'tickets.updated_at',
    ]);
}

const ORDERS = {
  waiting: { column: 'awaiting_since', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  newest: { column: undefined, direction: 'desc' },
  rest: { column: undefined, direction: 'desc' },
} as const;

async function found(
  db: Database,
  order: Order,
  { filter, after }: QueuePage,
): Promise<RawBuilder<unknown>> {
  if (order === 'newest') {
    const place = after && { ordinal: after.ordinal, updatedAt: 0 };
    return placesOf(db, { filter, sort: 'newest', after: place });
  }
  const { column, direction } = ORDERS[order];
  const key = column === undefined ? sql`ordinal` : sql`(${sql.ref(column)}, ordinal)`;
  const isPast = direction === 'asc' ? sql`>` : sql`<`;
  const last =
    after &&
    (column === undefined ? sql`${after.ordinal}` : sql`(${after.at ?? 0}, ${after.ordinal})`);
  const conditions = [
    sql`true`,
    ...(order === 'waiting' ? [sql`awaiting_since is not null`] : []),
    ...(order === 'rest' ? [sql`awaiting_since is null`] : []),
    ...conditionsOf(filter),
    ...(last ? [sql`${key} ${isPast} ${last}`] : []),
  ];
  const way = sql.raw(direction);
  const sorted =
    column === undefined ? sql`ordinal ${way}` : sql`${sql.ref(column)} ${way}, ordinal ${way}`;
  return sql`from tickets where ${sql.join(conditions, sql` and `)} order by ${sorted}`;
}

export async function countByStatus(db: Database): Promise<{ status: string; count: number }[]> {
  return db
    .selectFrom('tickets')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
}

/** How many are put off, by status and by who has them. */
export async function countPutOff(
  db: Database,
): Promise<{ status: string; assignee: string | null; count: number }[]> {
  return db
    .selectFrom('tickets')
    .select((eb) => ['status', 'assignee', eb.fn.countAll<number>().as('count')])
    .where(({ eb, lit }) => eb('put_off', '=', lit(1)))
    .groupBy(['status', 'assignee'])
    .execute();
}

export async function countOpenOf(db: Database, staff: string): Promise<number> {
  const row = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assignee', '=', staff)
    .where('status', 'in', UNCLOSED)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/**
 * How many there are, counted up to `most`. Unlike for a list, SQLite and PostgreSQL choose the index: few tickets have
 * one state, person or tag, and what most have is counted up soon.
 */
export async function countUpTo(db: Database, filter: TicketFilter, most: number): Promise<number> {
  const { status, assignee, provider, search, ...rest } = filter;
  const plain = [
    status && sql`status in (${sql.join(status)})`,
    assignee && assignee !== 'none' && sql`assignee = ${assignee}`,
    provider && sql`provider = ${provider}`,
  ].filter((each) => typeof each === 'object');
  const others = assignee === 'none' ? { ...rest, assignee } : rest;
  const conditions = [sql`true`, ...plain, ...conditionsOf(others)];
  const found =
    search === undefined
      ? sql`from tickets where ${sql.join(conditions, sql` and `)}`
      : await placesOf(db, { filter, sort: 'newest' });
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (select ordinal ${found} limit ${most}) as found`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Counted in the index that has both columns. */
export async function countUnassigned(db: Database): Promise<number> {
  const where = sql.join(conditionsOf({ status: UNCLOSED, assignee: 'none' }), sql` and `);
  const tickets = throughIndex(db, 'tickets', 'tickets_newest');
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${tickets} where ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** In order; found by hopping from one to the next in the index, however many tickets each has. */
export async function providersOf(db: Database): Promise<string[]> {
  const result = await sql<{ provider: string }>`
    WITH RECURSIVE each (provider) AS (
      SELECT min(provider) FROM tickets WHERE provider IS NOT NULL
      UNION ALL
      SELECT (SELECT min(provider) FROM tickets WHERE provider > each.provider) FROM each WHERE each.provider IS NOT NULL
    )
    SELECT provider FROM each WHERE provider IS NOT NULL LIMIT 200`.execute(db);
  return result.rows.map(({ provider }) => provider);
}
