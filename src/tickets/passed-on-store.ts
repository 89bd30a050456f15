// What stands under the number of a ticket and goes on under that of the one it is merged into.

import type { Database } from '../store/store';

/** Files, whom the service called because of it, and reminders, of which each colleague keeps the one on `into`. */
export async function passOn(db: Database, from: string, into: string): Promise<void> {
  for (const table of ['papers', 'staff_files', 'ticket_calls'] as const) {
    await db.updateTable(table).set({ ticket: into }).where('ticket', '=', from).execute();
  }
  await db
    .updateTable('ticket_reminders')
    .set({ ticket: into })
    .where('ticket', '=', from)
    .where(({ eb, selectFrom }) =>
      eb(
        'staff',
        'not in',
        selectFrom('ticket_reminders as kept').select('kept.staff').where('kept.ticket', '=', into),
      ),
    )
    .execute();
  await db.deleteFrom('ticket_reminders').where('ticket', '=', from).execute();
}
