// What is done once only: from a card, which can be tapped twice and whose taps come again, and by one process of several.

import type { Database } from '../store/store';

/** Nobody taps a card again that was drawn longer ago, a tap that is sent again comes within minutes, and a week is over. */
const KEPT_MS = 7 * 86_400_000;

/** In the transaction of the act: either both are stored or neither. @returns false when it was done before */
export async function isFirstTime(db: Database, key: string, now: number): Promise<boolean> {
  await db
    .deleteFrom('card_acts')
    .where('at', '<', now - KEPT_MS)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('card_acts')
    .values({ key, at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function wasDone(db: Database, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('card_acts')
    .select('key')
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}
