// Finds all that belongs to a person: from a ticket, a contact or an id to the chats, then all tickets of them and those merged with these.

import type { Database } from '../store/store';
import type { Ticket } from '../tickets/ticket';
import { listWholeTickets, type TicketPlace } from '../tickets/ticket-list-store';
import {
  type FoundConversation,
  type FoundPerson,
  type FoundTicket,
  type PersonCounts,
  type PersonKey,
  PSEUDONYM,
  sameContact,
} from './person';

const PAGE = 100;

/** @returns undefined when nothing is stored of the person */
export async function findPerson(db: Database, key: PersonKey): Promise<FoundPerson | undefined> {
  const named = await ticketsBy(db, key);
  const begun = await conversationsBy(db, [
    ...named.map(({ conversationId }) => conversationId),
    ...(key.by === 'conversation' ? [key.value] : []),
  ]);
  const users = [
    ...begun.map(({ channel, userId }) => ({ channel, userId })),
    ...(key.by === 'user' ? await channelsOf(db, key.value) : []),
  ].filter(({ userId }) => userId !== '');
  const conversations = [...begun];
  for (const user of distinct(users, ({ channel, userId }) => `${channel} ${userId}`)) {
    conversations.push(...(await conversationsOfUser(db, user)));
  }
  const found = await withDoubles(db, { conversations, tickets: named });
  if (found.conversations.length === 0 && found.tickets.length === 0) return undefined;
  const writers = found.conversations.filter(({ userId }) => userId !== '');
  return {
    ...found,
    users: distinct(
      [...users, ...writers.map(({ channel, userId }) => ({ channel, userId }))],
      ({ channel, userId }) => `${channel} ${userId}`,
    ),
  };
}

type Found = Pick<FoundPerson, 'conversations' | 'tickets'>;

/** What was said in one of two merged tickets stands in the other, too: with each go the other and its conversation. */
async function withDoubles(db: Database, begun: Found): Promise<Found> {
  let found = begun;
  for (let size = -1; size !== sizeOf(found); ) {
    size = sizeOf(found);
    const ids = found.conversations.map(({ id }) => id);
    const tickets = [...found.tickets, ...(await ticketsOf(db, ids))];
    const merged = await mergedWith(
      db,
      tickets.map(({ number }) => number),
    );
    const conversations = await conversationsBy(
      db,
      merged.map(({ conversationId }) => conversationId),
    );
    found = {
      conversations: distinct([...found.conversations, ...conversations], ({ id }) => id),
      tickets: distinct([...tickets, ...merged], ({ number }) => number),
    };
  }
  return found;
}

function sizeOf({ conversations, tickets }: Found): number {
  return conversations.length + tickets.length;
}

/** Those that went into them, and those that they went into. */
async function mergedWith(db: Database, numbers: readonly string[]): Promise<FoundTicket[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'conversation_id', 'status'])
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('merged_into', 'in', numbers),
        eb(
          'number',
          'in',
          selectFrom('tickets as double')
            .select('double.merged_into')
            .where('double.number', 'in', numbers)
            .where('double.merged_into', 'is not', null),
        ),
      ]),
    )
    .execute();
  return rows.map(foundTicket).filter(isSomebodys);
}

/** What was erased before is found by nothing any more. */
async function ticketsBy(db: Database, { by, value }: PersonKey): Promise<FoundTicket[]> {
  if (by === 'contact') return ticketsByContact(db, value);
  if (by !== 'merchant' && by !== 'ticket') return [];
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'conversation_id', 'status'])
    .where(by === 'merchant' ? 'merchant_id' : 'number', '=', value.toUpperCase())
    .execute();
  return rows.map(foundTicket).filter(isSomebodys);
}

/** Found by its words, then compared with the contact itself. */
async function ticketsByContact(db: Database, value: string): Promise<FoundTicket[]> {
  const found: FoundTicket[] = [];
  for (const search of new Set([
    value,
    value.replace(/[\s().+-]/g, ''),
    value.replace(/\D+/g, '').slice(-11),
  ])) {
    if (search === '') continue;
    let after: TicketPlace | undefined;
    do {
      const rows = await listWholeTickets(db, {
        filter: { search },
        sort: 'oldest',
        after,
        limit: PAGE,
      });
      for (const { body } of rows) {
        const { number, conversationId, status, fields } = JSON.parse(body) as Ticket;
        if (sameContact(fields.contact.value, value))
          found.push({ number, conversationId, status });
      }
      after = rows.length === PAGE ? rows.at(-1) : undefined;
    } while (after);
  }
  return distinct(found, ({ number }) => number);
}

async function ticketsOf(db: Database, conversationIds: readonly string[]): Promise<FoundTicket[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'conversation_id', 'status'])
    .where('conversation_id', 'in', conversationIds)
    .orderBy('created_at')
    .execute();
  return rows.map(foundTicket).filter(isSomebodys);
}

function foundTicket(row: { number: string; conversation_id: string; status: string }) {
  return { number: row.number, conversationId: row.conversation_id, status: row.status };
}

function isSomebodys({ conversationId }: FoundTicket): boolean {
  return !conversationId.startsWith(PSEUDONYM);
}

const CONVERSATION = ['id', 'channel', 'user_id as userId', 'created_at as createdAt'] as const;

async function conversationsBy(db: Database, ids: readonly string[]): Promise<FoundConversation[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('conversations').select(CONVERSATION).where('id', 'in', ids).execute();
}

async function conversationsOfUser(
  db: Database,
  { channel, userId }: { channel: string; userId: string },
): Promise<FoundConversation[]> {
  return db
    .selectFrom('conversations')
    .select(CONVERSATION)
    .where('user_id', '=', userId)
    .where('channel', '=', channel)
    .orderBy('created_at')
    .execute();
}

async function channelsOf(db: Database, userId: string) {
  return db
    .selectFrom('conversations')
    .select(['channel', 'user_id as userId'])
    .distinct()
    .where('user_id', '=', userId)
    .execute();
}

export async function countPerson(db: Database, person: FoundPerson): Promise<PersonCounts> {
  const ids = person.conversations.map(({ id }) => id);
  const count = async (table: 'activities' | 'papers' | 'questions') => {
    if (ids.length === 0) return 0;
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('conversation_id', 'in', ids)
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  };
  return {
    conversations: ids.length,
    messages: await count('activities'),
    papers: await count('papers'),
    questions: await count('questions'),
    tickets: person.tickets.map(({ number }) => number),
  };
}

function distinct<T>(all: readonly T[], keyOf: (each: T) => string): T[] {
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}
