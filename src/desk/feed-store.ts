// Which tickets changed lately.

import type { Database } from '../store/store';

/** Changed after the revision `after`, oldest change first. */
export async function changedAfter(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<{ number: string; revision: number }[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'revision'])
    .where('revision', '>', after)
    .orderBy('revision')
    .limit(limit)
    .execute();
  return rows.map(({ number, revision }) => ({ number, revision: Number(revision) }));
}

export async function lastRevision(db: Database): Promise<number> {
  const row = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.max('revision').as('revision'))
    .executeTakeFirst();
  return row?.revision ?? 0;
}
