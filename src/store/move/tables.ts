// Which tables and columns are moved, and in which order: read from the catalogues of both databases, so that none is forgotten.

import type BetterSqlite from 'better-sqlite3';
import type { ClientBase } from 'pg';
import { ThawError } from '../../errors';
import type { ColumnType } from './row-sum';

export interface MovedColumn {
  name: string;
  type: ColumnType;
  /** Counted by the database from here on. */
  counts: boolean;
}

export interface MovedTable {
  name: string;
  columns: MovedColumn[];
  /** By which its rows are read, in the order of entry where there is one. */
  order: string[];
}

/** The tables of the copy, each after those that it refers to. @throws ThawError MOVE_TABLES_DIFFER */
export async function tablesToMove(
  source: BetterSqlite.Database,
  target: ClientBase,
): Promise<MovedTable[]> {
  const columnsOfTarget = await targetColumns(target);
  const tables = sourceTables(source).map(({ name, counts }) => {
    const own = source.prepare(`SELECT name, pk FROM pragma_table_info(?) ORDER BY cid`).all(name);
    const columns = columnsOfTarget.get(name) ?? [];
    compare(name, own as OwnColumn[], columns);
    const keys = (own as OwnColumn[]).filter(({ pk }) => Number(pk) > 0);
    const key = keys.sort((a, b) => Number(a.pk) - Number(b.pk)).map((each) => each.name);
    return { name, columns, order: counts ? ['rowid'] : key };
  });
  return inOrderOfReference(source, tables);
}

export function namesOfTables(source: BetterSqlite.Database): string[] {
  return sourceTables(source).map(({ name }) => name);
}

interface OwnColumn {
  name: string;
  pk: number | bigint;
}

function sourceTables(source: BetterSqlite.Database): { name: string; counts: boolean }[] {
  const rows = source
    .prepare(`SELECT name, wr FROM pragma_table_list WHERE schema = 'main'
      AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`)
    .all() as { name: string; wr: number | bigint }[];
  return rows.map(({ name, wr }) => ({ name, counts: Number(wr) === 0 }));
}

async function targetColumns(target: ClientBase): Promise<Map<string, MovedColumn[]>> {
  const { rows } = await target.query<MovedColumn & { table: string }>(
    `SELECT table_name AS "table", column_name AS name, data_type AS type, is_identity = 'YES' AS counts
      FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY ordinal_position`,
  );
  const tables = new Map<string, MovedColumn[]>();
  for (const { table, ...column } of rows) {
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return tables;
}

/** SQLite counts rows without a column for it. */
function compare(table: string, own: readonly OwnColumn[], found: readonly MovedColumn[]): void {
  const here = own.map(({ name }) => name);
  const there = found.map(({ name }) => name).filter((name) => name !== 'rowid');
  if (here.length === there.length && here.every((name) => there.includes(name))) return;
  throw new ThawError('MOVE_TABLES_DIFFER', {
    table,
    here: here.join(', '),
    there: there.join(', ') || 'nothing',
  });
}

function inOrderOfReference(source: BetterSqlite.Database, tables: MovedTable[]): MovedTable[] {
  const known = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<MovedTable>();
  const referred = source.prepare(`SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)`);
  const put = (table: MovedTable, above: readonly MovedTable[]) => {
    if (ordered.has(table) || above.includes(table)) return;
    for (const { table: name } of referred.all(table.name) as { table: string }[]) {
      const before = known.get(name);
      if (before) put(before, [...above, table]);
    }
    ordered.add(table);
  };
  for (const table of tables) put(table, []);
  return [...ordered];
}
