// The queue as staff see it: rows with their clocks, counts, and the cursor to the next page.

import { z } from 'zod';
import { ThawError } from '../errors';
import type { OfficeHours } from '../knowledge/hours-file';
import { LANGUAGES, type Language } from '../language/language';
import { maskContactsIn } from '../privacy/mask';
import type { Database, Store } from '../store/store';
import { hoursOfTeams } from '../tickets/crews/crew-hours';
import { listCrews, teamsSeenBy } from '../tickets/crews/crew-store';
import { TICKET_STATUSES, type Ticket } from '../tickets/ticket';
import type { TicketStatus } from '../tickets/ticket-change';
import { subjectOf } from '../tickets/ticket-columns';
import { TICKET_KINDS } from '../tickets/ticket-kind';
import type { TicketFilter } from '../tickets/ticket-list-store';
import { clockOf } from './clock';
import {
  countByStatus,
  countOpenOf,
  countPutOff,
  countUnassigned,
  listQueue,
  providersOf,
  type QueueKey,
  type QueueRow,
} from './queue-store';
import type { QueueView, TicketRow } from './views';

const list = z
  .string()
  .transform((given) => given.split(',').filter(Boolean))
  .pipe(z.array(z.enum(TICKET_STATUSES)));

/** The query of GET /api/desk/tickets; an empty value counts as absent. */
export const queueQuerySchema = z.strictObject({
  status: list.optional(),
  /** `me`, `none` or an id. */
  assignee: z.string().max(80).optional(),
  language: z.enum(LANGUAGES).optional(),
  provider: z.string().max(200).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  tag: z.string().max(80).optional(),
  /** `mine`, `none` or an id. */
  team: z.string().max(80).optional(),
  search: z.string().max(200).optional(),
  putOff: z
    .enum(['true', 'false'])
    .transform((given) => given === 'true')
    .optional(),
  sort: z.enum(['waiting', 'newest', 'updated']).default('waiting'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type QueueQuery = z.output<typeof queueQuerySchema>;

export interface QueueParts {
  store: Store;
  hours: () => OfficeHours;
  now: () => number;
}

/** @throws ThawError QUERY_INVALID for a cursor that is none of ours */
export async function queueView(
  { store, hours, now }: QueueParts,
  { cursor, limit, sort, ...filter }: QueueQuery,
  me: string,
): Promise<QueueView> {
  const assignee = filter.assignee === 'me' ? me : filter.assignee;
  const db = store.read;
  const team = await teamFilter(db, filter.team, me);
  const hoursOf = hoursOfTeams(hours(), await listCrews(db));
  // What is found by words is shown newest first: in that order the index of words is read only as far as needed.
  const order = filter.search === undefined ? sort : 'newest';
  const rows = await listQueue(db, {
    filter: { ...filter, assignee, team },
    sort: order,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const counts = await countByStatus(db);
  const away = await countPutOff(db);
  const awayOf = (is: (row: (typeof away)[number]) => boolean) =>
    away.filter(is).reduce((sum, { count }) => sum + count, 0);
  return {
    tickets: page.map((row) => rowView(row, clockOf(hoursOf(row.team), row.awaiting_since, now()))),
    next: last ? writeCursor(keyOf(last, order)) : null,
    counts: Object.fromEntries(
      TICKET_STATUSES.map((status) => [
        status,
        (counts.find((each) => each.status === status)?.count ?? 0) -
          awayOf((row) => row.status === status),
      ]),
    ) as QueueView['counts'],
    mine: (await countOpenOf(db, me)) - awayOf(({ assignee: has }) => has === me),
    unassigned: (await countUnassigned(db)) - awayOf(({ assignee: has }) => has === null),
    putOff: awayOf(() => true),
    providers: await providersOf(db),
  };
}

/** Of the queue's word for teams. */
export async function teamFilter(
  db: Database,
  team: string | undefined,
  me: string,
): Promise<TicketFilter['team']> {
  if (team === undefined || team === 'none') return team;
  if (team !== 'mine') return [team];
  return (await teamsSeenBy(db, await listCrews(db), me)) ?? [];
}

/** The row of one ticket, from its body. */
export function rowOfTicket(ticket: Ticket, clock: TicketRow['clock']): TicketRow {
  const { number, kind, status, language, fields, assignee, held, createdAt, updatedAt } = ticket;
  const { putOff, cameBack } = ticket;
  return {
    number,
    kind,
    status,
    language,
    provider: fields.provider ?? null,
    merchantId: fields.merchantId ?? null,
    terminalId: fields.terminalId ?? null,
    subject: maskContactsIn(subjectOf(ticket)),
    assignee: assignee ?? null,
    team: ticket.team ?? null,
    held: held ?? false,
    putOff: putOff ? { until: putOff.until ?? null } : null,
    cameBackAt: cameBack?.at ?? null,
    tags: ticket.tags ?? [],
    createdAt,
    updatedAt,
    clock,
  };
}

export function rowView(row: QueueRow, clock: TicketRow['clock']): TicketRow {
  return {
    number: row.number,
    kind: row.kind as Ticket['kind'],
    status: row.status as TicketStatus,
    language: row.language as Language,
    provider: row.provider,
    merchantId: row.merchant_id,
    terminalId: row.terminal_id,
    subject: maskContactsIn(row.subject),
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assignee_name ?? '' },
    team: row.team === null ? null : { id: row.team, name: row.team_name ?? '' },
    held: row.held === 1,
    putOff: row.put_off === 1 ? { until: timeOf(row.put_off_until) } : null,
    cameBackAt: timeOf(row.came_back_at),
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    clock,
  };
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function keyOf(row: QueueRow, sort: QueueQuery['sort']): QueueKey {
  const at = { waiting: row.awaiting_since, updated: row.updated_at, newest: null }[sort];
  return { ordinal: row.ordinal, ...(at !== null && { at }) };
}

const keySchema = z.tuple([z.int(), z.int().nullable()]);

function writeCursor({ ordinal, at }: QueueKey): string {
  return Buffer.from(JSON.stringify([ordinal, at ?? null])).toString('base64url');
}

function readCursor(cursor: string): QueueKey {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [ordinal, at] = keySchema.parse(JSON.parse(text));
    return { ordinal, ...(at !== null && { at }) };
  } catch (cause) {
    const faults = 'cursor: take it from `next` of the page before';
    throw new ThawError('QUERY_INVALID', { faults }, { cause });
  }
}
