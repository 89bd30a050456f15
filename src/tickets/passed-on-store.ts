// What stands under the number of a ticket and goes on under that of the one it is merged into.

import type { Database } from '../store/store';

/** Files, whom the service called because of it, and reminders and mentions, of which each colleague keeps the one on `into`. */
export async function passOn(db: Database, from: string, into: string): Promise<void> {
  for (const table of ['papers', 'staff_files', 'ticket_calls'] as const) {
    await db.updateTable(table).set({ ticket: into }).where('ticket', '=', from).execute();
  }
  for (const table of ['ticket_reminders', 'ticket_mentions'] as const) {
    const kept = await db.selectFrom(table).select('staff').where('ticket', '=', into).execute();
    const ids = kept.map(({ staff }) => staff);
    if (ids.length > 0) {
      await db.deleteFrom(table).where('ticket', '=', from).where('staff', 'in', ids).execute();
    }
    await db.updateTable(table).set({ ticket: into }).where('ticket', '=', from).execute();
  }
}
