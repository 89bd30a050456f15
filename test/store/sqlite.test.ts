import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';

import { loadSecret } from '../../src/store/secrets';
import { openSqlite, openSqliteBeside } from '../../src/store/sqlite';

import type { Store } from '../../src/store/store';
import { temporaryFolder } from '../support/temporary-folder';

const put = (store: Store, name: string) =>
  store.write(async (db) => {
    await db.insertInto('secrets').values({ name, value: 'v' }).execute();
  });
const names = async (store: Store) =>
  (await store.read.selectFrom('secrets').select('name').orderBy('name').execute()).map(
    (r) => r.name,
  );

describe('the SQLite store', () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = temporaryFolder();
    store = openSqlite(folder);
  });
  afterEach(() => store.close());

  it('writes ahead, and leaves the flush at each commit to the group', async () => {
    const read = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(store.read);
    const write = await store.write((db) =>
      sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db),
    );
    const mode = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(store.read);
    expect(read.rows[0]?.synchronous).toBe(2);
    expect(write.rows[0]?.synchronous).toBe(1);
    expect(mode.rows[0]?.journal_mode).toBe('wal');
  });

  it('flushes each commit of a command beside the service', async () => {
    const beside = openSqliteBeside(folder);
    const level = await beside?.write((db) =>
      sql<{ synchronous: number }>`PRAGMA synchronous`.execute(db),
    );
    await beside?.close();
    expect(level?.rows[0]?.synchronous).toBe(2);
  });

  it('waits for the lock of another program, and the process goes on meanwhile', async () => {
    const other = new BetterSqlite(join(folder, 'thaw.db'));
    other.exec('BEGIN IMMEDIATE');
    const written = put(store, 'patient');
    setTimeout(() => other.exec('COMMIT'), 50);
    await written;
    other.close();
    expect(await names(store)).toEqual(['patient']);
  });

  it('says within two seconds that a locked database stores nothing', async () => {
    const other = new BetterSqlite(join(folder, 'thaw.db'));
    other.exec('BEGIN IMMEDIATE');
    const begun = performance.now();
    await expect(put(store, 'lost')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(performance.now() - begun).toBeLessThan(2000);
    other.close();
    await put(store, 'later');
    expect(await names(store)).toEqual(['later']);
  });

  it('writes more than a turn does when it is asked whether it can', async () => {
    const log = join(folder, 'thaw.db-wal');
    for (let i = 0; i < 2; i++) {
      const before = statSync(log).size;
      await store.ping();
      expect(statSync(log).size - before).toBeGreaterThan(24 * 1024);
    }
  });

  it('undoes the whole batch and says so when the commit fails', async () => {
    // A violated deferred key is found at COMMIT, the moment at which a full disk would be found too.
    const broken = store.write(async (db) => {
      await sql`PRAGMA defer_foreign_keys = ON`.execute(db);
      await sql`INSERT INTO tickets (number, handover_key, conversation_id, kind, status, created_at, updated_at, body)
        VALUES ('n', 'k', 'no such conversation', 'freeze', 'new', 0, 0, '{}')`.execute(db);
    });
    const neighbour = put(store, 'neighbour');
    await expect(broken).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(neighbour).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await put(store, 'later');
    expect(await names(store)).toEqual(['later']);
  });

  it('refuses a second service on the same folder, in this process and in another', () => {
    expect(() => openSqlite(folder)).toThrow(expect.objectContaining({ code: 'DATABASE_IN_USE' }));
    const other = `
      const lock = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 });
      try { lock.exec('BEGIN EXCLUSIVE'); console.log('free'); } catch (err) { console.log(err.code); }`;
    const said = execFileSync(process.execPath, ['-e', other, join(folder, 'service.lock')]);
    expect(String(said).trim()).toBe('SQLITE_BUSY');
  });
});

it('refuses a database of a newer release', async () => {
  const folder = temporaryFolder();
  await openSqlite(folder).close();
  const file = new BetterSqlite(join(folder, 'thaw.db'));
  file.pragma('user_version = 99');
  file.close();
  expect(() => openSqlite(folder)).toThrow(/newer release \(schema 99/);
});

it('copies its log into the database at a good end, and takes nothing after it', async () => {
  const folder = temporaryFolder();
  const store = openSqlite(folder);
  await loadSecret(store, 'key');
  await store.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('thaw.db'))).toEqual(['thaw.db']);
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});
