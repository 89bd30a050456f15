// Reads what is stored of a person, one conversation and one paper after the other.

import type { Database } from '../store/store';
import { rewritten } from '../tickets/mentions';
import { merchantOf, notesOf } from '../tickets/merchant-note-store';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import { historyOf } from '../tickets/ticket-change-store';
import type { Traces } from './erase-store';
import { type DeliveryPlace, deliveriesNaming } from './erase-store';
import type { FoundPerson } from './person';

const DELIVERIES = 200;

export async function wholeConversation(db: Database, id: string) {
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  const activities = await db
    .selectFrom('activities')
    .select(['seq', 'role', 'at', 'visible', 'body'])
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .execute();
  const questions = await db
    .selectFrom('questions')
    .select(['seq', 'at', 'text', 'language', 'decision', 'entry', 'candidates'])
    .where('conversation_id', '=', id)
    .orderBy('id')
    .execute();
  const feedback = await db
    .selectFrom('feedback')
    .select(['seq', 'at', 'entry', 'helpful', 'language', 'answer', 'words'])
    .where('conversation_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    id,
    channel: row?.channel,
    userId: row?.user_id,
    startedAt: timeOf(row?.created_at),
    lastAt: timeOf(row?.last_at),
    address: parsed(row?.address),
    memory: parsed(row?.state),
    activities: activities.map(({ at, visible, body, ...activity }) => ({
      ...activity,
      at: timeOf(at),
      visible: visible === 1,
      activity: parsed(body),
    })),
    questions: questions.map(({ at, candidates, ...question }) => ({
      at: timeOf(at),
      ...question,
      candidates: parsed(candidates),
    })),
    feedback: feedback.map(({ at, helpful, ...verdict }) => ({
      at: timeOf(at),
      ...verdict,
      helpful: helpful === 1,
    })),
  };
}

export async function wholeTicket(db: Database, number: string) {
  const row = await db
    .selectFrom('tickets')
    .select('body')
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row) return undefined;
  const ticket = JSON.parse(row.body) as Ticket;
  const notes = await notesOf(db, merchantOf(ticket.fields));
  return {
    ...ticket,
    history: (await historyOf(db, number)).map(withoutColleagues),
    ...(notes.length > 0 && {
      notesOfMerchant: notes.map(({ text, at }) => ({ text, at: timeOf(at) })),
    }),
  };
}

/** Whom staff named in a note is no part of the merchant's data. */
function withoutColleagues(change: TicketChange): TicketChange {
  const { mentions: _mentions, ...kept } = rewritten(change, { nameOf: () => '…' });
  return kept;
}

export async function papersOf(db: Database, conversationId: string) {
  return db
    .selectFrom('papers')
    .select(['id', 'name', 'type', 'at'])
    .where('conversation_id', '=', conversationId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function staffFilesOf(db: Database, ticket: string) {
  return db
    .selectFrom('staff_files')
    .select(['key', 'name', 'type', 'content', 'object'])
    .where('ticket', '=', ticket)
    .orderBy('at')
    .execute();
}

export async function carriedOf(db: Database, { users }: FoundPerson) {
  const words: { at: string | undefined; text: string }[] = [];
  for (const { channel, userId } of users) {
    const rows = await db
      .selectFrom('carried_words')
      .select(['at', 'text'])
      .where('channel', '=', channel)
      .where('user_id', '=', userId)
      .orderBy('id')
      .execute();
    words.push(...rows.map(({ at, text }) => ({ at: timeOf(at), text })));
  }
  return words;
}

/** What left, or is to leave, for other systems, and when it was tried. */
export async function deliveriesOf(db: Database, traces: Traces, since: number) {
  const found: object[] = [];
  let after: DeliveryPlace | undefined = { createdAt: since - 1, id: '' };
  while (after) {
    const page: Awaited<ReturnType<typeof deliveriesNaming>> = await deliveriesNaming(db, {
      ...{ traces, after },
      most: DELIVERIES,
    });
    for (const id of page.found) found.push(await wholeDelivery(db, id));
    after = page.last;
  }
  return found;
}

async function wholeDelivery(db: Database, id: string) {
  const row = await db
    .selectFrom('outbox')
    .select(['kind', 'state', 'created_at', 'payload'])
    .where('id', '=', id)
    .executeTakeFirst();
  const tries = await db
    .selectFrom('outbox_tries')
    .select(['at', 'outcome'])
    .where('delivery', '=', id)
    .orderBy('at')
    .execute();
  return {
    id,
    kind: row?.kind,
    state: row?.state,
    at: timeOf(row?.created_at),
    tries: tries.map(({ at, outcome }) => ({ at: timeOf(at), outcome })),
    sent: parsed(row?.payload),
  };
}

function timeOf(at: number | null | undefined): string | undefined {
  return at ? new Date(at).toISOString() : undefined;
}

function parsed(text: string | null | undefined): unknown {
  return text ? JSON.parse(text) : undefined;
}
