// A database that tells how SQLite looks for what was asked of it.

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../../src/store/schema';
import { openSqlite } from '../../src/store/sqlite';
import { temporaryFolder } from './temporary-folder';

export interface PlannedDatabase {
  db: Kysely<Schema>;
  /** The steps of the plans of all queries since the last call, in order. */
  steps(): string[];
}

export async function openWithPlans(): Promise<PlannedDatabase> {
  const folder = temporaryFolder();
  await openSqlite(folder).close();
  const handle = new BetterSqlite(join(folder, 'thaw.db'));
  const queries: CompiledQuery[] = [];
  const dialect = new SqliteDialect({ database: handle as never });
  const db = new Kysely<Schema>({ dialect, log: ({ query }) => void queries.push(query) });
  return {
    db,
    steps: () =>
      queries.splice(0).flatMap(({ sql, parameters }) => {
        const rows = handle.prepare(`explain query plan ${sql}`).all(...parameters);
        return (rows as { detail: string }[]).map(({ detail }) => detail);
      }),
  };
}
