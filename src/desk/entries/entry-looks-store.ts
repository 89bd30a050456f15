// Who has which entry open: a row for each, renewed while the page stands there; an old one says nothing.

import type { Database } from '../../store/store';

/** The page asks again well within this time. */
const HERE_MS = 60_000;

interface Look {
  entry: string;
  staff: string;
  at: number;
}

export async function lookAt(db: Database, look: Look & { name: string }): Promise<void> {
  await db
    .deleteFrom('entry_looks')
    .where('at', '<', look.at - HERE_MS)
    .execute();
  await db
    .insertInto('entry_looks')
    .values(look)
    .onConflict((on) => on.columns(['entry', 'staff']).doUpdateSet({ at: look.at }))
    .execute();
}

/** Names of the others. */
export async function othersAt(db: Database, { entry, staff, at }: Look): Promise<string[]> {
  const rows = await db
    .selectFrom('entry_looks')
    .select('name')
    .where('entry', '=', entry)
    .where('staff', '!=', staff)
    .where('at', '>=', at - HERE_MS)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}
