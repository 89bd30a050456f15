// Keys that the service makes for itself at its first start and shares among its processes.

import { randomBytes } from 'node:crypto';
import type { Store } from './store';

/** 256 bits under `name`: the stored ones, or new ones when there are none yet. */
export async function loadSecret(store: Store, name: string): Promise<Uint8Array> {
  const fresh = randomBytes(32).toString('base64');
  const row = await store.write(async (db) => {
    await db
      .insertInto('secrets')
      .values({ name, value: fresh })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
  });
  return Buffer.from(row.value, 'base64');
}
