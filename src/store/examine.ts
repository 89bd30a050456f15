// Looks at a database in a folder from outside, beside a service or without one, for whoever examines the installation.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { MIGRATIONS } from './migrations';
import { FILE } from './sqlite';

const PROBE_BYTES = 24 * 1024;

export interface SchemaFound {
  /** Undefined while there is no database. */
  found: number | undefined;
  /** That of this release. */
  known: number;
}

/** Changes nothing. @throws SqliteError when the file is damaged, or none of SQLite's */
export function schemaIn(folder: string): SchemaFound {
  const known = MIGRATIONS.length;
  const file = join(folder, FILE);
  if (!existsSync(file)) return { found: undefined, known };
  const handle = new BetterSqlite(file, { fileMustExist: true, timeout: 5000 });
  try {
    const found = handle.pragma('user_version', { simple: true }) as number;
    handle.prepare('SELECT count(*) FROM sqlite_master').get();
    return { found, known };
  } finally {
    handle.close();
  }
}

/** Writes into an existing database as a turn would, and flushes. @throws SqliteError when it could not */
export function tryWriteIn(folder: string, waitMs: number): void {
  const handle = new BetterSqlite(join(folder, FILE), { fileMustExist: true, timeout: waitMs });
  try {
    handle.pragma('synchronous = FULL');
    handle
      .prepare(
        'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      )
      .run('disk-probe', randomBytes(PROBE_BYTES).toString('base64'));
  } finally {
    handle.close();
  }
}
