// The database under test: SQLite in a folder, or for each folder a schema on the tests' PostgreSQL server.

import { resolve } from 'node:path';
import { sql } from 'kysely';
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

/** Without a folder nobody can open it a second time: closed, it is left to the next one, emptied. */
export async function openTestStore(folder?: string): Promise<Store> {
  if (folder !== undefined || !isPostgres)
    return openStore(await placeFor(folder ?? temporaryFolder()));
  return lend(left.pop() ?? (await openStore(await placeFor(temporaryFolder()))));
}

/** What nobody needs any longer, connected as it was: a new connection learns all tables anew, and takes most of a second. */
const left: Store[] = [];

function lend(store: Store): Store {
  let isBack = false;
  return {
    ...store,
    async write(job, inOrder) {
      if (isBack) throw new Error('The store was closed');
      return store.write(job, inOrder);
    },
    async close() {
      if (isBack) return;
      isBack = true;
      if (isOver) return store.close();
      await store.write((db) => sql.raw(EMPTY).execute(db));
      left.push(store);
    },
  };
}

/** As it is after the migrations, which put nothing into it. */
const EMPTY = `DO $$
DECLARE each record;
BEGIN
  -- What refers to what says the order; all of it goes.
  SET LOCAL session_replication_role = replica;
  FOR each IN SELECT tablename AS name FROM pg_tables
    WHERE schemaname = current_schema AND tablename <> 'schema_version'
  LOOP EXECUTE format('DELETE FROM %I', each.name); END LOOP;
  FOR each IN SELECT sequencename AS name FROM pg_sequences
    WHERE schemaname = current_schema AND last_value IS NOT NULL
  LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', each.name); END LOOP;
END $$`;

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

/** What tests close after this file's own end was made before they were defined. */
let isOver = false;

afterAll(async () => {
  isOver = true;
  await Promise.all(left.splice(0).map((store) => store.close()));
  if (database) await on(server(), `DROP DATABASE ${await database} WITH (FORCE)`);
  database = undefined;
  schemas.clear();
});
