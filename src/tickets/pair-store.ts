// Tickets seen from another conversation: by number and merchant ID together, with a limit on wrong pairs.

import type { Database } from '../store/store';
import { livingOf } from './living-store';
import type { LookUp, PairTry, Ticket } from './ticket';
import { summaryOf } from './ticket-summary';

/** Wrong pairs count for this long. */
const WINDOW_MS = 60 * 60_000;
/**
 * Wrong pairs within the window, by what they have in common. Conversations are free to open, so that the ticket and
 * the merchant ID tried count as well: neither can be found out by trying the other from many conversations.
 */
export const PAIR_LIMITS = { conversation: 5, user: 5, ticket: 10, merchant: 10 } as const;

/**
 * One try, remembered before its answer leaves: a turn that runs again gets the same answer and counts once.
 * An unknown number, a ticket without merchant ID and a wrong merchant ID take the same way and give the same answer.
 */
export async function tryPair(db: Database, pair: PairTry): Promise<LookUp> {
  const now = pair.now.getTime();
  const since = now - WINDOW_MS;
  const ticket = await ticketOfPair(db, pair);
  const before = await earlierTry(db, pair.key);
  if (before) {
    if (before.verdict === 'limited')
      return { kind: 'limited', until: new Date(before.until ?? now) };
    return before.verdict === 'found' && ticket ? { kind: 'found', ticket } : { kind: 'none' };
  }
  await forgetOld(db, since);
  const buckets = bucketsOf(pair);
  const until = await limitedUntil(db, buckets, since);
  const verdict = until !== undefined ? 'limited' : ticket ? 'found' : 'none';
  await db
    .insertInto('ticket_lookups')
    .values({ key: pair.key, at: now, verdict, until: until ?? null })
    .execute();
  if (until !== undefined) return { kind: 'limited', until: new Date(until) };
  if (ticket) return { kind: 'found', ticket };
  for (const { bucket } of buckets) {
    await db
      .insertInto('ticket_lookup_misses')
      .values({ bucket, at: now, lookup: pair.key })
      .execute();
  }
  return { kind: 'none' };
}

async function ticketOfPair(db: Database, { number, merchantId }: PairTry) {
  const row = await db
    .selectFrom('tickets')
    .select('body')
    .where('number', '=', number)
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  const ticket = row && (await livingOf(db, JSON.parse(row.body) as Ticket));
  return ticket?.erasedAt === undefined ? ticket && summaryOf(ticket, 'elsewhere') : undefined;
}

async function earlierTry(db: Database, key: string) {
  return db
    .selectFrom('ticket_lookups')
    .select(['verdict', 'until'])
    .where('key', '=', key)
    .executeTakeFirst();
}

function bucketsOf({ conversationId, userId, number, merchantId }: PairTry) {
  return [
    { bucket: `conversation ${conversationId}`, limit: PAIR_LIMITS.conversation },
    { bucket: `user ${userId}`, limit: PAIR_LIMITS.user },
    { bucket: `ticket ${number}`, limit: PAIR_LIMITS.ticket },
    { bucket: `merchant ${merchantId}`, limit: PAIR_LIMITS.merchant },
  ];
}

/** @returns when the fullest of the buckets has room again; undefined when all have. */
async function limitedUntil(
  db: Database,
  buckets: readonly { bucket: string; limit: number }[],
  since: number,
): Promise<number | undefined> {
  const full: number[] = [];
  for (const { bucket, limit } of buckets) {
    const misses = await db
      .selectFrom('ticket_lookup_misses')
      .select('at')
      .where('bucket', '=', bucket)
      .where('at', '>', since)
      .orderBy('at', 'desc')
      .limit(limit)
      .execute();
    const oldest = misses[limit - 1];
    if (oldest) full.push(oldest.at + WINDOW_MS);
  }
  return full.length > 0 ? Math.max(...full) : undefined;
}

async function forgetOld(db: Database, since: number): Promise<void> {
  await db.deleteFrom('ticket_lookups').where('at', '<=', since).execute();
  await db.deleteFrom('ticket_lookup_misses').where('at', '<=', since).execute();
}
