// Whole tickets in the database: filtered, sorted and paged by key, so that nothing is lost or repeated while tickets come in.

import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../store/store';
import { ticketsWith } from '../store/word-index';
import { inTeams } from './crews/team-filter-store';
import type { TicketStatus } from './ticket-change';
import { searchTerms } from './ticket-search-store';

export interface TicketFilter {
  status?: readonly TicketStatus[] | undefined;
  /** Id of a staff member, or `none`. */
  assignee?: string | undefined;
  language?: string | undefined;
  provider?: string | undefined;
  kind?: string | undefined;
  search?: string | undefined;
  /** Id of a tag that it has. */
  tag?: string | undefined;
  /** Ids of teams, or `none`. */
  team?: readonly string[] | 'none' | undefined;
  /** Put off by staff, or not. */
  putOff?: boolean | undefined;
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

/** The places are found in indexes that hold all filters; only the bodies of the page itself are read. */
export async function listWholeTickets(db: Database, page: TicketPage): Promise<ListedTicket[]> {
  const { sort, limit } = page;
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const places = await placesOf(db, page);
  const rows = await db
    .selectFrom('tickets')
    .select(['ordinal', 'updated_at as updatedAt', 'body'])
    .where('ordinal', 'in', sql<number>`(select ordinal ${places} limit ${limit})`)
    .$if(sort === 'updated', (query) => query.orderBy('updated_at'))
    .orderBy('ordinal', direction)
    .execute();
  return rows as ListedTicket[];
}

export async function countTickets(db: Database, filter: TicketFilter): Promise<number> {
  const found = await placesOf(db, { filter, sort: 'newest' }, 'all');
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (select ordinal ${found}) as found`.execute(db);
  return rows[0]?.count ?? 0;
}

/**
 * From where to order, for a subquery of ordinals. In the order of the list, so that no more is looked at than the page needs. What is searched for comes out of the
 * index of words by age, either way; by change, all that is found has to be sorted.
 */
export async function placesOf(
  db: Database,
  { filter, sort, after }: Omit<TicketPage, 'limit'>,
  wanted: 'page' | 'all' = 'page',
): Promise<RawBuilder<unknown>> {
  const { search } = filter;
  const terms = search === undefined ? undefined : searchTerms(search);
  const words = terms && (await ticketsWith(db, terms, wanted));
  const ordinal = words?.ordinal ?? sql.ref('ordinal');
  const conditions = [
    sql`true`,
    ...conditionsOf(filter),
    ...(after ? [isPast(sort, after, ordinal)] : []),
    ...(words ? [words.condition] : []),
    // Nothing but punctuation finds nothing.
    ...(search !== undefined && !words ? [sql`false`] : []),
  ];
  const order = {
    newest: sql`${ordinal} desc`,
    oldest: ordinal,
    updated: sql`updated_at, ${ordinal}`,
  }[sort];
  const from = words?.from ?? sql`tickets`;
  return sql`from ${from} where ${sql.join(conditions, sql` and `)} order by ${order}`;
}

function isPast(
  sort: TicketSort,
  after: TicketPlace,
  ordinal: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (sort === 'newest') return sql`${ordinal} < ${after.ordinal}`;
  if (sort === 'oldest') return sql`${ordinal} > ${after.ordinal}`;
  return sql`(updated_at, ${ordinal}) > (${after.updatedAt}, ${after.ordinal})`;
}

/**
 * As expressions, not bare columns: so the index of the order is walked until the page is full, and an index of one
 * column, for which each row would have to be read, is left alone.
 */
export function conditionsOf(filter: TicketFilter): RawBuilder<unknown>[] {
  const { status, assignee, language, provider, kind, team, putOff, tag, updatedSince } = filter;
  const conditions: (RawBuilder<unknown> | false | undefined)[] = [
    status && sql`coalesce(status, '') in (${sql.join(status)})`,
    assignee === 'none' && sql`assignee is null`,
    assignee !== undefined && assignee !== 'none' && sql`coalesce(assignee, '') = ${assignee}`,
    language !== undefined && sql`language = ${language}`,
    provider !== undefined && sql`coalesce(provider, '') = ${provider}`,
    kind !== undefined && sql`kind = ${kind}`,
    team === 'none' && sql`team is null`,
    typeof team === 'object' && inTeams('team', { in: team }),
    putOff !== undefined && sql`coalesce(put_off, 0) = ${putOff ? 1 : 0}`,
    tag !== undefined && sql`ordinal in (select place from ticket_tags where tag = ${tag})`,
    updatedSince !== undefined && sql`updated_at >= ${updatedSince}`,
  ];
  return conditions.filter((each) => typeof each === 'object');
}
