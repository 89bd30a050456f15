// Erases one conversation with all that came from it. Of tickets and questions stays what is counted, without a word or a name.

import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../store/store';
import { unindexWords } from '../store/word-index';
import { forgetLinkEvents, forgetLinks } from '../tickets/link-store';
import { forgetNotes, merchantOf, noteKeys } from '../tickets/merchant-note-store';
import type { Ticket } from '../tickets/ticket';
import { columnsOf } from '../tickets/ticket-columns';
import { nextOf } from '../tickets/ticket-counter-store';
import { becomeGone } from './gone-store';
import { forgetSearches } from './searches-store';

export interface Erasure {
  conversationId: string;
  /** A name made by chance, under which tickets and questions go on to be counted. */
  pseudonym: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** What of a line of a ticket's history is no words of anybody. */
const KEPT_OF_EVENT = [
  ...([
    'from',
    'to',
    'reason',
    'score',
    'assignee',
    'into',
    'double',
    'tags',
    'untagged',
    'team',
  ] as const),
];

export interface ErasedPapers {
  count: number;
  /** What of them lies in the bucket. */
  objects: string[];
}

/** Some files at a time, before the rest: they may be large. */
export async function erasePapers(
  db: Database,
  { conversationId, most }: { conversationId: string; most: number },
): Promise<ErasedPapers> {
  const papers = await db
    .selectFrom('papers')
    .select(['id', 'object'])
    .where('conversation_id', '=', conversationId)
    .limit(most)
    .execute();
  const files = await db
    .selectFrom('staff_files')
    .innerJoin('tickets', 'tickets.number', 'staff_files.ticket')
    .select(['staff_files.key', 'staff_files.object'])
    .where('tickets.conversation_id', '=', conversationId)
    .limit(most)
    .execute();
  const ids = papers.map(({ id }) => id);
  const keys = files.map(({ key }) => key);
  if (ids.length > 0) await db.deleteFrom('papers').where('id', 'in', ids).execute();
  if (keys.length > 0) await db.deleteFrom('staff_files').where('key', 'in', keys).execute();
  const all = [...papers, ...files];
  return { count: all.length, objects: all.flatMap(({ object }) => object ?? []) };
}

/**
 * One transaction. A turn that is under way finds its message gone, and stores nothing.
 * @returns what of it lies in the bucket
 */
export async function eraseConversation(db: Database, erasure: Erasure): Promise<string[]> {
  const { conversationId, pseudonym, now } = erasure;
  const objects: string[] = [];
  for (let left = true; left; ) {
    const piece = await erasePapers(db, { conversationId, most: 100 });
    objects.push(...piece.objects);
    left = piece.count > 0;
  }
  const row = await db
    .selectFrom('conversations')
    .select(['channel', 'user_id', 'created_at'])
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!row) return objects;
  await eraseTickets(db, erasure, row);
  await db.deleteFrom('activities').where('conversation_id', '=', conversationId).execute();
  await db.deleteFrom('sent_cards').where('conversation_id', '=', conversationId).execute();
  await db
    .updateTable('questions')
    .set({ conversation_id: pseudonym, text: '' })
    .where('conversation_id', '=', conversationId)
    .execute();
  await db
    .updateTable('feedback')
    .set({ conversation_id: pseudonym, words: null })
    .where('conversation_id', '=', conversationId)
    .execute();
  if (row.user_id !== '') {
    await db
      .deleteFrom('carried_words')
      .where('channel', '=', row.channel)
      .where('user_id', '=', row.user_id)
      .execute();
  }
  await forgetTries(db, [`conversation ${conversationId}`, `user ${row.user_id}`]);
  await becomeGone(db, conversationId, now);
  return objects;
}

async function eraseTickets(
  db: Database,
  { conversationId, pseudonym, now }: Erasure,
  { channel, created_at }: { channel: string; created_at: number },
): Promise<void> {
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'ordinal', 'handover_key', 'merchant_id', 'body'])
    .where('conversation_id', '=', conversationId)
    .execute();
  if (rows.length === 0) return;
  await db
    .insertInto('conversations')
    .values({
      ...{ id: pseudonym, channel, user_id: '', seq: 0, last_at: 0, state: null, expects: null },
      ...{ address: null, wake_at: null, is_group: 0, left_at: null, created_at, gone_at: now },
      ...{ holder: null, fence: 0 },
    })
    .execute();
  for (const { number, ordinal, handover_key: key, merchant_id: merchant, body } of rows) {
    const ticket = erased(JSON.parse(body) as Ticket, pseudonym, now);
    const handoverKey = `${pseudonym}:${number}`;
    await db
      .updateTable('tickets')
      .set({
        ...columnsOf(ticket),
        conversation_id: pseudonym,
        handover_key: handoverKey,
        revision: nextOf(db, 'revision'),
      })
      .where('number', '=', number)
      .execute();
    // The number stays taken.
    await db
      .updateTable('ticket_numbers')
      .set({ handover_key: handoverKey, code: null })
      .where('handover_key', '=', key)
      .execute();
    await unindexWords(db, Number(ordinal));
    for (const table of [
      'ticket_cards',
      'ticket_reminders',
      'ticket_mentions',
      'ticket_calls',
    ] as const) {
      await db.deleteFrom(table).where('ticket', '=', number).execute();
    }
    await db
      .updateTable('ticket_ratings')
      .set({ comment: null })
      .where('ticket', '=', number)
      .execute();
    // A link, or that there was one, would tell of whom the ticket was.
    await forgetLinks(db, JSON.parse(body) as Ticket);
    await forgetLinkEvents(db, number);
    await eraseHistory(db, number);
    await forgetSearches(db, JSON.parse(body) as Ticket);
    await forgetNotes(db, noteKeys(merchantOf((JSON.parse(body) as Ticket).fields)));
    await forgetTries(db, [`ticket ${number}`, `merchant ${merchant}`]);
  }
}

/** Number, kind, status and dates; the schema wants a contact. */
function erased(ticket: Ticket, conversationId: string, now: number): Ticket {
  const { number, kind, status, reason, assignee, firstReplyAt, rating } = ticket;
  const { mergedInto, merged, tags, team } = ticket;
  return {
    ...{ number, kind, status },
    ...(reason !== undefined && { reason }),
    ...(assignee !== undefined && { assignee }),
    ...(firstReplyAt !== undefined && { firstReplyAt }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(merged !== undefined && { merged }),
    ...(tags !== undefined && { tags }),
    ...(team !== undefined && { team }),
    ...{ language: ticket.language, channel: ticket.channel, conversationId },
    ...{ createdAt: ticket.createdAt, updatedAt: ticket.updatedAt },
    fields: { contact: { kind: 'other', value: '' } },
    questions: [],
    transcript: [],
    ...(rating && { rating: { at: rating.at, score: rating.score } }),
    erasedAt: new Date(now).toISOString(),
  };
}

async function eraseHistory(db: Database, number: string): Promise<void> {
  const rows = await db
    .selectFrom('ticket_events')
    .select(['ordinal', 'body'])
    .where('ticket', '=', number)
    .execute();
  for (const { ordinal, body } of rows) {
    const said = JSON.parse(body) as Record<string, unknown>;
    const kept = KEPT_OF_EVENT.filter((name) => said[name] !== undefined);
    await db
      .updateTable('ticket_events')
      .set({ body: JSON.stringify(Object.fromEntries(kept.map((name) => [name, said[name]]))) })
      .where('ticket', '=', number)
      .where('ordinal', '=', ordinal)
      .execute();
  }
}

async function forgetTries(db: Database, buckets: readonly string[]): Promise<void> {
  await db.deleteFrom('ticket_lookup_misses').where('bucket', 'in', buckets).execute();
}

/** By what a person's deliveries are known. */
export interface Traces {
  /** As they stand in a payload: JSON. */
  words: readonly string[];
  /** With these the ids of deliveries begin. */
  prefixes: readonly string[];
}

/** A page of deliveries from a place on, oldest first, of any kind and state: which of them name the person. */
export async function deliveriesNaming(
  db: Database,
  { traces, after, most }: { traces: Traces; after: DeliveryPlace; most: number },
): Promise<{ found: string[]; last: DeliveryPlace | undefined }> {
  const page = db
    .selectFrom('outbox')
    .select(['id', 'created_at', 'payload'])
    .where((eb) => eb(eb.refTuple('created_at', 'id'), '>', eb.tuple(after.createdAt, after.id)))
    .orderBy('created_at')
    .orderBy('id')
    .limit(most);
  const isNamed = sql.join(
    [
      ...traces.words.map((word) => like(sql.ref('p.payload'), `%${escaped(word)}%`)),
      ...traces.prefixes.map((prefix) => like(sql.ref('p.id'), `${escaped(prefix)}%`)),
    ],
    sql` or `,
  );
  const places = await db
    .selectFrom(page.as('p'))
    .select(['p.id', 'p.created_at as createdAt'])
    .select(sql<number>`case when ${isNamed} then 1 else 0 end`.as('isNamed'))
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute();
  const last = places.length === most ? places.at(-1) : undefined;
  return {
    found: places.filter((place) => place.isNamed === 1).map(({ id }) => id),
    last: last && { createdAt: last.createdAt, id: last.id },
  };
}

function like(column: RawBuilder<unknown>, pattern: string): RawBuilder<unknown> {
  return sql`${column} like ${pattern} escape '\\'`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

export interface DeliveryPlace {
  createdAt: number;
  id: string;
}

export async function eraseDeliveries(db: Database, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('outbox_tries').where('delivery', 'in', ids).execute();
  await db.deleteFrom('outbox').where('id', 'in', ids).execute();
}
