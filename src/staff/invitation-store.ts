// One-time links with which staff set their password, and the one that makes the first account.

import type { Database } from '../store/store';
import { digestOf, newSecret } from './secret';

/** Handed over by mail or chat and used within the working week. */
export const LINK_LIFETIME_MS = 7 * 24 * 60 * 60_000;

/**
 * Ends earlier links of the same person.
 * @param staff null: makes the first account
 * @returns the secret of the link
 */
export async function makeInvitation(
  db: Database,
  staff: string | null,
  now: number,
): Promise<string> {
  const secret = newSecret();
  await invite(db, { secret, staff, now });
  return secret;
}

/** Ends earlier links of the same person, this one too if it was good before. */
export async function invite(
  db: Database,
  { secret, staff, now }: { secret: string; staff: string | null; now: number },
): Promise<void> {
  await dropInvitations(db, staff);
  await db.deleteFrom('staff_invitations').where('expires_at', '<=', now).execute();
  await db
    .insertInto('staff_invitations')
    .values({ id: digestOf(secret), staff, expires_at: now + LINK_LIFETIME_MS })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ expires_at: now + LINK_LIFETIME_MS }),
    )
    .execute();
}

/** @returns whose it is; undefined when there is no such link or it has expired */
export async function findInvitation(db: Database, secret: string, now: number) {
  return db
    .selectFrom('staff_invitations')
    .select('staff')
    .where('id', '=', digestOf(secret))
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** @returns false when there was none: another process was faster */
export async function dropInvitations(db: Database, staff: string | null): Promise<boolean> {
  const whose = staff === null ? 'is' : '=';
  const { numDeletedRows } = await db
    .deleteFrom('staff_invitations')
    .where('staff', whose, staff)
    .executeTakeFirst();
  return numDeletedRows > 0;
}
