// The limit on wrong passwords: by login, whether it exists or not, and by the address they come from.

import { entryOrder } from '../store/dialect';
import type { Database } from '../store/store';
import { digestOf } from './secret';

/** Wrong passwords count together when they fall within this time, and lock for as long after the last. */
export const LOCK_MS = 15 * 60_000;
/** A whole office may sit behind one address. */
export const SIGN_IN_LIMITS = { login: 10, address: 50 } as const;

export interface Tried {
  login: string;
  /** Network address of whoever tries. */
  address: string;
}

/** `locks`: when this try is wrong, it is the last one that is checked. */
export type Admission = { kind: 'admitted'; locks: boolean } | { kind: 'locked'; until: number };

/**
 * Counts a try before its password is checked: however many come at once, no more are checked than the limit allows.
 * A right one is taken back with `forgiveTry`.
 */
export async function admitTry(db: Database, tried: Tried, now: number): Promise<Admission> {
  await db
    .deleteFrom('sign_in_failures')
    .where('at', '<=', now - 2 * LOCK_MS)
    .execute();
  const buckets = bucketsOf(tried);
  const counts: number[] = [];
  for (const { bucket, limit } of buckets) {
    const times = await newestTries(db, bucket, limit);
    const [newest, oldest] = [times[0], times[limit - 1]];
    if (newest !== undefined && oldest !== undefined) {
      const isFull = newest - oldest < LOCK_MS;
      if (isFull && now < newest + LOCK_MS) return { kind: 'locked', until: newest + LOCK_MS };
    }
    counts.push(limit - times.filter((at) => now - at < LOCK_MS).length);
  }
  for (const { bucket } of buckets) {
    await db.insertInto('sign_in_failures').values({ bucket, at: now }).execute();
  }
  return { kind: 'admitted', locks: counts.includes(1) };
}

/** The password was right: the login is free of its failures, the address only of this try. */
export async function forgiveTry(db: Database, tried: Tried, at: number): Promise<void> {
  await forgiveLogin(db, tried.login);
  const bucket = addressBucket(tried.address);
  await db
    .deleteFrom('sign_in_failures')
    .where(entryOrder(), '=', ({ selectFrom }) =>
      selectFrom('sign_in_failures')
        .select(entryOrder().as('entry'))
        .where('bucket', '=', bucket)
        .where('at', '=', at)
        .limit(1),
    )
    .execute();
}

export async function forgiveLogin(db: Database, login: string): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('bucket', '=', loginBucket(login)).execute();
}

async function newestTries(db: Database, bucket: string, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('sign_in_failures')
    .select('at')
    .where('bucket', '=', bucket)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ at }) => at);
}

function bucketsOf({ login, address }: Tried) {
  return [
    { bucket: loginBucket(login), limit: SIGN_IN_LIMITS.login },
    { bucket: addressBucket(address), limit: SIGN_IN_LIMITS.address },
  ];
}

/** Digested, because now and then somebody types the password where the login belongs. */
function loginBucket(login: string): string {
  return `login ${digestOf(login)}`;
}

/** Whoever has one IPv6 address has the 2^64 beside it. */
function addressBucket(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return `address ${plain}`;
  const [head = '', tail] = plain.split('::');
  const given = head.split(':').filter(Boolean);
  const missing =
    tail === undefined ? 0 : 8 - given.length - tail.split(':').filter(Boolean).length;
  const groups = [
    ...given,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail?.split(':') ?? []),
  ];
  return `address ${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
