// Which message of the staff's Teams channel shows which ticket.

import type { Database } from '../store/store';

export interface PostedCard {
  ticket: string;
  conversation: string;
  activity: string;
}

export async function findCard(db: Database, ticket: string): Promise<PostedCard | undefined> {
  return db.selectFrom('ticket_cards').selectAll().where('ticket', '=', ticket).executeTakeFirst();
}

export async function keepCard(db: Database, card: PostedCard): Promise<void> {
  const { conversation, activity } = card;
  await db
    .insertInto('ticket_cards')
    .values(card)
    .onConflict((conflict) => conflict.column('ticket').doUpdateSet({ conversation, activity }))
    .execute();
}

/** After somebody deleted the message: the next change of the ticket is posted anew. */
export async function forgetCard(db: Database, ticket: string): Promise<void> {
  await db.deleteFrom('ticket_cards').where('ticket', '=', ticket).execute();
}
