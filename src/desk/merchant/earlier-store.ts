// Tickets and talks of one merchant in the database: each way to them goes through an index and ends after a page.

import { entryOrder } from '../../store/dialect';
import type { Database } from '../../store/store';

const COLUMNS = [
  ...(['number', 'kind', 'status', 'created_at', 'subject'] as const),
  ...(['conversation_id', 'merchant_id', 'contact_key', 'ordinal'] as const),
] as const;

export interface SameMerchant {
  number: string;
  conversationId: string;
  merchantId: string | undefined;
  contactKey: string;
}

/** Newest first; `most` of each kind of sameness, some of them twice. */
export async function ticketsOfMerchant(db: Database, of: SameMerchant, most: number) {
  const { number, conversationId, merchantId, contactKey } = of;
  const ways = [
    ['conversation_id', conversationId],
    ...(merchantId === undefined ? [] : [['merchant_id', merchantId] as const]),
    ...(contactKey === '' ? [] : [['contact_key', contactKey] as const]),
  ] as const;
  const found = [];
  for (const [column, value] of ways) {
    const rows = await db
      .selectFrom('tickets')
      .select(COLUMNS)
      .where(column, '=', value)
      .where('number', '!=', number)
      .where('merged_into', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy(entryOrder(), 'desc')
      .limit(most)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Whoever wrote in these conversations; nobody where that was erased. */
export async function usersOf(db: Database, conversationIds: readonly string[]) {
  return db
    .selectFrom('conversations')
    .select(['channel', 'user_id as userId'])
    .distinct()
    .where('id', 'in', conversationIds)
    .where('user_id', '!=', '')
    .where('gone_at', 'is', null)
    .execute();
}

/** Talks of a person that no ticket came from, newest first. */
export async function talksOfUser(
  db: Database,
  of: { channel: string; userId: string; except: string },
  most: number,
) {
  return (
    db
      .selectFrom('conversations')
      .select(['id', 'channel', 'created_at'])
      .select((eb) =>
        eb
          .selectFrom('questions')
          .select('questions.text')
          .whereRef('questions.conversation_id', '=', 'conversations.id')
          .orderBy('questions.id')
          .limit(1)
          .as('line'),
      )
      .where('user_id', '=', of.userId)
      .where('channel', '=', of.channel)
      .where('id', '!=', of.except)
      .where('gone_at', 'is', null)
      // What was only opened says nothing.
      .where('seq', '>', 0)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('tickets')
              .select('tickets.number')
              .whereRef('tickets.conversation_id', '=', 'conversations.id'),
          ),
        ),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
  );
}
