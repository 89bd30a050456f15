// Members of teams in the database, and who gave which ticket back.

import type { Database } from '../../store/store';

export async function isMember(
  db: Database,
  { crew, staff }: { crew: string; staff: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('crew_members')
    .select('staff')
    .where('crew', '=', crew)
    .where('staff', '=', staff)
    .executeTakeFirst();
  return row !== undefined;
}

/** Distribution does not give it to them again. */
export async function noteGivenBack(
  db: Database,
  row: { ticket: string; staff: string },
): Promise<void> {
  await db
    .insertInto('given_back')
    .values(row)
    .onConflict((conflict) => conflict.columns(['ticket', 'staff']).doNothing())
    .execute();
}
