// Copies the SQLite database of a folder into a PostgreSQL database, and checks that it arrived.

import pg, { type Client } from 'pg';
import { ThawError } from '../../errors';
import { onConnection } from '../postgres';
import { migratePostgres, nameOf } from '../postgres-migrate';
import { markCopy, refuseUnfinishedCopy, takeMarkAway } from './mark';
import type { RowSum } from './row-sum';
import { highestGiven, type MoveSource, openMoveSource, rowsOf } from './source';
import { type MovedTable, namesOfTables, tablesToMove } from './tables';
import { countOn, emptyTarget, fill, readBack, rowsInTarget, takeTarget } from './target';

export interface Move {
  /** Holds the SQLite database; nothing in it is changed. */
  folder: string;
  /** Of the PostgreSQL database. */
  url: string;
  /** Whether what is in that database is deleted. */
  replace: boolean;
}

export interface MovedRows {
  table: string;
  rows: number;
  checksum: string;
}

/**
 * The database is marked until the copy is whole and checked; meanwhile no service starts on it.
 * @param tell is called before each table
 * @throws ThawError DATABASE_MISSING, DATABASE_IN_USE, DATABASE_OTHER_RELEASE, DATABASE_UNREACHABLE, DATABASE_UNSUITABLE,
 * MOVE_TARGET_FILLED, MOVE_TARGET_SERVED, MOVE_UNFINISHED, MOVE_TABLES_DIFFER, MOVE_ROW_DAMAGED, MOVE_COPY_DIFFERS,
 * MOVE_BROKEN_OFF
 */
export async function moveStore(
  { folder, url, replace }: Move,
  tell: (table: string) => void = () => {},
): Promise<MovedRows[]> {
  const source = openMoveSource(folder);
  try {
    // Numbers stay as the server writes them: some may have more digits than a number here.
    return await onConnection(
      url,
      async (client) => {
        const tables = await prepare(source, client, replace);
        const moved: MovedRows[] = [];
        for (const table of tables) {
          tell(table.name);
          const { rows, sum } = await copy(source, client, table);
          moved.push({ table: table.name, rows, checksum: sum });
        }
        await client.query('ANALYZE');
        await takeMarkAway(client);
        return moved;
      },
      pg.types,
    );
  } catch (error) {
    if (error instanceof ThawError) throw error;
    const reason = (error as Error).message;
    throw new ThawError('MOVE_BROKEN_OFF', { reason }, { cause: error });
  } finally {
    source.close();
  }
}

/** Nothing is changed before it is sure that everything may be. */
async function prepare(
  source: MoveSource,
  client: Client,
  replace: boolean,
): Promise<MovedTable[]> {
  await takeTarget(client);
  if (!replace) {
    await refuseUnfinishedCopy(client);
    await refuseFilled(client, namesOfTables(source.db));
  }
  await migratePostgres(client);
  const tables = await tablesToMove(source.db, client);
  await markCopy(client);
  if (replace) await emptyTarget(client, tables);
  return tables;
}

async function copy(source: MoveSource, client: Client, table: MovedTable): Promise<RowSum> {
  const sent = await fill(client, table, { rows: rowsOf(source, table), file: source.file });
  await countOn(client, table, (column) => highestGiven(source, table, column));
  const arrived = await readBack(client, table);
  if (sent.rows === arrived.rows && sent.sum === arrived.sum) return arrived;
  throw new ThawError('MOVE_COPY_DIFFERS', {
    table: table.name,
    here: `${sent.rows}, ${sent.sum}`,
    there: `${arrived.rows}, ${arrived.sum}`,
  });
}

async function refuseFilled(client: Client, tables: readonly string[]): Promise<void> {
  const filled = await rowsInTarget(client, tables);
  if (filled.size === 0) return;
  const rows = [...filled].map(([table, count]) => `${table} ${count}`).join(', ');
  throw new ThawError('MOVE_TARGET_FILLED', { database: nameOf(client), rows });
}
