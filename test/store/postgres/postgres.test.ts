// What holds on PostgreSQL alone: several processes, lost connections, upgrades while an older release serves.

import { sql } from 'kysely';
import pg from 'pg';
import { MIGRATIONS } from '../../../src/store/migrations';
import { openPostgres, openPostgresBeside } from '../../../src/store/postgres';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

let url: string;
const open: Store[] = [];
beforeEach(async () => {
  url = (await placeFor(temporaryFolder())).DATABASE_URL ?? '';
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

async function start(): Promise<Store> {
  const store = await openPostgres(url);
  open.push(store);
  return store;
}

async function query<T extends pg.QueryResultRow>(text: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query<T>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

const count = async (store: Store) =>
  store.write(async (db) => {
    const row = await db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', 'count')
      .executeTakeFirst();
    const value = String(Number(row?.value ?? 0) + 1);
    await db
      .insertInto('secrets')
      .values({ name: 'count', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  });

it('is one line for the write jobs of three processes', async () => {
  const processes = [await start(), await start(), await start()];
  await Promise.all(processes.flatMap((store) => Array.from({ length: 20 }, () => count(store))));
  const [row] = await query<{ value: string }>("SELECT value FROM secrets WHERE name = 'count'");
  expect(row?.value).toBe('60');
});

it('stores nothing of a job whose connection is lost, says so and goes on', async () => {
  const store = await start();
  const lost = store.write(async (db) => {
    await db.insertInto('secrets').values({ name: 'lost', value: 'v' }).execute();
    await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'",
    );
    await db.insertInto('secrets').values({ name: 'lost too', value: 'v' }).execute();
  });
  await expect(lost).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await count(store);
  expect(await query('SELECT name FROM secrets')).toEqual([{ name: 'count' }]);
});

it('says of a read, too, that the database was lost, and goes on', async () => {
  const store = await start();
  const reading = sql`SELECT pg_sleep(60)`.execute(store.read);
  const lost = expect(reading).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  const end =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(60)'";
  while ((await query(end)).length === 0);
  await lost;
  expect(await store.read.selectFrom('secrets').selectAll().execute()).toEqual([]);
});

it('acknowledges what is on disk, whatever the server or the address says', async () => {
  const store = await start();
  const setting = await store.write((db) =>
    sql<{ synchronous_commit: string }>`SHOW synchronous_commit`.execute(db),
  );
  expect(setting.rows[0]?.synchronous_commit).toBe('on');
});

it('brings a database up to date once, however many processes start at once', async () => {
  await Promise.all([start(), start(), start()]);
  expect(await query('SELECT version FROM schema_version')).toEqual([
    { version: String(MIGRATIONS.length) },
  ]);
});

it('goes on with a newer schema that this release can serve, and refuses one that it cannot', async () => {
  await start();
  await query(`UPDATE schema_version SET version = 99, oldest_that_serves = ${MIGRATIONS.length}`);
  await count(await start());
  await query('UPDATE schema_version SET oldest_that_serves = 99');
  await expect(openPostgres(url)).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
  await expect(openPostgresBeside(url)).rejects.toMatchObject({ code: 'DATABASE_OTHER_RELEASE' });
});

it('knows that nothing is there yet', async () => {
  expect(await openPostgresBeside(url)).toBeUndefined();
});

it('says what cannot be reached, without the password', async () => {
  const nowhere = 'postgres://thaw:secret@127.0.0.1:1/thaw';
  const error = await openPostgres(nowhere).catch((err: Error) => err);
  expect(error).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  expect(String(error)).toContain('thaw at 127.0.0.1:1 cannot be reached');
  expect(String(error)).not.toContain('secret');
});

it('has the tables, columns and indexes that SQLite has', async () => {
  await start();
  const folder = temporaryFolder();
  const sqlite = openSqlite(folder);
  const { rows } = await sql`SELECT m.name AS "table", c.name AS "column"
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
    AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'ticket_words%' ORDER BY 1, 2`.execute(
    sqlite.read,
  );
  const indexes = await sql<{ name: string }>`SELECT name FROM sqlite_master
    WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1`.execute(sqlite.read);
  await sqlite.close();
  const columns =
    await query(`SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name NOT IN ('ticket_words', 'schema_version') AND column_name <> 'rowid'
    ORDER BY table_name COLLATE "C", column_name COLLATE "C"`);
  expect(columns).toEqual(rows);
  const found = await query<{ name: string }>(`SELECT indexname AS name FROM pg_indexes
    WHERE schemaname = current_schema() ORDER BY indexname COLLATE "C"`);
  expect(found.map(({ name }) => name)).toEqual(
    expect.arrayContaining(indexes.rows.map(({ name }) => name)),
  );
});
