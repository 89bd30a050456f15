// The SQLite folder that is moved: read in one piece, as it is, while nobody serves it.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { ThawError } from '../../errors';
import { MIGRATIONS } from '../migrations';
import { FILE, lockFolder } from '../sqlite';
import type { MovedTable } from './tables';

export interface MoveSource {
  db: BetterSqlite.Database;
  file: string;
  close(): void;
}

/**
 * Keeps services away until it is closed. Commands that write beside the service are not seen from here on.
 * @throws ThawError DATABASE_MISSING, DATABASE_IN_USE, DATABASE_OTHER_RELEASE
 */
export function openMoveSource(folder: string): MoveSource {
  const file = join(resolve(folder), FILE);
  if (!existsSync(file)) throw new ThawError('DATABASE_MISSING', { folder });
  const lock = lockFolder(folder);
  const db = new BetterSqlite(file, { readonly: true, timeout: 5000 });
  const close = () => {
    db.close();
    lock.close();
  };
  try {
    db.defaultSafeIntegers(true);
    db.exec('BEGIN');
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found === MIGRATIONS.length) return { db, file, close };
    throw new ThawError('DATABASE_OTHER_RELEASE', { file, found, known: MIGRATIONS.length });
  } catch (error) {
    close();
    throw error;
  }
}

/** In the order of entry. @throws ThawError MOVE_ROW_DAMAGED */
export function* rowsOf({ db, file }: MoveSource, table: MovedTable): Generator<unknown[]> {
  const names = [...table.order, ...table.columns.map(({ name }) => name)].map(quoted);
  const read = `SELECT ${names.join(', ')} FROM ${quoted(table.name)} ORDER BY ${table.order.map(quoted).join(', ')}`;
  let last = 'the first';
  try {
    for (const row of db.prepare(read).raw().iterate() as Iterable<unknown[]>) {
      yield row.slice(table.order.length);
      last = `the one after ${nameOfRow(table, row)}`;
    }
  } catch (cause) {
    const reason = (cause as Error).message;
    const details = { table: table.name, row: last, reason, file };
    throw new ThawError('MOVE_ROW_DAMAGED', details, { cause });
  }
}

/** The highest number that SQLite gave, also where its row is gone. */
export function highestGiven({ db }: MoveSource, table: MovedTable, column: string): bigint {
  const own = db
    .prepare(`SELECT max(${quoted(column)}) AS highest FROM ${quoted(table.name)}`)
    .get() as { highest: bigint | null };
  const given = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table.name) as
    | { seq: bigint }
    | undefined;
  const [a, b] = [own.highest ?? 0n, given?.seq ?? 0n];
  return a > b ? a : b;
}

function nameOfRow({ order }: MovedTable, row: readonly unknown[]): string {
  return order.map((name, index) => `${name} ${row[index]}`).join(', ');
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
