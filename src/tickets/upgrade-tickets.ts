// What tickets of earlier releases still lack, made up for while the service serves already.

import type { Store } from '../store/store';
import { keyContacts } from './contact-store';
import { indexAll } from './ticket-search-store';

export async function upgradeTickets(store: Store, isStopping: () => boolean): Promise<void> {
  await indexAll(store, isStopping);
  await keyContacts(store, isStopping);
}
