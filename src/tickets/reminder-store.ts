// Reminders that staff set for themselves on a ticket, each with a note: one of each person on a ticket.

import type { Database } from '../store/store';
import { inTeams, type TeamFilter } from './crews/team-filter-store';

export interface Reminder {
  ticket: string;
  staff: string;
  /** Milliseconds since 1970. */
  at: number;
  note: string;
}

/** In place of an earlier one. */
export async function keepReminder(db: Database, reminder: Reminder): Promise<void> {
  const { at, note } = reminder;
  await db
    .insertInto('ticket_reminders')
    .values({ ...reminder, called_at: null })
    .onConflict((conflict) =>
      conflict.columns(['ticket', 'staff']).doUpdateSet({ at, note, called_at: null }),
    )
    .execute();
}

export async function dropReminder(
  db: Database,
  { ticket, staff }: Pick<Reminder, 'ticket' | 'staff'>,
): Promise<void> {
  await db
    .deleteFrom('ticket_reminders')
    .where('ticket', '=', ticket)
    .where('staff', '=', staff)
    .execute();
}

export async function findReminder(
  db: Database,
  { ticket, staff }: Pick<Reminder, 'ticket' | 'staff'>,
): Promise<Reminder | undefined> {
  return db
    .selectFrom('ticket_reminders')
    .select(['ticket', 'staff', 'at', 'note'])
    .where('ticket', '=', ticket)
    .where('staff', '=', staff)
    .executeTakeFirst();
}

/** Until then, the earliest first. */
export async function remindersOf(
  db: Database,
  { staff, until, limit }: { staff: string; until: number; limit: number },
): Promise<Reminder[]> {
  return db
    .selectFrom('ticket_reminders')
    .select(['ticket', 'staff', 'at', 'note'])
    .where('staff', '=', staff)
    .where('at', '<=', until)
    .orderBy('at')
    .limit(limit)
    .execute();
}

/** Their time has come, and nobody was told yet: from now on they were. */
export async function takeDueReminders(
  db: Database,
  { now, limit, teams }: { now: number; limit: number; teams: TeamFilter },
): Promise<Reminder[]> {
  const due = await db
    .selectFrom('ticket_reminders as r')
    .innerJoin('tickets as t', 't.number', 'r.ticket')
    .select(['r.ticket', 'r.staff', 'r.at', 'r.note'])
    .where('r.called_at', 'is', null)
    .where('r.at', '<=', now)
    .where(inTeams('t.team', teams))
    .orderBy('r.at')
    .limit(limit)
    .execute();
  for (const { ticket, staff } of due) {
    await db
      .updateTable('ticket_reminders')
      .set({ called_at: now })
      .where('ticket', '=', ticket)
      .where('staff', '=', staff)
      .execute();
  }
  return due;
}
