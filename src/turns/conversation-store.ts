// Conversations: their sequence counter, the bot's state and where replies go.

import type { ExpressionBuilder } from 'kysely';
import type { Schema } from '../store/schema';
import { statement } from '../store/statement';
import type { Database } from '../store/store';
import { type Hold, inboxOf } from './lease-store';

export interface NewConversation {
  id: string;
  channel: string;
  userId: string;
  now: number;
  /** The part that one person has in a group. */
  isGroup?: boolean;
}

/** One whose content was deleted begins anew, with numbers that go on. @returns false when it is there already. */
export async function createConversation(
  db: Database,
  { isGroup = false, ...conversation }: NewConversation,
) {
  const rows = await insert(db, { ...conversation, isGroup: isGroup ? 1 : 0 });
  return rows.length === 1;
}

const insert = statement<Omit<NewConversation, 'isGroup'> & { isGroup: 0 | 1 }, { id: string }>(
  (db, p) =>
    db
      .insertInto('conversations')
      .values({
        id: p.id,
        channel: p.channel,
        user_id: p.userId,
        seq: 0,
        last_at: 0,
        state: null,
        expects: null,
        address: null,
        wake_at: null,
        is_group: p.isGroup,
        left_at: null,
        created_at: p.now,
        gone_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ user_id: p.userId, created_at: p.now, gone_at: null })
          .where('conversations.gone_at', 'is not', null),
      )
      .returning('id'),
);

export interface Advanced {
  /** Sequence number of the last activity now counted in. */
  seq: number;
  /** Its time; the `count` activities have the milliseconds up to and including it. */
  last_at: number;
  expects: string | null;
  address: string | null;
  left_at: number | null;
  channel: string;
  user_id: string;
}

/** The clock may be set back: a time is at least one later than the last one. */
function counted(
  eb: ExpressionBuilder<Schema, 'conversations'>,
  { count, now }: { count: number; now: number },
) {
  const next = eb('last_at', '+', count);
  return {
    seq: eb('seq', '+', count),
    last_at: eb.case().when(next, '>', now).then(next).else(now).end(),
  };
}

const PLACE = ['seq', 'last_at', 'expects', 'address', 'left_at', 'channel', 'user_id'] as const;

/**
 * Takes the next `count` sequence numbers. Times follow the clock but always grow, so that a clock set back
 * does not reorder a transcript. No row where nothing is kept any more.
 */
export const advance = statement<{ id: string; count: number; now: number }, Advanced>((db, p) =>
  db
    .updateTable('conversations')
    .set((eb) => counted(eb, p))
    .where('id', '=', p.id)
    .where('gone_at', 'is', null)
    .returning(PLACE),
);

/** As `advance`, for something whose turn is to run: who accepts it takes the conversation that nobody holds. */
export const advanceAndTake = statement<
  { id: string; count: number; now: number; holder: string },
  Advanced & Hold
>((db, p) =>
  db
    .updateTable('conversations')
    .set((eb) => ({
      ...counted(eb, p),
      holder: eb.fn.coalesce('holder', eb.val(p.holder)),
      fence: eb
        .case()
        .when('holder', 'is', null)
        .then(eb('fence', '+', 1))
        .else(eb.ref('fence'))
        .end(),
    }))
    .where('id', '=', p.id)
    .where('gone_at', 'is', null)
    .returning([...PLACE, 'holder', 'fence']),
);

/**
 * As `advance`, and stores what the turn left behind. With the last turn in the inbox the conversation is let go.
 * @returns no row when it was taken from the holder
 */
export const advanceWithState = statement<
  { id: string; fence: number; count: number; now: number; state: string; expects: string | null },
  Advanced & Hold
>((db, p) =>
  db
    .updateTable('conversations')
    .set((eb) => ({
      ...counted(eb, p),
      state: p.state,
      expects: p.expects,
      holder: eb
        .case()
        .when(eb.exists(inboxOf(db, p.id)))
        .then(eb.ref('holder'))
        .else(null)
        .end(),
    }))
    .where('id', '=', p.id)
    .where('fence', '=', p.fence)
    .where('gone_at', 'is', null)
    .returning([...PLACE, 'holder', 'fence']),
);

export const setAddress = statement<{ id: string; address: string }>((db, p) =>
  db
    .updateTable('conversations')
    .set({ address: p.address })
    .where('id', '=', p.id)
    .where('gone_at', 'is', null),
);

/** Since when the bot cannot reach the conversation; `null`: it can. */
export const setLeft = statement<{ id: string; at: number | null }>((db, p) =>
  db.updateTable('conversations').set({ left_at: p.at }).where('id', '=', p.id),
);

/** Where replies go, and since when nothing does. */
export const findAddress = statement<
  { id: string },
  { address: string | null; left_at: number | null }
>((db, p) =>
  db
    .selectFrom('conversations')
    .select(['address', 'left_at'])
    .where('id', '=', p.id)
    .where('gone_at', 'is', null),
);

/** `null`: the conversation is not to be woken. */
export const setWakeAt = statement<{ id: string; wakeAt: number | null }>((db, p) =>
  db.updateTable('conversations').set({ wake_at: p.wakeAt }).where('id', '=', p.id),
);

/** The conversations whose time has come, longest due first. */
export const dueWakeUps = statement<{ now: number; limit: number }, { id: string }>((db, p) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('wake_at', '<=', p.now)
    .orderBy('wake_at')
    .limit(p.limit),
);

/** Whose conversation it is. */
export const findUser = statement<{ id: string }, { user_id: string }>((db, p) =>
  db.selectFrom('conversations').select('user_id').where('id', '=', p.id),
);

const selectState = statement<
  { id: string },
  { state: string | null; expects: string | null; channel: string }
>((db, p) =>
  db.selectFrom('conversations').select(['state', 'expects', 'channel']).where('id', '=', p.id),
);

export async function findConversation(db: Database, id: string) {
  return (await selectState(db, { id }))[0];
}
