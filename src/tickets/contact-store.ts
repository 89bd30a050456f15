// Contacts of tickets from earlier releases get the key by which tickets of the same contact are found.

import type { Database, Store } from '../store/store';
import { contactKey } from './contact-key';
import type { Ticket } from './ticket';

const BATCH = 200;

/**
 * Some at a time, so that nobody waits for it.
 * @returns their number
 */
export async function keyContacts(store: Store, isStopping: () => boolean): Promise<number> {
  let count = 0;
  while (!isStopping()) {
    const done = await store.write(keySome);
    count += done;
    if (done < BATCH) break;
  }
  return count;
}

async function keySome(db: Database): Promise<number> {
  const rows = await db
    .selectFrom('tickets')
    .select(['number', 'body'])
    .where('contact_key', 'is', null)
    .limit(BATCH)
    .execute();
  for (const { number, body } of rows) {
    const { fields } = JSON.parse(body) as Ticket;
    await db
      .updateTable('tickets')
      .set({ contact_key: contactKey(fields.contact.value) })
      .where('number', '=', number)
      .execute();
  }
  return rows.length;
}
