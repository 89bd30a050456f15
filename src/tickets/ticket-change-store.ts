// Changes of tickets in the database: the ticket's body and its history, written together.

import { createHash } from 'node:crypto';
import { ThawError } from '../errors';
import type { Database } from '../store/store';
import { isMember, noteGivenBack } from './crews/member-store';
import { merchantOf, moveNotes } from './merchant-note-store';
import { type Ticket, UNCLOSED } from './ticket';
import { type Actor, changeOf, type TicketChange, type TicketCommand } from './ticket-change';
import { columnsOf } from './ticket-columns';
import { nextOf } from './ticket-counter-store';
import { indexTicket } from './ticket-search-store';

/** Commands after which a ticket is found by other words. */
const SEARCHED: ReadonlySet<TicketCommand['do']> = new Set([
  'message',
  'papers',
  'correct',
  'claim',
  'assign',
]);

export interface TicketOrder extends Actor {
  number: string;
  command: TicketCommand;
  /** Milliseconds since 1970. */
  now: number;
}

export interface StoredChange {
  ticket: Ticket;
  /** As it was. */
  before: Ticket;
  /** Empty when nothing changed; then nothing was written. */
  changes: TicketChange[];
  /** The same change always has the same id, and no two services give the same one. */
  eventId: string;
}

/**
 * Usable inside any write job.
 * @throws ThawError TICKET_UNKNOWN, TICKET_ERASED, TICKET_TRANSITION, TICKET_CHANGE_INVALID, TICKET_CLAIMED
 */
export async function applyChange(db: Database, order: TicketOrder): Promise<StoredChange> {
  const { command, by, who, id, mayOverrule } = order;
  const row = await rowOf(db, order.number);
  if (!row) throw new ThawError('TICKET_UNKNOWN', { number: order.number });
  const { number } = row;
  // Receivers tell the order of events by the time of the change, so it grows whatever the clock does.
  const at = Math.max(order.now, row.updated_at + 1);
  const stored = JSON.parse(row.body) as Ticket;
  if (stored.erasedAt !== undefined) throw new ThawError('TICKET_ERASED', { number });
  // Whoever cannot sign in any more has no ticket.
  const before = command.do === 'claim' ? await withoutGone(db, stored) : stored;
  const { ticket: changed, changes } = changeOf(before, await withMembership(db, before, command), {
    by,
    who,
    id,
    mayOverrule,
    at: new Date(at),
  });
  // What was over when they left was not given back then.
  const isOpenedAgain = !isUnclosed(before) && isUnclosed(changed);
  const ticket = isOpenedAgain ? await withoutGone(db, changed) : changed;
  const first = await appendHistory(db, number, changes);
  const eventId = eventIdOf(row.handover_key, first);
  if (changes.length === 0) return { ticket, before, changes, eventId };
  await db
    .updateTable('tickets')
    .set({ ...columnsOf(ticket), revision: nextOf(db, 'revision') })
    .where('number', '=', number)
    .execute();
  const merchants = { before: merchantOf(stored.fields), after: merchantOf(ticket.fields) };
  await moveNotes(db, number, merchants);
  if (String(ticket.tags) !== String(stored.tags)) await keepTags(db, ticket);
  if (SEARCHED.has(command.do)) await indexTicket(db, ticket);
  if (command.do === 'rate') await keepRating(db, ticket, at);
  if (command.do === 'release' && before.assignee) {
    await noteGivenBack(db, { ticket: number, staff: before.assignee.id });
  }
  return { ticket, before, changes, eventId };
}

/** Whoever has a ticket keeps it when it comes to a team of theirs. */
async function withMembership(
  db: Database,
  { assignee }: Ticket,
  command: TicketCommand,
): Promise<TicketCommand> {
  if (command.do !== 'move' || !command.team || !assignee) return command;
  const keepsAssignee = await isMember(db, { crew: command.team.id, staff: assignee.id });
  return { ...command, keepsAssignee };
}

/** Of the ticket that goes on for it, where it was merged. */
async function rowOf(db: Database, number: string) {
  const select = (wanted: string) =>
    db
      .selectFrom('tickets')
      .select(['number', 'body', 'handover_key', 'updated_at', 'merged_into'])
      .where('number', '=', wanted)
      .executeTakeFirst();
  const row = await select(number);
  return row?.merged_into ? select(row.merged_into) : row;
}

async function keepTags(db: Database, { number, tags = [] }: Ticket): Promise<void> {
  await db.deleteFrom('ticket_tags').where('ticket', '=', number).execute();
  for (const tag of tags) {
    await db
      .insertInto('ticket_tags')
      .columns(['ticket', 'tag', 'place'])
      .expression((eb) =>
        eb
          .selectFrom('tickets')
          .select((each) => [each.val(number).as('ticket'), each.val(tag).as('tag'), 'ordinal'])
          .where('number', '=', number),
      )
      .execute();
  }
}

const isUnclosed = ({ status }: Ticket) => UNCLOSED.some((each) => each === status);

async function withoutGone(db: Database, ticket: Ticket): Promise<Ticket> {
  if (!ticket.assignee) return ticket;
  const gone = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', ticket.assignee.id)
    .where('disabled_at', 'is not', null)
    .executeTakeFirst();
  if (!gone) return ticket;
  const { assignee: _assignee, held: _held, ...free } = ticket;
  return free;
}

/** @returns the ordinal of the first line written. */
export async function appendHistory(
  db: Database,
  number: string,
  changes: readonly TicketChange[],
): Promise<number> {
  const last = await db
    .selectFrom('ticket_events')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('ticket', '=', number)
    .executeTakeFirst();
  const first = (last?.ordinal ?? 0) + 1;
  for (const [index, { at, by, who, kind, ...body }] of changes.entries()) {
    await db
      .insertInto('ticket_events')
      .values({
        ticket: number,
        ordinal: first + index,
        at: Date.parse(at),
        by,
        who: who ?? null,
        kind,
        body: JSON.stringify(body),
      })
      .execute();
  }
  return first;
}

/** Oldest first. */
export async function historyOf(db: Database, number: string): Promise<TicketChange[]> {
  const rows = await db
    .selectFrom('ticket_events')
    .selectAll()
    .where('ticket', '=', number)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ at, by, who, kind, body }) => ({
    at: new Date(at).toISOString(),
    by,
    ...(who !== null && { who }),
    kind: kind as TicketChange['kind'],
    ...(JSON.parse(body) as object),
  }));
}

export interface Rating {
  ticket: string;
  at: number;
  score: number;
  comment: string | null;
  language: string;
}

/** The newest first. */
export async function listRatings(db: Database, limit: number): Promise<Rating[]> {
  return db
    .selectFrom('ticket_ratings')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('ticket', 'desc')
    .limit(limit)
    .execute();
}

async function keepRating(db: Database, ticket: Ticket, at: number): Promise<void> {
  if (!ticket.rating) return;
  const { score, comment = null } = ticket.rating;
  await db
    .insertInto('ticket_ratings')
    .values({ ticket: ticket.number, at, score, comment, language: ticket.language })
    .onConflict((conflict) => conflict.column('ticket').doUpdateSet({ at, score, comment }))
    .execute();
}

function eventIdOf(handoverKey: string, ordinal: number): string {
  const digest = createHash('sha256').update(`${handoverKey}\n${ordinal}`).digest('hex');
  return `msg_${digest.slice(0, 32)}`;
}
