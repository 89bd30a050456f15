// Whether a channel that is called (Teams) has taken what was said since a moment.

import { sql } from 'kysely';
import type { Database } from '../store/store';

/**
 * Teams shows a message that it took on every device of the person. False where nothing was sent, where something failed
 * or still waits, and where the person has removed the bot.
 * @param since milliseconds since 1970
 */
export async function hasArrived(
  db: Database,
  { conversationId, since }: { conversationId: string; since: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select(sql<number>`count(*)`.as('sent'))
    .select(sql<number>`count(*) FILTER (WHERE state = 'done')`.as('arrived'))
    // Ids of replies begin with their conversation: found by the table's own key.
    .where('id', '>', `${conversationId}|`)
    .where('id', '<', `${conversationId}|~`)
    .where('kind', '=', 'teams')
    .where('lane', '=', conversationId)
    .where('created_at', '>=', since)
    .executeTakeFirst();
  return row !== undefined && row.sent > 0 && row.arrived === row.sent;
}
