// Sessions of staff who are signed in.

import type { Database } from '../store/store';
import type { Account } from './account';
import { accountOf } from './account-store';
import { digestOf, newSecret } from './secret';

/** A shift with its breaks: whoever comes the next day signs in again (ASVS 7.3.2). */
export const SESSION_MOST_MS = 12 * 60 * 60_000;
/** A lunch break, but not a desk left in the evening; ticket pages hold merchants' data (ASVS 7.3.1). */
export const SESSION_IDLE_MS = 60 * 60_000;
/** Every request would be a write otherwise. */
export const SEEN_EVERY_MS = 60_000;

export interface Session {
  /** Digest of the secret; safe to keep and to log. */
  id: string;
  account: Account;
  seenAt: number;
}

/** @returns the secret for the cookie */
export async function startSession(db: Database, staff: string, now: number): Promise<string> {
  await db
    .deleteFrom('staff_sessions')
    .where((row) =>
      row.or([
        row('created_at', '<=', now - SESSION_MOST_MS),
        row('seen_at', '<=', now - SESSION_IDLE_MS),
      ]),
    )
    .execute();
  const secret = newSecret();
  await db
    .insertInto('staff_sessions')
    .values({ id: digestOf(secret), staff, created_at: now, seen_at: now })
    .execute();
  return secret;
}

/**
 * Reads the account along, so that a changed role and a disabled account count from the next request on.
 * @returns undefined for unknown and expired sessions and for disabled accounts
 */
export async function findSession(
  db: Database,
  id: string,
  now: number,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff')
    .selectAll('staff')
    .select('staff_sessions.seen_at')
    .where('staff_sessions.id', '=', id)
    .where('staff_sessions.created_at', '>', now - SESSION_MOST_MS)
    .where('staff_sessions.seen_at', '>', now - SESSION_IDLE_MS)
    .where('staff.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { id, account: accountOf(row), seenAt: row.seen_at };
}

export async function touchSession(db: Database, id: string, now: number): Promise<void> {
  await db.updateTable('staff_sessions').set({ seen_at: now }).where('id', '=', id).execute();
}

export async function endSession(db: Database, id: string): Promise<void> {
  await db.deleteFrom('staff_sessions').where('id', '=', id).execute();
}

export async function endSessionsOf(db: Database, staff: string, except = ''): Promise<void> {
  await db
    .deleteFrom('staff_sessions')
    .where('staff', '=', staff)
    .where('id', '!=', except)
    .execute();
}
