// What staff noted of a merchant: one note for all tickets of a merchant ID, or of a contact where there is none.

import { ThawError } from '../../errors';
import { redactText } from '../../privacy/redact';
import type { Database } from '../../store/store';
import { merchantOf, noteKeys, notesOf } from '../../tickets/merchant-note-store';
import type { Ticket } from '../../tickets/ticket';
import type { MerchantNote } from './merchant-views';

/** Whole, contacts too: whoever changes the note writes all of it anew. */
export async function findNote(db: Database, ticket: Ticket): Promise<MerchantNote | null> {
  const [row] = await notesOf(db, merchantOf(ticket.fields));
  if (!row) return null;
  const { text, name, at } = row;
  return { text, by: name, at: new Date(at).toISOString() };
}

export interface NoteOrder {
  text: string;
  /** The time of the note that it is written in place of; null: there was none. */
  seen: string | null;
  by: { id: string; name: string };
  now: number;
}

/** An empty text takes the note away. @throws ThawError TICKET_ERASED, NOTE_CHANGED, TICKET_CHANGE_INVALID */
export async function keepNote(db: Database, ticket: Ticket, order: NoteOrder): Promise<void> {
  const { number, erasedAt } = ticket;
  if (erasedAt !== undefined) throw new ThawError('TICKET_ERASED', { number });
  const merchant = merchantOf(ticket.fields);
  const [before] = await notesOf(db, merchant);
  const key = before?.key ?? noteKeys(merchant)[0];
  if (key === undefined) {
    const problem = 'it has neither a merchant ID nor a contact';
    throw new ThawError('TICKET_CHANGE_INVALID', { number, problem });
  }
  const seen = order.seen === null ? undefined : Date.parse(order.seen);
  if (before?.at !== seen) throw new ThawError('NOTE_CHANGED', { name: before?.name ?? '' });
  const text = redactText(order.text.trim()).text;
  await db.deleteFrom('merchant_notes').where('key', '=', key).execute();
  if (text === '') return;
  const at = Math.max(order.now, (before?.at ?? 0) + 1);
  const { id: staff, name } = order.by;
  await db.insertInto('merchant_notes').values({ key, text, staff, name, at }).execute();
}
