// Messages that are too old: found conversation by conversation, deleted from the oldest on.

import type { Database } from '../store/store';
import { becomeGone, hasUnclosedTicket } from './gone-store';

/** Where a walk through the conversations has come to. */
export interface Place {
  createdAt: number;
  id: string;
}

export interface OldConversation extends Place {
  /** Something in it is to be deleted, or nothing is left in it. */
  isDue: boolean;
}

/** Conversations that began before `limit`, in the order of their beginning, whatever else is in them. */
export async function oldConversations(
  db: Database,
  { limit, after, most }: { limit: number; after: Place | undefined; most: number },
): Promise<OldConversation[]> {
  const rows = await db
    .selectFrom('conversations as c')
    .select((eb) => [
      'c.id',
      'c.created_at',
      'c.last_at',
      eb
        .selectFrom('activities')
        .select('at')
        .whereRef('conversation_id', '=', 'c.id')
        .orderBy('seq')
        .limit(1)
        .as('oldest'),
    ])
    .where('c.gone_at', 'is', null)
    .where('c.created_at', '<', limit)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('c.created_at', 'c.id'),
          '>',
          eb.tuple(after?.createdAt ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(most)
    .execute();
  return rows.map(({ id, created_at: createdAt, last_at: lastAt, oldest }) => ({
    id,
    createdAt,
    isDue: (oldest ?? lastAt) < limit,
  }));
}

export interface Dropped {
  rows: number;
  /** False when more of the conversation is too old than one piece takes. */
  isAll: boolean;
}

/**
 * Deletes what is too old, `most` messages at most; a conversation in which nothing is left is gone. Nothing of one
 * with a ticket that staff are not done with, and nothing from the first message on that waits for its turn.
 */
export async function dropOldMessages(
  db: Database,
  { id, limit, most, now }: { id: string; limit: number; most: number; now: number },
): Promise<Dropped> {
  const idle = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .where(({ not, ref }) => not(hasUnclosedTicket(ref('conversations.id'))))
    .executeTakeFirst();
  if (!idle) return { rows: 0, isAll: true };
  const oldest = await db
    .selectFrom('activities')
    .select(['seq', 'at', 'pending'])
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .limit(most)
    .execute();
  const end = oldest.findIndex(({ at, pending }) => at >= limit || pending === 1);
  const old = end < 0 ? oldest : oldest.slice(0, end);
  const last = old.at(-1)?.seq;
  if (last !== undefined) await dropUpTo(db, id, last);
  if (old.length === most) return { rows: old.length, isAll: false };
  if (end < 0) await goWhenSilent(db, { id, limit, now });
  return { rows: old.length, isAll: true };
}

async function dropUpTo(db: Database, conversationId: string, last: number): Promise<void> {
  await db
    .deleteFrom('activities')
    .where('conversation_id', '=', conversationId)
    .where('seq', '<=', last)
    .execute();
  await db
    .deleteFrom('sent_cards')
    .where('conversation_id', '=', conversationId)
    .where((eb) => eb.or([eb('held_by', '<=', last), eb('shown_by', '<=', last)]))
    .execute();
}

/** Nothing is in it; unless something came just now, it is gone. */
async function goWhenSilent(
  db: Database,
  { id, limit, now }: { id: string; limit: number; now: number },
): Promise<void> {
  const silent = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', '=', id)
    .where('last_at', '<', limit)
    .where('created_at', '<', limit)
    .where('gone_at', 'is', null)
    .executeTakeFirst();
  if (silent) await becomeGone(db, id, now);
}
