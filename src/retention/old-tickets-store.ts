// Tickets that are over and older than KEEP_TICKETS_DAYS, with all that belongs to them.

import type { Database } from '../store/store';
import { unindexWords } from '../store/word-index';
import { forgetLinks } from '../tickets/link-store';
import { forgetNotes, ownKeys } from '../tickets/merchant-note-store';
import { type Ticket, UNCLOSED } from '../tickets/ticket';
import type { Piece } from './old-rows-store';

/**
 * The newest ticket and the one changed last stay: from them the counting of all tickets goes on.
 * @returns the number of tickets
 */
export async function dropTickets(db: Database, { limit, most }: Piece): Promise<number> {
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'ordinal', 'merchant_id', 'contact_key', 'body'])
    .where('updated_at', '<', limit)
    .where('status', 'not in', UNCLOSED)
    // They go with the one that goes on for them: as long as that is kept, their numbers stay good.
    .where('merged_into', 'is', null)
    .where(({ eb, selectFrom }) =>
      eb(
        'ordinal',
        '<',
        selectFrom('tickets').select(({ fn }) => fn.max('ordinal').as('last')),
      ),
    )
    .where(({ eb, selectFrom }) =>
      eb(
        'revision',
        '<',
        selectFrom('tickets').select(({ fn }) => fn.max('revision').as('last')),
      ),
    )
    .orderBy('updated_at')
    .orderBy('ordinal')
    .limit(most)
    .execute();
  if (rows.length === 0) return 0;
  const merged = await db
    .selectFrom('tickets')
    .select(['number', 'ordinal', 'merchant_id', 'contact_key', 'body'])
    .where(
      'merged_into',
      'in',
      rows.map(({ number }) => number),
    )
    .execute();
  for (const { number, ordinal, body } of [...rows, ...merged]) {
    await forgetLinks(db, JSON.parse(body) as Ticket);
    await unindexWords(db, Number(ordinal));
    await db.deleteFrom('papers').where('ticket', '=', number).execute();
    for (const table of [
      'ticket_events',
      'ticket_ratings',
      'ticket_cards',
      'ticket_reminders',
      'ticket_mentions',
      'ticket_calls',
      'ticket_tags',
      'given_back',
      'staff_files',
    ] as const) {
      await db.deleteFrom(table).where('ticket', '=', number).execute();
    }
    await db.deleteFrom('tickets').where('number', '=', number).execute();
  }
  // What staff noted of a merchant goes with the merchant's last ticket.
  for (const { number, merchant_id: merchant, contact_key: contact } of [...rows, ...merged]) {
    const of = { merchantId: merchant ?? undefined, contact: contact ?? '' };
    await forgetNotes(db, await ownKeys(db, of, number));
  }
  return rows.length;
}
