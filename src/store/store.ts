// What the rest of the service sees of the database: committed reads, and writes that share a commit.

import type { Kysely } from 'kysely';
import type { Schema } from './schema';

export type Database = Kysely<Schema>;

export interface Store {
  /** Sees committed data only, so nothing of a running transaction leaks out. */
  readonly read: Database;
  /**
   * Runs `job` inside a transaction and resolves once it is on disk. Jobs that wait at the same time share one
   * commit; one that throws is undone alone and rejects alone.
   * A job awaits nothing but its own queries, for whatever else it waits for would hold up every other writer;
   * and it may run twice (when a neighbour throws), so it changes nothing but the database.
   * @throws ThawError STORE_UNAVAILABLE when the commit fails; then nothing of the job remains.
   */
  write<T>(job: (db: Database) => Promise<T>): Promise<T>;
  /** Resolves when the database answers and accepts writes. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
