// Opens the database that the configuration names: PostgreSQL, or SQLite in the data folder.

import type { Hints } from './hints';
import { openPostgres, openPostgresBeside } from './postgres';
import { openHints } from './postgres-hints';
import { openSqlite, openSqliteBeside } from './sqlite';
import type { Store, StoreBeside } from './store';

export interface StorePlace {
  DATA_DIR?: string | undefined;
  DATABASE_URL?: string | undefined;
}

const DATA_DIR = './data';

/**
 * For a process that serves the database: creates it, or brings it up to date.
 * @throws ThawError DATABASE_IN_USE, DATABASE_TOO_NEW, DATABASE_UNREACHABLE, DATABASE_UNSUITABLE
 */
export async function openStore({ DATABASE_URL, DATA_DIR: folder }: StorePlace): Promise<Store> {
  return DATABASE_URL ? openPostgres(DATABASE_URL) : openSqlite(folder || DATA_DIR);
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
export async function openStoreBeside({
  DATABASE_URL,
  DATA_DIR: folder,
}: StorePlace): Promise<StoreBeside | undefined> {
  return DATABASE_URL ? openPostgresBeside(DATABASE_URL) : openSqliteBeside(folder || DATA_DIR);
}

/** Where it is, for people; without a password. */
export function placeOf({ DATABASE_URL, DATA_DIR: folder }: StorePlace): string {
  if (!DATABASE_URL) return folder || DATA_DIR;
  const { host, pathname } = new URL(DATABASE_URL);
  return `${host}${pathname}`;
}
