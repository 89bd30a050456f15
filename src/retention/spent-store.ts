// What counts for minutes or days only and is normally dropped by the next of its kind: dropped here when no next one comes.

import type { Database } from '../store/store';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Each a little longer than it counts where it is used: taps on cards a week, answers under an Idempotency-Key 25 hours,
 * wrong passwords half an hour, tries with a ticket number an hour, sessions of staff 12 hours.
 */
const KEPT_MS = {
  cardActs: 8 * DAY_MS,
  answers: 2 * DAY_MS,
  failures: HOUR_MS,
  lookups: 2 * HOUR_MS,
  sessions: 13 * HOUR_MS,
} as const;

/** Few rows, because every new one drops old ones: no pieces are needed. */
export async function dropSpent(db: Database, now: number): Promise<void> {
  await db
    .deleteFrom('card_acts')
    .where('at', '<', now - KEPT_MS.cardActs)
    .execute();
  await db
    .deleteFrom('idempotent_requests')
    .where('at', '<', now - KEPT_MS.answers)
    .execute();
  await db
    .deleteFrom('sign_in_failures')
    .where('at', '<', now - KEPT_MS.failures)
    .execute();
  await db
    .deleteFrom('ticket_lookups')
    .where('at', '<', now - KEPT_MS.lookups)
    .execute();
  await db
    .deleteFrom('ticket_lookup_misses')
    .where('at', '<', now - KEPT_MS.lookups)
    .execute();
  await db
    .deleteFrom('staff_sessions')
    .where('created_at', '<', now - KEPT_MS.sessions)
    .execute();
  await db.deleteFrom('staff_invitations').where('expires_at', '<', now).execute();
  await db.deleteFrom('returned_sign_ins').where('until', '<', now).execute();
}
