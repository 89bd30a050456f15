// The database under test: SQLite in a folder, or for each folder a schema on the tests' PostgreSQL server.

import { resolve } from 'node:path';
import pg from 'pg';
import { openStore, openStoreBeside, type StorePlace } from '../../src/store/open';
import type { Store, StoreBeside } from '../../src/store/store';
import { SERVER_VARIABLE } from './postgres/server';
import { temporaryFolder } from './temporary-folder';

declare global {
  /** Set by the project of jest. */
  var testStore: 'sqlite' | 'postgres' | undefined;
}

export const isPostgres = globalThis.testStore === 'postgres';

/** For facts about SQLite alone. */
export function onSqlite(define: () => void): void {
  if (!isPostgres) define();
}

/** The same folder is always the same database. */
export async function placeFor(folder: string): Promise<Record<string, string>> {
  if (!isPostgres) return { DATA_DIR: folder };
  return { DATA_DIR: folder, DATABASE_URL: await schemaFor(resolve(folder)) };
}

export async function openTestStore(folder = temporaryFolder()): Promise<Store> {
  return openStore(await placeFor(folder));
}

/** The database of a service that runs or ran on this folder. */
export async function openBesideService(folder: string): Promise<StoreBeside> {
  const place: StorePlace = await placeFor(folder);
  const store = await openStoreBeside(place);
  if (!store) throw new Error(`there is no database for ${folder}`);
  return store;
}

/** One database for the file of tests, in which each folder has a schema of its own: a database for each is slow. */
let database: Promise<string> | undefined;
const schemas = new Map<string, Promise<string>>();

function schemaFor(folder: string): Promise<string> {
  const known = schemas.get(folder) ?? createSchema(`s${schemas.size}`);
  schemas.set(folder, known);
  return known;
}

async function createSchema(name: string): Promise<string> {
  database ??= createDatabase();
  const url = `${process.env[SERVER_VARIABLE]}${await database}`;
  await on(url, `CREATE SCHEMA ${name}`);
  return `${url}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}

async function createDatabase(): Promise<string> {
  const name = `t${process.pid}_${process.hrtime.bigint()}`;
  await on(server(), `CREATE DATABASE ${name}`);
  return name;
}

async function on(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const server = () => `${process.env[SERVER_VARIABLE]}postgres`;

afterAll(async () => {
  if (database) await on(server(), `DROP DATABASE ${await database} WITH (FORCE)`);
  database = undefined;
  schemas.clear();
});
