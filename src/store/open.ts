// Opens the database that the configuration names: PostgreSQL, or SQLite in the data folder.

import type { Hints } from './hints';
import { type BucketPlace, openObjects } from './objects/objects';
import { openPostgres, openPostgresBeside } from './postgres';
import { openHints } from './postgres-hints';
import { openSqlite, openSqliteBeside } from './sqlite';
import type { Store, StoreBeside } from './store';

export interface StorePlace extends BucketPlace {
  DATA_DIR?: string | undefined;
  DATABASE_URL?: string | undefined;
}

const DATA_DIR = './data';

/**
 * For a process that serves the database: creates it, or brings it up to date.
 * @throws ThawError DATABASE_IN_USE, DATABASE_TOO_NEW, DATABASE_UNREACHABLE, DATABASE_UNSUITABLE
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const { DATABASE_URL, DATA_DIR: folder } = place;
  const store = await (DATABASE_URL ? openPostgres(DATABASE_URL) : openSqlite(folder || DATA_DIR));
  return withObjects(store, place);
}

async function withObjects<T extends StoreBeside>(store: T, place: BucketPlace): Promise<T> {
  const objects = await openObjects(place);
  if (!objects) return store;
  const close = async () => {
    objects.close();
    await store.close();
  };
  return { ...store, objects, close };
}

export interface Opened {
  store: Store;
  /** Where other processes share the store. */
  hints?: Hints;
}

/** For a process that serves, beside others where the database allows it. @throws as `openStore` */
export async function openWithHints(place: StorePlace): Promise<Opened> {
  const store = await openStore(place);
  return place.DATABASE_URL ? { store, hints: openHints(place.DATABASE_URL) } : { store };
}

/**
 * For a command beside the service: `undefined` when there is no database yet. Never brings it up to date.
 * @throws ThawError DATABASE_OTHER_RELEASE, DATABASE_UNREACHABLE
 */
export async function openStoreBeside(place: StorePlace): Promise<StoreBeside | undefined> {
  const { DATABASE_URL, DATA_DIR: folder } = place;
  const store = await (DATABASE_URL
    ? openPostgresBeside(DATABASE_URL)
    : openSqliteBeside(folder || DATA_DIR));
  return store && withObjects(store, place);
}

/** Where it is, for people; without a password. */
export function placeOf({ DATABASE_URL, DATA_DIR: folder }: StorePlace): string {
  if (!DATABASE_URL) return folder || DATA_DIR;
  const { host, pathname } = new URL(DATABASE_URL);
  return `${host}${pathname}`;
}
