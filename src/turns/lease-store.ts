// Who runs the turns of a conversation: holding it, letting it go, and taking it over from a process that died.

import { statement } from '../store/statement';
import type { Database } from '../store/store';

/** The attempts of a turn that even an apology does not end: it waits for the next start of a process. */
export const GIVEN_UP = 1000;

export interface Hold {
  holder: string | null;
  fence: number;
}

export interface InboxRow {
  conversation_id: string;
  seq: number;
  attempts: number;
  body: string;
  /** The process with the request that waits for the replies. */
  awaited_by: string | null;
  /** The same while that process lives. */
  waiting: string | null;
}

/** What the bot has still to answer in a conversation. */
export function inboxOf(db: Database, conversationId: string) {
  return (
    db
      .selectFrom('activities')
      .select('activities.seq')
      .where('activities.conversation_id', '=', conversationId)
      // As a literal, so that the index of the inbox is used from the first call on.
      .where(({ eb, lit }) => eb('activities.pending', '=', lit(1)))
      .where(({ eb, lit }) => eb('activities.attempts', '<', lit(GIVEN_UP)))
  );
}

export const inboxPlaces = statement<{ id: string }, { seq: number }>((db, p) =>
  inboxOf(db, p.id).orderBy('activities.seq'),
);

/** In the order to run it. */
export const inboxRows = statement<{ id: string }, InboxRow>((db, p) =>
  inboxOf(db, p.id)
    .leftJoin('processes', 'processes.id', 'activities.awaited_by')
    .select(['conversation_id', 'attempts', 'body', 'awaited_by', 'processes.id as waiting'])
    .orderBy('activities.seq'),
);

/** In the inbox of conversations that `me` may run: its own, free ones and those of dead processes. */
export const inboxFor = statement<
  { me: string; limit: number },
  { conversation_id: string; seq: number }
>((db, p) =>
  db
    .selectFrom('activities as a')
    .innerJoin('conversations as c', 'c.id', 'a.conversation_id')
    .leftJoin('processes', 'processes.id', 'c.holder')
    .select(['a.conversation_id', 'a.seq'])
    .where(({ eb, lit }) => eb('a.pending', '=', lit(1)))
    .where(({ eb, lit }) => eb('a.attempts', '<', lit(GIVEN_UP)))
    .where(({ eb, or }) => or([eb('c.holder', '=', p.me), eb('processes.id', 'is', null)]))
    .limit(p.limit),
);

/** `living`: the holder, while it lives. */
export const findHold = statement<{ id: string }, Hold & { living: string | null }>((db, p) =>
  db
    .selectFrom('conversations')
    .leftJoin('processes', 'processes.id', 'conversations.holder')
    .select(['holder', 'fence', 'processes.id as living'])
    .where('conversations.id', '=', p.id),
);

const setHold = statement<{ id: string } & Hold>((db, p) =>
  db.updateTable('conversations').set({ holder: p.holder, fence: p.fence }).where('id', '=', p.id),
);

const countAttempt = statement<{ id: string }>((db, p) =>
  db
    .updateTable('activities')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('conversation_id', '=', p.id)
    .where(({ eb, lit }) => eb('pending', '=', lit(1))),
);

/**
 * Takes a conversation that has something in its inbox, unless a process that lives has it.
 * @returns its inbox; nothing when another process has it, or nothing is to be done
 */
export async function takeOver(
  db: Database,
  { id, me }: { id: string; me: string },
): Promise<{ fence: number; rows: InboxRow[] } | undefined> {
  const [hold] = await findHold(db, { id });
  if (!hold) return undefined;
  const isMine = hold.holder === me;
  if (!isMine && hold.living !== null) return undefined;
  const isOrphan = hold.holder !== null && !isMine;
  // Whatever ended its process may have been this very turn.
  if (isOrphan) await countAttempt(db, { id });
  const rows = await inboxRows(db, { id });
  if (rows.length === 0) return undefined;
  const fence = isMine ? hold.fence : hold.fence + 1;
  if (!isMine) await setHold(db, { id, holder: me, fence });
  return { fence, rows };
}

/** Unless something is in the inbox. */
export const letGo = statement<{ id: string; fence: number }>((db, p) =>
  db
    .updateTable('conversations')
    .set({ holder: null })
    .where('id', '=', p.id)
    .where('fence', '=', p.fence)
    .where(({ not, exists }) => not(exists(inboxOf(db, p.id)))),
);

/** Whatever is in the inbox is run elsewhere. */
export const handOver = statement<{ id: string; fence: number }>((db, p) =>
  db
    .updateTable('conversations')
    .set({ holder: null })
    .where('id', '=', p.id)
    .where('fence', '=', p.fence),
);

const setGivenUp = statement<{ conversationId: string; seq: number }>((db, p) =>
  db
    .updateTable('activities')
    .set({ attempts: GIVEN_UP })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    .where('pending', '=', 1),
);

/** It must not hold up what comes after it, in whatever process. */
export async function giveUp(
  db: Database,
  turns: readonly { conversationId: string; seq: number }[],
): Promise<void> {
  for (const { conversationId, seq } of turns) await setGivenUp(db, { conversationId, seq });
}

/** What was given up is tried again: perhaps this release can do it. */
export async function tryAgain(db: Database, attempts: number): Promise<void> {
  await db
    .updateTable('activities')
    .set({ attempts })
    .where(({ eb, lit }) => eb('pending', '=', lit(1)))
    .where('attempts', '>=', GIVEN_UP)
    .execute();
}

const findProcess = statement<{ id: string }, { id: string }>((db, p) =>
  db.selectFrom('processes').select('id').where('id', '=', p.id),
);

/** Whether somebody waits for the replies to what a process accepted for a request. */
export async function isAwaited(
  db: Database,
  { by, me }: { by: string | null; me: string },
): Promise<boolean> {
  if (by === null || by === me) return by === me;
  return (await findProcess(db, { id: by })).length > 0;
}

/** The request waits no longer. @returns no row when its turn was already run */
export const stopAwaiting = statement<{ conversationId: string; seq: number }, { seq: number }>(
  (db, p) =>
    db
      .updateTable('activities')
      .set({ awaited_by: null })
      .where('conversation_id', '=', p.conversationId)
      .where('seq', '=', p.seq)
      .where('pending', '=', 1)
      .returning('seq'),
);

export const isPending = statement<{ conversationId: string; seq: number }, { seq: number }>(
  (db, p) =>
    db
      .selectFrom('activities')
      .select('seq')
      .where('conversation_id', '=', p.conversationId)
      .where('seq', '=', p.seq)
      .where('pending', '=', 1),
);
