// How far conversations have arrived at merchants, how far they were read, and who has one open; kept where there is a ticket.

import { sql } from 'kysely';
import type { Database } from '../store/store';

/** Below every time: what is kept of whether a client is there stays. */
const AS_IT_WAS = -1;

export interface Look {
  conversationId: string;
  /** Everything up to this activity has arrived at a client. */
  seq: number;
  /** Everything up to this activity was read; 0: nothing is told of it. */
  read: number;
  /** A client has the conversation open; known until then (ms since 1970), should its process die. Absent: as it was. */
  hereUntil?: number;
}

/** Those of the conversations that have a ticket. */
export async function conversationsWithTicket(
  db: Database,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('conversation_id')
    .distinct()
    .where('conversation_id', 'in', ids)
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/** In one order everywhere: two processes that keep the same looks wait for each other and not in a circle. */
export async function keepLooks(db: Database, looks: readonly Look[]): Promise<void> {
  const rows = looks
    .map(({ conversationId, seq, read, hereUntil }) => ({
      conversation_id: conversationId,
      seq,
      here_until: hereUntil ?? AS_IT_WAS,
      read_seq: read,
    }))
    .sort((a, b) => (a.conversation_id < b.conversation_id ? -1 : 1));
  await db
    .insertInto('looks')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet(({ eb, ref }) => ({
        seq: sql<number>`case when excluded.seq > looks.seq then excluded.seq else looks.seq end`,
        read_seq: sql<number>`case when excluded.read_seq > looks.read_seq then excluded.read_seq else looks.read_seq end`,
        here_until: eb
          .case()
          .when('excluded.here_until', '=', AS_IT_WAS)
          .then(ref('looks.here_until'))
          .else(ref('excluded.here_until'))
          .end(),
      })),
    )
    .execute();
}

export async function isHere(db: Database, conversationId: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('looks')
    .select('here_until')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row !== undefined && row.here_until > now;
}

/**
 * Whether what was said at `seq`, or in answer to it, has arrived at a client. By places in the conversation and not by
 * time: the clocks of two processes differ. False while nothing was said.
 */
export async function hasSeen(
  db: Database,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<boolean> {
  const said = await db
    .selectFrom('activities')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('visible', '=', 1)
    .where('seq', '>=', seq)
    .where(({ eb, or }) => or([eb('seq', '=', seq), eb('reply_to', '=', seq)]))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!said) return false;
  const look = await db
    .selectFrom('looks')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return look !== undefined && look.seq >= said.seq;
}

/** How far the merchant's clients have got, and the merchant; null where nothing is told of it. */
export async function seenUpTo(
  db: Database,
  conversationId: string,
): Promise<{ arrived: number | null; read: number | null }> {
  const row = await db
    .selectFrom('looks')
    .select(['seq', 'read_seq'])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return { arrived: row?.seq ?? null, read: row?.read_seq || null };
}
