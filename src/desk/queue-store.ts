// The queue in the database: filtered, sorted and paged by key, so that page 1,000 costs what the first one does.

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../store/schema';
import type { Database } from '../store/store';
import type { TicketStatus } from '../tickets/ticket-change';
import { matches, searchTerms } from '../tickets/ticket-search-store';

export interface QueueFilter {
  status?: readonly TicketStatus[] | undefined;
  /** Id of a staff member, or `none`. */
  assignee?: string | undefined;
  language?: string | undefined;
  provider?: string | undefined;
  kind?: string | undefined;
  search?: string | undefined;
}

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
  held: number;
  awaiting_since: number | null;
  created_at: number;
  updated_at: number;
}

export interface QueuePage {
  filter: QueueFilter;
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
  const found = db
    .selectFrom('tickets as t')
    .select('t.ordinal')
    .where((eb) => eb.and([...filters(eb, page.filter), ...bounds(eb, order, page.after)]))
    .$if(column !== undefined, (query) => query.orderBy(`t.${column ?? 'updated_at'}`, direction))
    .orderBy('t.ordinal', direction)
    .limit(page.limit);
  const rows = await db
    .selectFrom('tickets')
    .leftJoin('staff', 'staff.id', 'tickets.assignee')
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
      'tickets.held',
      'tickets.awaiting_since',
      'tickets.created_at',
      'tickets.updated_at',
    ])
    .where('tickets.ordinal', 'in', found)
    .$if(column !== undefined, (query) =>
      query.orderBy(`tickets.${column ?? 'updated_at'}`, direction),
    )
    .orderBy('tickets.ordinal', direction)
    .execute();
  return rows as QueueRow[];
}

const ORDERS = {
  waiting: { column: 'awaiting_since', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  newest: { column: undefined, direction: 'desc' },
  rest: { column: undefined, direction: 'desc' },
} as const;

type Builder = ExpressionBuilder<Schema & { t: Schema['tickets'] }, 't'>;

function bounds(eb: Builder, order: Order, after: QueueKey | undefined): Expression<SqlBool>[] {
  const { column, direction } = ORDERS[order];
  const compare = direction === 'asc' ? '>' : '<';
  const group = {
    waiting: [eb('t.awaiting_since', 'is not', null)],
    rest: [eb('t.awaiting_since', 'is', null)],
    newest: [],
    updated: [],
  }[order];
  if (!after) return group;
  if (column === undefined) return [...group, eb('t.ordinal', compare, after.ordinal)];
  const key = sql.ref(`t.${column}`);
  const at = after.at ?? 0;
  return [
    ...group,
    sql<SqlBool>`(${key}, t.ordinal) ${sql.raw(compare)} (${at}, ${after.ordinal})`,
  ];
}

function filters(eb: Builder, filter: QueueFilter): Expression<SqlBool>[] {
  const { status, assignee, language, provider, kind, search } = filter;
  const terms = search === undefined ? undefined : searchTerms(search);
  return [
    // As expressions, so that the index of the order is walked until the page is full. Of the indexes of the columns
    // themselves each ticket would have to be read (80 ms for a provider with 25,000 tickets), and all be sorted.
    status && eb(eb.fn.coalesce('t.status', eb.val('')), 'in', status),
    assignee === 'none' && eb('t.assignee', 'is', null),
    assignee !== undefined &&
      assignee !== 'none' &&
      eb(eb.fn.coalesce('t.assignee', eb.val('')), '=', assignee),
    language !== undefined && eb('t.language', '=', language),
    provider !== undefined && eb(eb.fn.coalesce('t.provider', eb.val('')), '=', provider),
    kind !== undefined && eb('t.kind', '=', kind),
    terms !== undefined && eb('t.ordinal', 'in', matches(terms)),
    // Nothing but punctuation finds nothing.
    search !== undefined && terms === undefined && sql<SqlBool>`1 = 0`,
  ].filter((each) => typeof each === 'object');
}

export async function countByStatus(db: Database): Promise<{ status: string; count: number }[]> {
  return db
    .selectFrom('tickets')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute();
}

export async function countOpenOf(db: Database, staff: string): Promise<number> {
  const row = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assignee', '=', staff)
    .where('status', 'in', ['new', 'open', 'waiting'])
    .executeTakeFirst();
  return row?.count ?? 0;
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
