// Under what the note on a merchant stands: the merchant ID, else the contact; it follows a ticket that corrects them.

import type { Database } from '../store/store';
import { contactKey } from './contact-key';
import type { TicketFields } from './ticket';

export interface Merchant {
  merchantId: string | undefined;
  /** As `contactKey` makes it. */
  contact: string;
}

export function merchantOf({ merchantId, contact }: TicketFields): Merchant {
  return { merchantId, contact: contactKey(contact.value) };
}

/** The first is where a new note goes; none where nothing tells who it is. */
export function noteKeys(merchant: Merchant): string[] {
  return columnsOf(merchant).map(({ key }) => key);
}

function columnsOf({ merchantId, contact }: Merchant) {
  return [
    ...(merchantId === undefined
      ? []
      : [{ key: `merchant ${merchantId}`, column: 'merchant_id', value: merchantId } as const]),
    ...(contact === ''
      ? []
      : [{ key: `contact ${contact}`, column: 'contact_key', value: contact } as const]),
  ];
}

/** By merchant ID first: a ticket may have it from a time when only the contact was known. */
export async function notesOf(db: Database, merchant: Merchant) {
  const keys = noteKeys(merchant);
  if (keys.length === 0) return [];
  const rows = await db.selectFrom('merchant_notes').selectAll().where('key', 'in', keys).execute();
  return rows.toSorted((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
}

export async function forgetNotes(db: Database, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await db.deleteFrom('merchant_notes').where('key', 'in', keys).execute();
}

/** Keys under which no ticket but this one is found. */
export async function ownKeys(db: Database, merchant: Merchant, number: string): Promise<string[]> {
  const own: string[] = [];
  for (const { key, column, value } of columnsOf(merchant)) {
    const other = await db
      .selectFrom('tickets')
      .select('number')
      .where(column, '=', value)
      .where('number', '!=', number)
      .limit(1)
      .executeTakeFirst();
    if (!other) own.push(key);
  }
  return own;
}

/** After a ticket's fields changed: a note that no other ticket shows goes where the ticket is found now. */
export async function moveNotes(
  db: Database,
  number: string,
  { before, after }: { before: Merchant; after: Merchant },
): Promise<void> {
  const [key] = noteKeys(after);
  if (key === undefined || String(noteKeys(before)) === String(noteKeys(after))) return;
  const own = await ownKeys(db, before, number);
  const left = (await notesOf(db, before)).filter((note) => own.includes(note.key));
  for (const note of left.filter((each) => each.key !== key)) {
    const there = (await notesOf(db, after)).find((each) => each.key === key);
    if (there) {
      await forgetNotes(db, [note.key]);
      const set = { text: `${there.text}\n${note.text}`, at: Math.max(there.at, note.at) + 1 };
      await db.updateTable('merchant_notes').set(set).where('key', '=', key).execute();
    } else {
      await db.updateTable('merchant_notes').set({ key }).where('key', '=', note.key).execute();
    }
  }
}
