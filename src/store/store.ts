// What the rest of the service sees of the database: committed reads, and writes that share a commit.

import type { Kysely } from 'kysely';
import type { Objects } from './objects/objects';
import type { Schema } from './schema';

export type Database = Kysely<Schema>;

export interface Store {
  /** Whether other processes serve the same database. */
  readonly isShared: boolean;
  /** Sees committed data only, so nothing of a running transaction leaks out; and answers once what it saw is on disk. */
  readonly read: Database;
  /**
   * Runs `job` inside a transaction and resolves once it is on disk. Jobs behave as if they stood in one line, those of
   * other processes too; one that throws is undone alone and rejects alone.
   * A job awaits nothing but its own queries, for whatever else it waits for would hold up other writers;
   * and it may run more than once (beside others), so it changes nothing but the database.
   * @param inOrder jobs with the same word run one after another, in the order in which they were given
   * When the disk fails to flush a commit of SQLite, nobody is told anything of it: the process ends as in a crash, and the
   * next start finds the job whole or not at all.
   * @throws ThawError STORE_UNAVAILABLE when the commit fails; then nothing of the job remains, unless the connection
   * to the database was lost in the very moment of the commit. So who tries again looks first whether it is done.
   */
  write<T>(job: (db: Database) => Promise<T>, inOrder?: string): Promise<T>;
  /** Resolves when the database answers and accepts writes. */
  ping(): Promise<void>;
  /**
   * Makes what was deleted unreadable in the files, where that takes more than deleting it.
   * @returns false when that will be so a little later
   */
  scrub?(): Promise<boolean>;
  /** Where contents of files are kept outside the database. */
  objects?: Objects;
  close(): Promise<void>;
  /** What the store counts of itself, where it does. */
  stats?(): StoreStats;
}

export interface StoreStats {
  /** Write jobs that were run again because of another one; only ever grows. */
  retries?: number;
  /** Connections by what they are for. */
  pools?: readonly { name: string; open: number; idle: number; waiting: number }[];
}

/** What a command opens that works beside a running service. */
export type StoreBeside = Pick<Store, 'read' | 'write' | 'scrub' | 'objects' | 'close'>;
