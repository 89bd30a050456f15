// A conversation whose content is deleted: what is left of it is a row without words or names.

import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database } from '../store/store';
import { UNCLOSED } from '../tickets/ticket';

/**
 * Its number goes on counting: what is told apart by it (deliveries, hand-overs) never comes twice.
 * The row stays for a while, so that the merchant's page can say what became of the conversation.
 */
export async function becomeGone(db: Database, id: string, now: number): Promise<void> {
  await db.deleteFrom('looks').where('conversation_id', '=', id).execute();
  await db
    .updateTable('conversations')
    .set((eb) => ({
      ...{ user_id: '', state: null, expects: null, address: null, wake_at: null, left_at: null },
      gone_at: now,
      // Whoever runs a turn of it stores nothing any more.
      holder: null,
      fence: eb('fence', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/**
 * True while staff work on something that came from the conversation: on a ticket of it, or on the one that goes on for it.
 * @param conversation its id, or the column with it
 */
export function hasUnclosedTicket(conversation: Expression<string>): Expression<SqlBool> {
  const unclosed = sql.join(UNCLOSED.map((status) => sql.lit(status)));
  return sql<SqlBool>`exists (select 1 from tickets as own
    left join tickets as living on living.number = own.merged_into
    where own.conversation_id = ${conversation} and coalesce(living.status, own.status) in (${unclosed}))`;
}

/** Deletes the rows of conversations that went before `limit` and that nothing names any more. @returns their number */
export async function dropGone(
  db: Database,
  { limit, most }: { limit: number; most: number },
): Promise<number> {
  const rows = await db
    .selectFrom('conversations as c')
    .select('c.id')
    .where('c.gone_at', '<', limit)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tickets').select('number').whereRef('tickets.conversation_id', '=', 'c.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('papers').select('papers.id').whereRef('papers.conversation_id', '=', 'c.id'),
        ),
      ),
    )
    .orderBy('c.gone_at')
    .orderBy('c.id')
    .limit(most)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await db.deleteFrom('conversations').where('id', 'in', ids).execute();
  return ids.length;
}
