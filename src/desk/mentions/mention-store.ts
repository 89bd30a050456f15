// Who was named in private notes of which tickets and has not opened them since.

import type { Database } from '../../store/store';

interface Mentioned {
  ticket: string;
  staff: string;
}

export async function keepMention(db: Database, { ticket, staff }: Mentioned, at: number) {
  await db
    .insertInto('ticket_mentions')
    .values({ ticket, staff, at })
    .onConflict((conflict) => conflict.columns(['ticket', 'staff']).doUpdateSet({ at }))
    .execute();
}

/** The colleague has the ticket open. */
export async function seeMention(db: Database, { ticket, staff }: Mentioned): Promise<void> {
  await db
    .deleteFrom('ticket_mentions')
    .where('ticket', '=', ticket)
    .where('staff', '=', staff)
    .execute();
}

/** Numbers of the tickets, the latest mention first. */
export async function mentionsOf(
  db: Database,
  { staff, limit }: { staff: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket_mentions')
    .select('ticket')
    .where('staff', '=', staff)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ ticket }) => ticket);
}
