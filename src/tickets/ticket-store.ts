// Tickets in the database: numbered, made once for each hand-over, listed.

import type { Database, Store } from '../store/store';
import type { Ticket, TicketDirectory, TicketDraft, TicketSummary } from './ticket';

/** A transcript longer than this starts with its newest part: the body must stay fit for a webhook. */
const TRANSCRIPT_LIMIT = 60;
/** No text that anybody reads is longer; what a client hangs on a tap may be. */
const SPOKEN_LIMIT = 4000;

export function createTicketDirectory(store: Store): TicketDirectory {
  return {
    reserveNumber: (handoverKey, day) => store.write((db) => reserveNumber(db, handoverKey, day)),
    ofConversation: (conversationId) => ticketsOfConversation(store.read, conversationId),
  };
}

/** Numbers count up within a day. A hand-over whose turn runs again gets the number that it had. */
async function reserveNumber(db: Database, handoverKey: string, day: string): Promise<string> {
  await db
    .insertInto('ticket_numbers')
    .columns(['handover_key', 'day', 'ordinal'])
    .expression((eb) =>
      eb
        .selectFrom('ticket_numbers')
        .select((s) => [
          s.val(handoverKey).as('handover_key'),
          s.val(day).as('day'),
          s.fn.coalesce(s(s.fn.max('ordinal'), '+', 1), s.val(1)).as('ordinal'),
        ])
        .where('day', '=', day),
    )
    .onConflict((conflict) => conflict.column('handover_key').doNothing())
    .execute();
  const row = await db
    .selectFrom('ticket_numbers')
    .select(['day', 'ordinal'])
    .where('handover_key', '=', handoverKey)
    .executeTakeFirstOrThrow();
  return `FZ-${row.day}-${String(row.ordinal).padStart(4, '0')}`;
}

/** @returns undefined when the hand-over has made its ticket already. */
export async function createTicket(
  db: Database,
  draft: TicketDraft,
  from: { conversationId: string; channel: string; now: number },
): Promise<Ticket | undefined> {
  const at = new Date(from.now).toISOString();
  const { handoverKey, ...content } = draft;
  const ticket: Ticket = {
    ...content,
    status: 'new',
    channel: from.channel,
    conversationId: from.conversationId,
    createdAt: at,
    updatedAt: at,
    transcript: await transcriptOf(db, from.conversationId),
  };
  const rows = await db
    .insertInto('tickets')
    .values({
      number: ticket.number,
      handover_key: handoverKey,
      conversation_id: from.conversationId,
      kind: ticket.kind,
      status: ticket.status,
      created_at: from.now,
      updated_at: from.now,
      body: JSON.stringify(ticket),
    })
    .onConflict((conflict) => conflict.column('handover_key').doNothing())
    .returning('number')
    .execute();
  return rows.length === 1 ? ticket : undefined;
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

/** What was said in an activity; a card speaks by its summary, a tap on a card by the name of its action. */
function spokenText(activity: { text?: string; summary?: string; value?: unknown }): string {
  const words = [activity.text, activity.summary].filter(Boolean).join('\n\n');
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
    .select(['number', 'kind', 'status', 'created_at'])
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind as Ticket['kind'],
    status: row.status as Ticket['status'],
    createdAt: new Date(row.created_at).toISOString(),
  }));
}

/** The newest tickets first. */
export async function listTickets(db: Database, limit: number): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('body')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.body) as Ticket);
}

export async function findTicket(db: Database, number: string): Promise<Ticket | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('body')
    .where('number', '=', number)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as Ticket);
}
