// The few expressions that SQLite and PostgreSQL write differently; everything else is the same SQL on both.

import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Database } from './store';

export type Dialect = 'sqlite' | 'postgres';

export function dialectOf(db: Database): Dialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/** The order in which rows were entered. SQLite counts them by itself, PostgreSQL in a column of the same name. */
export function entryOrder(table?: string): RawBuilder<number> {
  return sql.ref<number>(table === undefined ? 'rowid' : `${table}.rowid`);
}

/** A table that is read through one of its indexes: SQLite has to be told, PostgreSQL finds it by its statistics. */
export function throughIndex(db: Database, table: string, index: string): RawBuilder<unknown> {
  if (dialectOf(db) === 'postgres') return sql.table(table);
  return sql`${sql.table(table)} indexed by ${sql.ref(index)}`;
}

/** The text at a place in a column of JSON; null where there is none. */
export function jsonText(
  db: Database,
  column: string,
  path: readonly string[],
): RawBuilder<string | null> {
  if (dialectOf(db) === 'postgres') {
    return sql`${sql.ref(column)}::jsonb #>> ${sql.lit(`{${path.join(',')}}`)}`;
  }
  return sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${path.join('.')}`)})`;
}
