// The activities of all conversations: inbox, transcript and what clients read, in one table.

import { statement } from '../store/statement';
import type { Database } from '../store/store';

export interface StoredActivity {
  conversationId: string;
  seq: number;
  channelActivityId: string | null;
  resendKey: string | null;
  replyTo: number | null;
  role: 'merchant' | 'bot' | 'staff';
  visible: 0 | 1;
  pending: 0 | 1;
  /** The process with the request that waits for the replies. */
  awaitedBy?: string | null;
  at: number;
  /** The activity as JSON, the form in which clients get it. */
  body: string;
}

const insert = statement<StoredActivity & { awaitedBy: string | null }, { seq: number }>((db, p) =>
  db
    .insertInto('activities')
    .values({
      conversation_id: p.conversationId,
      seq: p.seq,
      channel_activity_id: p.channelActivityId,
      resend_key: p.resendKey,
      reply_to: p.replyTo,
      role: p.role,
      visible: p.visible,
      pending: p.pending,
      attempts: 0,
      awaited_by: p.awaitedBy,
      at: p.at,
      body: p.body,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seq'),
);

/** @returns one row, or none when it was stored before: under the channel's id, or with the same moment and content. */
export function insertActivity(db: Database, activity: StoredActivity) {
  return insert(db, { ...activity, awaitedBy: activity.awaitedBy ?? null });
}

/**
 * Takes the activity out of the inbox. `joinedTo`: the last message of its burst, when that is another one.
 * @returns no row when another turn has already done so.
 */
export const settle = statement<
  { conversationId: string; seq: number; joinedTo: number | null },
  { awaited_by: string | null }
>((db, p) =>
  db
    .updateTable('activities')
    .set({ pending: 0, reply_to: p.joinedTo })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    .where('pending', '=', 1)
    .returning('awaited_by'),
);

/** The id under which the channel took a reply: by it the reply is found again, changed and taken back. */
export const noteChannelId = statement<{
  conversationId: string;
  seq: number;
  channelActivityId: string;
}>((db, p) =>
  db
    .updateTable('activities')
    .set({ channel_activity_id: p.channelActivityId })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    // Channels that give every message the same id name none by it.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('activities as other')
            .select('other.seq')
            .where('other.conversation_id', '=', p.conversationId)
            .where('other.channel_activity_id', '=', p.channelActivityId),
        ),
      ),
    ),
);

/** The stored activity that came under this id of the channel. */
export const findByChannelId = statement<
  { conversationId: string; channelActivityId: string },
  { seq: number; role: StoredActivity['role']; body: string }
>((db, p) =>
  db
    .selectFrom('activities')
    .select(['seq', 'role', 'body'])
    .where('conversation_id', '=', p.conversationId)
    .where('channel_activity_id', '=', p.channelActivityId),
);

/** All that came under an id between these two, oldest first. */
export const allBetween = statement<
  { conversationId: string; from: string; to: string },
  { seq: number; body: string }
>((db, p) =>
  db
    .selectFrom('activities')
    .select(['seq', 'body'])
    .where('conversation_id', '=', p.conversationId)
    .where('channel_activity_id', '>=', p.from)
    .where('channel_activity_id', '<', p.to)
    .orderBy('seq'),
);

/** Puts another form of an activity in place of the stored one; what was done because of it stays. */
export const rewrite = statement<{ conversationId: string; seq: number; body: string }>((db, p) =>
  db
    .updateTable('activities')
    .set({ body: p.body })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq),
);

/** The stored activity that was sent at the same moment with the same content. */
export const findByResendKey = statement<
  { conversationId: string; resendKey: string },
  { seq: number }
>((db, p) =>
  db
    .selectFrom('activities')
    .select('seq')
    .where('conversation_id', '=', p.conversationId)
    .where('resend_key', '=', p.resendKey),
);

/** What clients see after `after`, oldest first. */
export const visibleAfter = statement<
  { conversationId: string; after: number; limit: number },
  { seq: number; body: string }
>((db, p) =>
  db
    .selectFrom('activities')
    .select(['seq', 'body'])
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '>', p.after)
    .where('visible', '=', 1)
    .orderBy('seq')
    .limit(p.limit),
);

/** Of a message that was joined to another one: the replies to that one. */
export const repliesTo = statement<{ conversationId: string; seq: number }, { body: string }>(
  (db, p) =>
    db
      .selectFrom('activities as reply')
      .innerJoin('activities as asked', 'asked.conversation_id', 'reply.conversation_id')
      .select('reply.body')
      .where('asked.conversation_id', '=', p.conversationId)
      .where('asked.seq', '=', p.seq)
      .where('reply.role', '=', 'bot')
      .where(({ eb, fn }) => eb('reply.reply_to', '=', fn.coalesce('asked.reply_to', 'asked.seq')))
      .orderBy('reply.seq'),
);
