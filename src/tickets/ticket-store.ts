// Tickets in the database: numbered, made once for each hand-over, listed.

import { entryOrder } from '../store/dialect';
import type { Database, StoreBeside } from '../store/store';
import { crewFor } from './crews/crew';
import { listCrews } from './crews/crew-store';
import { livingNumbersOf, livingOf, storedTicket } from './living-store';
import { tryPair } from './pair-store';
import type {
  OpenFreeze,
  Reserved,
  SameFreeze,
  Ticket,
  TicketDirectory,
  TicketDraft,
  TicketSummary,
} from './ticket';
import { appendHistory } from './ticket-change-store';
import { newTicketCode } from './ticket-code';
import { columnsOf } from './ticket-columns';
import { nextOf } from './ticket-counter-store';
import { ticketNumber } from './ticket-number';
import { indexTicket } from './ticket-search-store';
import { isSameFreeze, summaryOf } from './ticket-summary';

/** A transcript longer than this starts with its newest part: the body must stay fit for a webhook. */
const TRANSCRIPT_LIMIT = 60;
/** No text that anybody reads is longer; what a client hangs on a tap may be. */
const SPOKEN_LIMIT = 4000;
/** Of the tickets of one conversation. */
const MOST_SHOWN = 20;

export function createTicketDirectory(store: StoreBeside): TicketDirectory {
  return {
    reserve: (handoverKey, day) => store.write((db) => reserve(db, handoverKey, day)),
    ofConversation: (conversationId) => ticketsOfConversation(store.read, conversationId),
    opened: (numbers) => openedTickets(store.read, numbers),
    openFreeze: (same) => openFreeze(store.read, same),
    lookUp: (pair) => store.write((db) => tryPair(db, pair)),
  };
}

/** Numbers count up within a day. A hand-over whose turn runs again gets the number and the code that it had. */
async function reserve(db: Database, handoverKey: string, day: string): Promise<Reserved> {
  const code = newTicketCode();
  await db
    .insertInto('ticket_numbers')
    .columns(['handover_key', 'day', 'ordinal', 'code'])
    .expression((eb) =>
      eb
        .selectFrom('ticket_numbers')
        .select((s) => [
          s.val(handoverKey).as('handover_key'),
          s.val(day).as('day'),
          s.fn.coalesce(s(s.fn.max('ordinal'), '+', 1), s.val(1)).as('ordinal'),
          s.val(code).as('code'),
        ])
        .where('day', '=', day),
    )
    // A number reserved by an earlier release has no code yet.
    .onConflict((conflict) =>
      conflict
        .column('handover_key')
        .doUpdateSet({ code })
        .where('ticket_numbers.code', 'is', null),
    )
    .execute();
  const row = await db
    .selectFrom('ticket_numbers')
    .select(['day', 'ordinal', 'code'])
    .where('handover_key', '=', handoverKey)
    .executeTakeFirstOrThrow();
  return { number: ticketNumber(row.day, row.ordinal), code: row.code ?? code };
}

/** @returns undefined when the hand-over has made its ticket already. */
export async function createTicket(
  db: Database,
  draft: TicketDraft,
  from: { conversationId: string; channel: string; now: number },
): Promise<Ticket | undefined> {
  const at = new Date(from.now).toISOString();
  const { handoverKey, open = [], ...content } = draft;
  const crew = crewFor(await listCrews(db), draft);
  const ticket: Ticket = {
    ...content,
    ...(open.length > 0 && { open }),
    ...(crew && { team: { id: crew.id, name: crew.name } }),
    status: 'new',
    channel: from.channel,
    conversationId: from.conversationId,
    createdAt: at,
    updatedAt: at,
    awaitingSince: at,
    transcript: await transcriptOf(db, from.conversationId),
  };
  const rows = await db
    .insertInto('tickets')
    .values({
      number: ticket.number,
      handover_key: handoverKey,
      conversation_id: from.conversationId,
      created_at: from.now,
      ordinal: nextOf(db, 'ordinal'),
      revision: nextOf(db, 'revision'),
      ...columnsOf(ticket),
    })
    .onConflict((conflict) => conflict.column('handover_key').doNothing())
    .returning('number')
    .execute();
  if (rows.length === 0) return undefined;
  await indexTicket(db, ticket);
  await appendHistory(db, ticket.number, [{ at, by: 'bot', kind: 'created' }]);
  return ticket;
}

async function transcriptOf(db: Database, conversationId: string): Promise<Ticket['transcript']> {
  const rows = await db
    .selectFrom('activities')
    .select(['role', 'at', 'body'])
    .where('conversation_id', '=', conversationId)
    .where('visible', '=', 1)
    .orderBy('seq', 'desc')
    .limit(TRANSCRIPT_LIMIT)
    .execute();
  return rows.reverse().map((row) => ({
    at: new Date(row.at).toISOString(),
    from: row.role,
    text: spokenText(JSON.parse(row.body)),
  }));
}

export interface Spoken {
  text?: string;
  summary?: string;
  value?: unknown;
  /** A merchant's files have an id, the bot's cards have none. */
  attachments?: { paperId?: string; name?: string }[];
}

/** What was said in an activity, and the names of the files sent with it; a card speaks by its summary, a tap on a card by the name of its action. */
export function spokenText(activity: Spoken): string {
  const files = activity.attachments?.flatMap(({ paperId, name }) => (paperId ? `[${name}]` : []));
  const words = [activity.text, activity.summary, ...(files ?? [])].filter(Boolean).join('\n\n');
  if (words || activity.value === undefined) return words.slice(0, SPOKEN_LIMIT);
  const { action } = (activity.value as { thaw?: { action?: unknown } } | null)?.thaw ?? {};
  const tapped = typeof action === 'string' ? action : JSON.stringify(activity.value);
  return `[${tapped.slice(0, SPOKEN_LIMIT)}]`;
}

export async function ticketsOfConversation(
  db: Database,
  conversationId: string,
): Promise<TicketSummary[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('body')
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return summariesOf(db, rows, conversationId);
}

/** Numbers of the tickets of each conversation, newest first; conversations without any are left out. */
export async function ticketNumbersOf(
  db: Database,
  conversationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('tickets')
    .select(['conversation_id', 'number'])
    .where('conversation_id', 'in', conversationIds)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .execute();
  const numbers = new Map<string, string[]>();
  for (const { conversation_id: id, number } of rows) {
    numbers.set(id, [...(numbers.get(id) ?? []), number]);
  }
  return numbers;
}

async function openedTickets(db: Database, numbers: readonly string[]): Promise<TicketSummary[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('body')
    .where('number', 'in', numbers)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .execute();
  return summariesOf(db, rows, undefined);
}

/** Merged ones as the one that goes on for them, once. */
async function summariesOf(
  db: Database,
  rows: readonly { body: string }[],
  conversationId: string | undefined,
): Promise<TicketSummary[]> {
  const found = new Map<string, TicketSummary>();
  for (const { body } of rows) {
    const stored = JSON.parse(body) as Ticket;
    const ticket = await livingOf(db, stored);
    // Nothing is added to it, and nothing told of it.
    if (ticket.erasedAt !== undefined) continue;
    const isOwn = stored.conversationId === conversationId && isOfSameMerchant(stored, ticket);
    found.set(ticket.number, summaryOf(ticket, isOwn ? 'its conversation' : 'elsewhere'));
  }
  return [...found.values()];
}

/** Staff may merge tickets of two merchants; then neither reads what the other one left. */
function isOfSameMerchant({ fields: one }: Ticket, { fields: other }: Ticket): boolean {
  const [id = other.merchantId, otherId = id] = [one.merchantId, other.merchantId];
  return id === otherId;
}

const OVER = ['resolved', 'closed'];
/** Of one merchant. */
const MOST_COMPARED = 50;

async function openFreeze(db: Database, same: SameFreeze): Promise<OpenFreeze | undefined> {
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'terminal_id'])
    .where('merchant_id', '=', same.merchantId)
    .where('kind', '=', 'freeze')
    .where('status', 'not in', OVER)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .limit(MOST_COMPARED)
    .execute();
  const own = await livingNumbersOf(db, same.conversationId);
  const found = rows.find((row) => isSameFreeze(same, own.has(row.number), row.terminal_id));
  return found && { number: found.number, isOwn: own.has(found.number) };
}

/** The newest tickets first. */
export async function listTickets(db: Database, limit: number): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('body')
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.body) as Ticket);
}

/** By its number or by that of one that was merged into it. */
export async function findTicket(db: Database, number: string): Promise<Ticket | undefined> {
  const ticket = await storedTicket(db, number);
  return ticket && livingOf(db, ticket);
}

/** Numbers of the tickets that somebody has and that are not over. */
export async function unclosedOf(db: Database, staff: string): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('number')
    .where('assignee', '=', staff)
    .where('status', 'in', ['new', 'open', 'waiting'])
    .execute();
  return rows.map(({ number }) => number);
}
