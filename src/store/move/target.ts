// The PostgreSQL database that a copy goes into: found empty, filled in batches, read back.

import pg, { type Client } from 'pg';
import { ThawError } from '../../errors';
import { nameOf } from '../postgres-migrate';
import { movedValue, RowSum, sentValue, summedColumn, summedValue } from './row-sum';
import { quoted } from './source';
import type { MovedTable } from './tables';

/** A statement has at most 65,535 parameters. */
const PARAMETERS = 60_000;
const ROWS = 500;
const BYTES = 4 * 1024 * 1024;
const ROWS_READ = 1000;
/** Copying takes as long as it takes. */
const PATIENT = 'SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0';

/** @throws ThawError MOVE_TARGET_SERVED */
export async function takeTarget(client: Client): Promise<void> {
  await client.query(PATIENT);
  const { rows } = await client.query(`SELECT count(*) AS sessions FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'thaw' AND pid <> pg_backend_pid()`);
  const sessions = Number(rows[0].sessions);
  if (sessions > 0) {
    throw new ThawError('MOVE_TARGET_SERVED', { database: nameOf(client), sessions });
  }
}

/** The rows of each table that has some. */
export async function rowsInTarget(
  client: Client,
  tables: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const table of tables) {
    const { rows: existing } = await client.query('SELECT to_regclass($1) AS found', [
      quoted(table),
    ]);
    if (existing[0]?.found === null) continue;
    const { rows } = await client.query(`SELECT count(*) AS rows FROM ${quoted(table)}`);
    if (Number(rows[0].rows) > 0) found.set(table, Number(rows[0].rows));
  }
  return found;
}

export async function emptyTarget(client: Client, tables: readonly MovedTable[]): Promise<void> {
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  await client.query(`TRUNCATE ${names} RESTART IDENTITY`);
}

/** Copies in batches, each whole or not at all. @returns what was sent */
export async function fill(
  client: Client,
  table: MovedTable,
  { rows, file }: { rows: Iterable<unknown[]>; file: string },
): Promise<RowSum> {
  const sum = new RowSum();
  const most = Math.min(ROWS, Math.floor(PARAMETERS / table.columns.length));
  let batch: unknown[][] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) await insert(client, table, { batch, file });
    batch = [];
    bytes = 0;
  };
  for (const row of rows) {
    const moved = row.map((value, index) => movedValue(value, typeOf(table, index)));
    sum.add(moved.map((value, index) => summedValue(value, typeOf(table, index))));
    batch.push(moved.map((value, index) => sentValue(value, typeOf(table, index))));
    bytes += sizeOf(moved);
    if (batch.length >= most || bytes > BYTES) await send();
  }
  await send();
  return sum;
}

interface Batch {
  batch: unknown[][];
  file: string;
}

/** @throws ThawError MOVE_ROW_DAMAGED */
async function insert(client: Client, table: MovedTable, { batch, file }: Batch): Promise<void> {
  try {
    // One statement is one transaction.
    await client.query(insertOf(table, batch.length), batch.flat());
  } catch (cause) {
    if (!(cause instanceof pg.DatabaseError)) throw cause;
    if (batch.length > 1) {
      for (const row of batch) await insert(client, table, { batch: [row], file });
      return;
    }
    const reason = [cause.message, cause.detail].filter(Boolean).join('; ').replace(/\.$/, '');
    const row = nameOfRow(table, batch[0] ?? []);
    throw new ThawError('MOVE_ROW_DAMAGED', { table: table.name, row, reason, file }, { cause });
  }
}

function insertOf({ name, columns }: MovedTable, rows: number): string {
  const tuple = (row: number) =>
    `(${columns
      .map(({ type }, index) => `$${row * columns.length + index + 1}::${type}`)
      .join(', ')})`;
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const tuples = Array.from({ length: rows }, (_, row) => tuple(row)).join(', ');
  return `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE VALUES ${tuples}`;
}

/** What is counted goes on beyond the highest number. */
export async function countOn(
  client: Client,
  { name, columns }: MovedTable,
  highestOf: (column: string) => bigint,
): Promise<void> {
  for (const { name: column, counts } of columns) {
    const highest = counts ? highestOf(column) : 0n;
    if (highest < 1n) continue;
    const sequence = 'pg_get_serial_sequence($1, $2)';
    await client.query(`SELECT setval(${sequence}, $3)`, [quoted(name), column, highest]);
  }
}

/** What is there, read back. */
export async function readBack(client: Client, table: MovedTable): Promise<RowSum> {
  const sum = new RowSum();
  const columns = table.columns.map(({ name, type }) => summedColumn(quoted(name), type));
  await client.query('BEGIN');
  await client.query(
    `DECLARE copied CURSOR FOR SELECT ${columns.join(', ')} FROM ${quoted(table.name)}`,
  );
  for (let read = -1; read !== 0; ) {
    const text = `FETCH ${ROWS_READ} FROM copied`;
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    for (const row of rows) {
      sum.add(row.map((value, index) => summedValue(value, typeOf(table, index))));
    }
    read = rows.length;
  }
  await client.query('COMMIT');
  return sum;
}

function typeOf({ columns }: MovedTable, index: number): string {
  return columns[index]?.type ?? 'text';
}

/** By what is short in it: keys and numbers, no texts of merchants. */
function nameOfRow({ columns, order }: MovedTable, row: readonly unknown[]): string {
  return columns
    .map(({ name }, index) => ({ name, value: row[index] }))
    .filter(({ name }) => order.includes(name))
    .map(({ name, value }) => `${name} ${value}`)
    .join(', ');
}

function sizeOf(row: readonly unknown[]): number {
  return row.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8),
    0,
  );
}
