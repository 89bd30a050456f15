// What is kept of requests with an Idempotency-Key: their answers, so that a repeat does nothing and is told the same.

import { createHash } from 'node:crypto';
import { ThawError } from '../../errors';
import type { Database } from '../../store/store';

/** Repeats come within minutes; a queue that stood still over night is served as well. */
const KEPT_MS = 25 * 3_600_000;
/** At each request; far more than come in, and never long. */
const MOST_DROPPED = 100;

export interface RepeatableRequest {
  apiKeyId: string;
  /** The value of the header. */
  key: string;
  /** By `fingerprintOf`. */
  fingerprint: string;
}

export interface KeptAnswer {
  status: number;
  /** JSON. */
  body: string;
}

export function fingerprintOf(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** @throws ThawError IDEMPOTENCY_KEY_REUSED */
export async function findAnswer(
  db: Database,
  { apiKeyId, key, fingerprint }: RepeatableRequest,
): Promise<KeptAnswer | undefined> {
  const row = await db
    .selectFrom('idempotent_requests')
    .select(['fingerprint', 'status', 'body'])
    .where('api_key', '=', apiKeyId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (row && row.fingerprint !== fingerprint) throw new ThawError('IDEMPOTENCY_KEY_REUSED');
  return row;
}

/** In the transaction of the effect: either both are stored or neither. */
export async function keepAnswer(
  db: Database,
  { apiKeyId, key, fingerprint }: RepeatableRequest,
  { status, body, now }: KeptAnswer & { now: number },
): Promise<void> {
  await db
    .insertInto('idempotent_requests')
    .values({ api_key: apiKeyId, key, fingerprint, status, body, at: now })
    .execute();
}

/** Drops what is too old to be asked for again. */
export async function dropOldAnswers(db: Database, now: number): Promise<void> {
  const old = await db
    .selectFrom('idempotent_requests')
    .select(['api_key', 'key'])
    .where('at', '<', now - KEPT_MS)
    .limit(MOST_DROPPED)
    .execute();
  for (const { api_key, key } of old) {
    await db
      .deleteFrom('idempotent_requests')
      .where('api_key', '=', api_key)
      .where('key', '=', key)
      .execute();
  }
}
