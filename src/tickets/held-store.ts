// Whether staff have a merchant's chat, and through which ticket.

import { entryOrder } from '../store/dialect';
import { statement } from '../store/statement';
import type { Database } from '../store/store';

const selectHeld = statement<{ conversationId: string }, { number: string }>((db, p) =>
  db
    .selectFrom('tickets')
    .leftJoin('staff', 'staff.id', 'tickets.assignee')
    .select('number')
    // Its own tickets, and those that go on for one of its own.
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('conversation_id', '=', p.conversationId),
        eb(
          'number',
          'in',
          selectFrom('tickets as double')
            .select('double.merged_into')
            .where('double.conversation_id', '=', p.conversationId)
            .where('double.merged_into', 'is not', null),
        ),
      ]),
    )
    // As a literal, so that the index of the held ones is used.
    .where(({ eb, lit }) => eb('held', '=', lit(1)))
    // Whoever cannot sign in any more leaves the merchant to the bot.
    .where('staff.disabled_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy(entryOrder('tickets'), 'desc')
    .limit(1),
);

/** The ticket through which staff have a merchant's chat. */
export async function heldTicketOf(
  db: Database,
  conversationId: string,
): Promise<string | undefined> {
  return (await selectHeld(db, { conversationId }))[0]?.number;
}
