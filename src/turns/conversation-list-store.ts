// The conversations of a merchant: whose each is, and what a list of them shows.

import { entryOrder } from '../store/dialect';
import { statement } from '../store/statement';
import type { Database } from '../store/store';

export interface Owner {
  channel: string;
  user_id: string;
  /** When its content was deleted; null: it is there. */
  gone_at: number | null;
}

const selectOwner = statement<{ id: string }, Owner>((db, p) =>
  db.selectFrom('conversations').select(['channel', 'user_id', 'gone_at']).where('id', '=', p.id),
);

export async function findOwner(db: Database, id: string): Promise<Owner | undefined> {
  return (await selectOwner(db, { id }))[0];
}

/** Newest first, by when they began: what staff write into an old one does not make it the latest. */
export const conversationsOf = statement<
  { userId: string; channel: string; limit: number },
  { id: string }
>((db, p) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('user_id', '=', p.userId)
    .where('channel', '=', p.channel)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .limit(p.limit),
);

export interface ListedConversation {
  id: string;
  channel: string;
  user_id: string;
  created_at: number;
  /** When the last thing was said that clients see. */
  said_at: number | null;
}

/** Newest first. */
export function listConversations(
  db: Database,
  ids: readonly string[],
): Promise<ListedConversation[]> {
  return db
    .selectFrom('conversations')
    .select((eb) => [
      'id',
      'channel',
      'user_id',
      'created_at',
      eb
        .selectFrom('activities')
        .select('at')
        .whereRef('conversation_id', '=', 'conversations.id')
        .where('visible', '=', 1)
        .orderBy('seq', 'desc')
        .limit(1)
        .as('said_at'),
    ])
    .where('id', 'in', ids)
    .where('gone_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .execute();
}

/** What the merchant sent first, oldest first. */
export const firstSent = statement<{ conversationId: string; limit: number }, { body: string }>(
  (db, p) =>
    db
      .selectFrom('activities')
      .select('body')
      .where('conversation_id', '=', p.conversationId)
      .where('role', '=', 'merchant')
      .where('visible', '=', 1)
      .orderBy('seq')
      .limit(p.limit),
);
