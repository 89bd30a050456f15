// Keys that the service makes for itself at its first start and shares among its processes.

import { randomBytes } from 'node:crypto';
import type { Database, Store } from './store';

/** 256 bits under `name`: the stored ones, or new ones when there are none yet. */
export async function loadSecret(store: Store, name: string): Promise<Uint8Array> {
  const fresh = randomBytes(32).toString('base64');
  const value = await store.write((db) => sharedSecret(db, name, fresh));
  return Buffer.from(value, 'base64');
}

/** In a write job. Of several processes that bring one at the same moment, the first has brought it for all. */
export async function sharedSecret(db: Database, name: string, fresh: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: fresh })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}
