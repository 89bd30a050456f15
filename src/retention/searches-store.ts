// Searches that staff saved in views of the queue: with an erased ticket go those for its merchant.

import type { Database } from '../store/store';
import type { Ticket } from '../tickets/ticket';
import { sameContact } from './person';

/** The views stay, without what was searched for. */
export async function forgetSearches(
  db: Database,
  { number, fields }: Pick<Ticket, 'number' | 'fields'>,
): Promise<void> {
  const { contact, merchantId } = fields;
  const names = [number, merchantId, contact.value].filter((each) => each);
  const rows = await db
    .selectFrom('saved_views')
    .select(['id', 'filters'])
    .where('filters', 'like', '%"search"%')
    .execute();
  for (const { id, filters } of rows) {
    const { search = '', ...kept } = JSON.parse(filters) as { search?: string };
    const found = search.toUpperCase();
    const isNamed = names.some((name) => found.includes(String(name).toUpperCase()));
    const isContact = contact.value !== '' && sameContact(search, contact.value);
    if (!isNamed && !isContact) continue;
    await db
      .updateTable('saved_views')
      .set((eb) => ({ filters: JSON.stringify(kept), revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
}
