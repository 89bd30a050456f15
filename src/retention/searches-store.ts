// Views of the queue that staff saved: with an erased ticket go the searches for its merchant, and whom their names name.

import type { Database } from '../store/store';
import type { Ticket } from '../tickets/ticket';
import { sameContact } from './person';

const CUT = '…';

/** The views stay, without what was searched for. */
export async function forgetSearches(
  db: Database,
  { number, fields }: Pick<Ticket, 'number' | 'fields'>,
): Promise<void> {
  const { contact, merchantId } = fields;
  const words = [number, merchantId, contact.value].filter((each) => each);
  const pattern = new RegExp(words.map((each) => escaped(String(each))).join('|'), 'giu');
  const isContact = (text: string) => contact.value !== '' && sameContact(text, contact.value);
  const isNamed = (text: string) => text.search(pattern) >= 0 || isContact(text);
  const rows = await db.selectFrom('saved_views').select(['id', 'name', 'filters']).execute();
  for (const { id, name, filters } of rows) {
    const { search = '', ...kept } = JSON.parse(filters) as { search?: string };
    const isSearched = isNamed(search);
    if (!isSearched && !isNamed(name)) continue;
    await db
      .updateTable('saved_views')
      .set((eb) => ({
        name: isContact(name) ? CUT : name.replace(pattern, CUT),
        filters: isSearched ? JSON.stringify(kept) : filters,
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
