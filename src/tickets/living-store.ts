// A ticket that was merged is looked for under its own number and found as the one that it went into.

import type { Database } from '../store/store';
import type { Paper, Ticket } from './ticket';

/** As it stands in the database, merged or not. */
export async function storedTicket(db: Database, number: string): Promise<Ticket | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('body')
    .where('number', '=', number)
    .executeTakeFirst();
  return row && (JSON.parse(row.body) as Ticket);
}

/** Itself, unless it was merged: all that went into a ticket point to the last one, however long the way was. */
export async function livingOf(db: Database, ticket: Ticket): Promise<Ticket> {
  if (ticket.mergedInto === undefined) return ticket;
  return (await storedTicket(db, ticket.mergedInto)) ?? ticket;
}

/** The tickets that went into this one. */
export async function mergedInto(db: Database, number: string): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('body')
    .where('merged_into', '=', number)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as Ticket);
}

/** Of the tickets of a conversation, merged ones as the one that goes on for them. */
export async function livingNumbersOf(
  db: Database,
  conversationId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('tickets')
    .select(({ fn }) => fn.coalesce('merged_into', 'number').as('number'))
    .where('conversation_id', '=', conversationId)
    .execute();
  return new Set(rows.map(({ number }) => number));
}

/** The papers of a ticket and of those that went into it. */
export async function receivedBy(db: Database, ticket: Ticket): Promise<Paper[]> {
  const merged = ticket.merged === undefined ? [] : await mergedInto(db, ticket.number);
  return [ticket, ...merged].flatMap(({ papers }) => papers?.received ?? []);
}

/**
 * Where merchants are told of it: its own first, then those of the tickets that went into it, as long as anything of them
 * is kept.
 */
export async function conversationsOf(
  db: Database,
  { number, conversationId, merged }: Ticket,
): Promise<string[]> {
  if (merged === undefined) return [conversationId];
  const rows = await db
    .selectFrom('tickets as t')
    .innerJoin('conversations as c', 'c.id', 't.conversation_id')
    .select('c.id')
    .distinct()
    .where('t.merged_into', '=', number)
    .where('c.gone_at', 'is', null)
    .orderBy('c.id')
    .execute();
  return [...new Set([conversationId, ...rows.map(({ id }) => id)])];
}

/** Whatever went into `from` before is found as `into`, too. */
export async function passOnMerged(db: Database, from: string, into: string): Promise<void> {
  for (const ticket of await mergedInto(db, from)) {
    await db
      .updateTable('tickets')
      .set({ merged_into: into, body: JSON.stringify({ ...ticket, mergedInto: into }) })
      .where('number', '=', ticket.number)
      .execute();
  }
}
