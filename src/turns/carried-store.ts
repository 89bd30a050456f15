// What people wrote in groups, kept until their own chat takes it up.

import { entryOrder } from '../store/dialect';
import { statement } from '../store/statement';
import type { Database } from '../store/store';
import { enqueue } from './outbox-store';

interface Person {
  channel: string;
  userId: string;
}

const insert = statement<Person & { at: number; text: string }, { id: number }>((db, p) =>
  db
    .insertInto('carried_words')
    .values({ channel: p.channel, user_id: p.userId, at: p.at, text: p.text })
    .returning('id'),
);

/** Oldest first. */
export const carriedWords = statement<Person, { id: number; at: number; text: string }>((db, p) =>
  db
    .selectFrom('carried_words')
    .select(['id', 'at', 'text'])
    .where('channel', '=', p.channel)
    .where('user_id', '=', p.userId)
    .orderBy('id'),
);

/** All of a person's up to `last`. */
export const forgetCarried = statement<Person & { last: number }>((db, p) =>
  db
    .deleteFrom('carried_words')
    .where('channel', '=', p.channel)
    .where('user_id', '=', p.userId)
    .where('id', '<=', p.last),
);

/** Keeps the words, and has the person's own chat opened where the channel can do so. */
export async function carry(
  db: Database,
  words: Person & { text: string; now: number; address: string | null },
): Promise<void> {
  const { channel, userId, text, now, address } = words;
  const [kept] = await insert(db, { channel, userId, text, at: now });
  if (!kept || address === null) return;
  const payload = JSON.stringify({ channel, userId, address: JSON.parse(address) });
  await enqueue(db, { id: `carry:${kept.id}`, kind: 'carry', lane: null, payload, now });
}

/** The chat that nobody else reads: of several the newest that replies can be sent to, and do not bounce. */
export const ownConversation = statement<Person, { id: string }>((db, p) =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('user_id', '=', p.userId)
    .where('channel', '=', p.channel)
    .where('is_group', '=', 0)
    .where('address', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy(entryOrder(), 'desc')
    .limit(1),
);
