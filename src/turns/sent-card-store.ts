// Cards that are kept up to date where they stand in a chat: which message holds each, and which reply says what it shows now.

import type { Database } from '../store/store';

export interface SentCard {
  conversationId: string;
  /** As the bot calls it. */
  card: string;
  /** The reply that shows it. */
  seq: number;
}

/** The newest state of a card; the message that holds it stays. */
export async function noteCardState(
  db: Database,
  { conversationId, card, seq }: SentCard,
): Promise<void> {
  await db
    .insertInto('sent_cards')
    .values({ conversation_id: conversationId, card, held_by: seq, shown_by: seq })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'card']).doUpdateSet({ shown_by: seq }),
    )
    .execute();
}

/** The card stands in another message from now on. */
export async function noteCardMessage(
  db: Database,
  { conversationId, card, seq }: SentCard,
): Promise<void> {
  await db
    .updateTable('sent_cards')
    .set({ held_by: seq })
    .where('conversation_id', '=', conversationId)
    .where('card', '=', card)
    .execute();
}

/** `channelId`: the channel's id of the message that holds it, null while none is known. */
export async function findSentCard(
  db: Database,
  { conversationId, card }: Pick<SentCard, 'conversationId' | 'card'>,
): Promise<{ shownBy: number; channelId: string | null } | undefined> {
  const row = await db
    .selectFrom('sent_cards as c')
    .leftJoin('activities as a', (join) =>
      join.onRef('a.conversation_id', '=', 'c.conversation_id').onRef('a.seq', '=', 'c.held_by'),
    )
    .select(['c.shown_by', 'a.channel_activity_id'])
    .where('c.conversation_id', '=', conversationId)
    .where('c.card', '=', card)
    .executeTakeFirst();
  return row && { shownBy: row.shown_by, channelId: row.channel_activity_id };
}
