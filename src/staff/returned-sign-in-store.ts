// Sign-ins through the identity provider that came back: whichever process they come to, each counts once.

import type { Database } from '../store/store';

/** @returns false when it was there before */
export async function isFirstReturn(
  db: Database,
  { state, until, now }: { state: string; until: number; now: number },
): Promise<boolean> {
  await db.deleteFrom('returned_sign_ins').where('until', '<=', now).execute();
  const rows = await db
    .insertInto('returned_sign_ins')
    .values({ state, until })
    .onConflict((conflict) => conflict.column('state').doNothing())
    .returning('state')
    .execute();
  return rows.length === 1;
}
