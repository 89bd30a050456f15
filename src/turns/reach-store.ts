// Whether merchants are reached in a chat of Teams, and the mail that waits for it.

import { sql } from 'kysely';
import type { Database } from '../store/store';
import { setLeft } from './conversation-store';

/** Times in a conversation always grow, and so may run a little ahead of the clock. */
const AHEAD_MS = 1000;

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

/**
 * The bot was blocked or removed at `at` (ms since 1970): staff see it, and mail that waits whether the chat reaches the
 * merchant is due. Nothing happens where the merchant has written since: such news may come late, and again.
 * @returns true when mail became due
 */
export async function noteLeft(
  db: Database,
  { conversationId, at, now }: { conversationId: string; at: number; now: number },
): Promise<boolean> {
  const later = await db
    .selectFrom('activities')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'merchant')
    .where('at', '>', at + AHEAD_MS)
    .limit(1)
    .executeTakeFirst();
  if (later) return false;
  await setLeft(db, { id: conversationId, at });
  return hurryMerchantMail(db, conversationId, now);
}

async function hurryMerchantMail(
  db: Database,
  conversationId: string,
  now: number,
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
