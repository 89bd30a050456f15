// Whether merchants are reached in a chat of Teams, and the mail that waits for it.

import { sql } from 'kysely';
import type { Database } from '../store/store';

/**
 * Whether what was said next after `since` (ms since 1970) was taken by Teams, which shows it on every device of the
 * person. False where nothing was said, and where it failed or still waits.
 */
export async function hasArrived(
  db: Database,
  { conversationId, since }: { conversationId: string; since: number },
): Promise<boolean> {
  const said = await db
    .selectFrom('outbox')
    .select(['created_at', 'state'])
    // Ids of replies begin with their conversation: found by the table's own key.
    .where('id', '>', `${conversationId}|`)
    .where('id', '<', `${conversationId}|~`)
    .where('kind', '=', 'teams')
    .where('lane', '=', conversationId)
    .where('created_at', '>=', since)
    .orderBy('created_at')
    .execute();
  const next = said.filter(({ created_at }) => created_at === said[0]?.created_at);
  return next.length > 0 && next.every(({ state }) => state === 'done');
}

/** The chat does not reach the merchant: mail that waits whether it does is due. @returns true when there was some */
export async function hurryMerchantMail(
  db: Database,
  { conversationId, now }: { conversationId: string; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ next_at: now })
    .where('state', '=', sql.lit('due'))
    .where('attempts', '=', 0)
    .where('lane', 'in', (eb) =>
      eb
        .selectFrom('tickets')
        .select(sql<string>`'merchant-email:' || number`.as('lane'))
        .where('conversation_id', '=', conversationId),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0;
}
