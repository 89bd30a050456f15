// What counts for minutes or days only and is normally dropped by the next of its kind: dropped here when no next one comes.

import { sql } from 'kysely';
import type { Database } from '../store/store';
import { DAY_MS } from './limits';

const HOUR_MS = 3_600_000;

/**
 * By the time in the column, and how long after it: each a little longer than it counts where it is used (taps on cards a
 * week, answers under an Idempotency-Key 25 hours, wrong passwords half an hour, tries with a ticket number an hour,
 * sessions of staff 12 hours, looks at an entry a minute).
 */
const SPENT = [
  ['card_acts', 'at', 8 * DAY_MS],
  ['idempotent_requests', 'at', 2 * DAY_MS],
  ['sign_in_failures', 'at', HOUR_MS],
  ['ticket_lookups', 'at', 2 * HOUR_MS],
  ['ticket_lookup_misses', 'at', 2 * HOUR_MS],
  ['staff_sessions', 'created_at', 13 * HOUR_MS],
  ['staff_invitations', 'expires_at', 0],
  ['returned_sign_ins', 'until', 0],
  ['ticket_company', 'looks_until', 0],
  ['entry_looks', 'at', HOUR_MS],
] as const;

/** Few rows, because every new one drops old ones: no pieces are needed. */
export async function dropSpent(db: Database, now: number): Promise<void> {
  for (const [table, column, keptMs] of SPENT) {
    const limit = now - keptMs;
    await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} < ${limit}`.execute(db);
  }
}
