// What was done from a card: a card can be tapped twice, and its channel sends a tap again that it got no answer to.

import type { Database } from '../store/store';

/** Nobody taps a card again that was drawn longer ago, and a tap that is sent again comes within minutes. */
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
