// Whole tickets in the database: filtered, sorted and paged by key, so that nothing is lost or repeated while tickets come in.

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../store/schema';
import type { Database } from '../store/store';
import type { TicketStatus } from './ticket-change';
import { matches, searchTerms } from './ticket-search-store';

export interface TicketFilter {
  status?: readonly TicketStatus[] | undefined;
  /** Id of a staff member, or `none`. */
  assignee?: string | undefined;
  language?: string | undefined;
  provider?: string | undefined;
  kind?: string | undefined;
  search?: string | undefined;
  /** Changed at this time or later; milliseconds since 1970. */
  updatedSince?: number | undefined;
}

/**
 * `newest` and `oldest` by age, which never changes: a ticket stands on one page. `updated`: the oldest change first,
 * so that a ticket that changes in between comes once more, at the end, as it is then.
 */
export const TICKET_SORTS = ['newest', 'oldest', 'updated'] as const;
export type TicketSort = (typeof TICKET_SORTS)[number];

/** The place of a ticket in a list. */
export interface TicketPlace {
  ordinal: number;
  updatedAt: number;
}

export interface TicketPage {
  filter: TicketFilter;
  sort: TicketSort;
  /** The last ticket of the page before. */
  after?: TicketPlace | undefined;
  limit: number;
}

export interface ListedTicket extends TicketPlace {
  /** The ticket as JSON. */
  body: string;
}

/** The places are found in an index that holds all filters; only the bodies of the page itself are read. */
export async function listWholeTickets(db: Database, page: TicketPage): Promise<ListedTicket[]> {
  const { sort, after, filter, limit } = page;
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const found = db
    .selectFrom('tickets as t')
    .select('t.ordinal')
    .where((eb) => eb.and([...filters(eb, filter), ...(after ? [isPast(sort, after)] : [])]))
    .$if(sort === 'updated', (query) => query.orderBy('t.updated_at'))
    .orderBy('t.ordinal', direction)
    .limit(limit);
  const rows = await db
    .selectFrom('tickets')
    .select(['ordinal', 'updated_at as updatedAt', 'body'])
    .where('ordinal', 'in', found)
    .$if(sort === 'updated', (query) => query.orderBy('updated_at'))
    .orderBy('ordinal', direction)
    .execute();
  return rows as ListedTicket[];
}

export async function countTickets(db: Database, filter: TicketFilter): Promise<number> {
  const row = await db
    .selectFrom('tickets as t')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb.and(filters(eb, filter)))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function isPast(sort: TicketSort, { ordinal, updatedAt }: TicketPlace): Expression<SqlBool> {
  if (sort === 'newest') return sql<SqlBool>`t.ordinal < ${ordinal}`;
  if (sort === 'oldest') return sql<SqlBool>`t.ordinal > ${ordinal}`;
  return sql<SqlBool>`(t.updated_at, t.ordinal) > (${updatedAt}, ${ordinal})`;
}

type Builder = ExpressionBuilder<Schema & { t: Schema['tickets'] }, 't'>;

function filters(eb: Builder, filter: TicketFilter): Expression<SqlBool>[] {
  const { status, assignee, language, provider, kind, search, updatedSince } = filter;
  const terms = search === undefined ? undefined : searchTerms(search);
  return [
    // As an expression, so that the index of the order is walked until the page is full, and not all of a state sorted.
    status && eb(eb.fn.coalesce('t.status', eb.val('')), 'in', status),
    assignee === 'none' && eb('t.assignee', 'is', null),
    assignee !== undefined && assignee !== 'none' && eb('t.assignee', '=', assignee),
    language !== undefined && eb('t.language', '=', language),
    provider !== undefined && eb('t.provider', '=', provider),
    kind !== undefined && eb('t.kind', '=', kind),
    updatedSince !== undefined && eb('t.updated_at', '>=', updatedSince),
    terms !== undefined && eb('t.ordinal', 'in', matches(terms)),
    // Nothing but punctuation finds nothing.
    search !== undefined && terms === undefined && sql<SqlBool>`1 = 0`,
  ].filter((each) => typeof each === 'object');
}
