// A SQLite database with a row in every table, whatever tables there are.

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

interface Column {
  name: string;
  type: string;
}

/** Its connection, without the checks of the service. */
export function openBare(folder: string): BetterSqlite.Database {
  const db = new BetterSqlite(join(folder, 'thaw.db'));
  db.pragma('foreign_keys = OFF');
  return db;
}

/** @returns the names of the tables */
export function fillEveryTable(folder: string, value: string): string[] {
  const db = openBare(folder);
  const names = db
    .prepare(`SELECT name FROM pragma_table_list WHERE type IN ('table', 'virtual')
      AND schema = 'main' AND name NOT LIKE 'sqlite%' ORDER BY name`)
    .pluck()
    .all() as string[];
  for (const name of names) {
    const columns = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(name) as Column[];
    const list = columns.map((column) => `"${column.name}"`).join(', ');
    const places = columns.map(() => '?').join(', ');
    db.prepare(`INSERT OR REPLACE INTO ${name} (${list}) VALUES (${places})`).run(
      columns.map(({ type }) => valueFor(type, value)),
    );
  }
  db.close();
  return names;
}

/** The same text everywhere, so that every reference leads somewhere. */
function valueFor(type: string, value: string): unknown {
  if (type === 'INTEGER') return 7;
  return type === 'BLOB' ? Buffer.from([0, 255, 128]) : value;
}
