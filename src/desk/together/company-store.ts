// Who of the staff looks at a ticket, and who writes there: rows that count for moments, and may be lost.

import type { Database } from '../../store/store';
import type { CompanyState } from './together-views';

/** Somewhat more than two signs of an open page. */
export const LOOKS_FOR_MS = 45_000;
/** Somewhat more than two signs of somebody who writes. */
export const WRITES_FOR_MS = 10_000;

export interface Sign {
  ticket: string;
  staff: string;
  state: CompanyState;
  now: number;
}

/** @returns false when nobody needs to be told: who goes was not there. Each other sign is told, for pages let lapse what is not. */
export async function noteCompany(
  db: Database,
  { ticket, staff, state, now }: Sign,
): Promise<boolean> {
  // Few rows: whoever comes clears away those who went without a word.
  await db.deleteFrom('ticket_company').where('looks_until', '<=', now).execute();
  const before = await db
    .selectFrom('ticket_company')
    .select('writes_until')
    .where('ticket', '=', ticket)
    .where('staff', '=', staff)
    .executeTakeFirst();
  if (state === 'left') {
    await db
      .deleteFrom('ticket_company')
      .where('ticket', '=', ticket)
      .where('staff', '=', staff)
      .execute();
    return before !== undefined;
  }
  const until = {
    looks_until: now + LOOKS_FOR_MS,
    writes_until: state === 'writes' ? now + WRITES_FOR_MS : 0,
  };
  await db
    .insertInto('ticket_company')
    .values({ ticket, staff, ...until })
    .onConflict((conflict) => conflict.columns(['ticket', 'staff']).doUpdateSet(until))
    .execute();
  return true;
}

/** Everybody at a ticket at this moment, by name. */
export async function companyAt(
  db: Database,
  { ticket, now }: { ticket: string; now: number },
): Promise<{ id: string; name: string; looks_until: number; writes_until: number }[]> {
  return db
    .selectFrom('ticket_company')
    .innerJoin('staff', 'staff.id', 'ticket_company.staff')
    .select(['staff.id', 'staff.name', 'looks_until', 'writes_until'])
    .where('ticket', '=', ticket)
    .where('looks_until', '>', now)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .execute();
}
