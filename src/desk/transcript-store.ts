// A conversation as staff read it: everything that was said, newest part first, and what the merchant thought of answers.

import type { Database } from '../store/store';

export interface SpokenRow {
  seq: number;
  at: number;
  role: 'merchant' | 'bot' | 'staff';
  /** The message that it answers. */
  reply_to: number | null;
  body: string;
}

/** What clients see of it before `before` (undefined: the newest), oldest first. */
export async function spokenBefore(
  db: Database,
  page: { conversationId: string; before: number | undefined; limit: number },
): Promise<SpokenRow[]> {
  const rows = await db
    .selectFrom('activities')
    .select(['seq', 'at', 'role', 'reply_to', 'body'])
    .where('conversation_id', '=', page.conversationId)
    .where('visible', '=', 1)
    .$if(page.before !== undefined, (query) => query.where('seq', '<', page.before ?? 0))
    .orderBy('seq', 'desc')
    .limit(page.limit)
    .execute();
  return rows.reverse();
}

/** The last verdict on each answer, by the id of the message that was answered (without its conversation). */
export async function verdictsIn(
  db: Database,
  conversationId: string,
): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('feedback')
    .select(['answer', 'helpful'])
    .where('conversation_id', '=', conversationId)
    .where('answer', 'is not', null)
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ answer, helpful }) => [String(answer), helpful === 1]));
}

/** Body of the last message of staff after `seq`. */
export async function saidByStaffAfter(
  db: Database,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('activities')
    .select('body')
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', seq)
    .where('role', '=', 'staff')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.body;
}
