// `kb move-store`: what stood in SQLite stands in PostgreSQL, or nobody is told that it does.

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { move } from '../../../src/cli/move-store';
import { openPostgres } from '../../../src/store/postgres';
import { openSqlite } from '../../../src/store/sqlite';
import { indexWords } from '../../../src/store/word-index';
import { fillEveryTable, openBare } from '../../support/filled-tables';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

let folder: string;
let url: string;
beforeEach(async () => {
  folder = temporaryFolder();
  url = (await placeFor(folder)).DATABASE_URL ?? '';
  await openSqlite(folder).close();
});

async function kb(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const env = { DATA_DIR: folder, DATABASE_URL: url };
  await move(args, { env, print: (text) => lines.push(text), warn: () => {} });
  return lines.join('\n');
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

function write(...statements: string[]): void {
  const db = openBare(folder);
  for (const statement of statements) db.exec(statement);
  db.close();
}

/** Overwrites a page of the table's rows, in the middle of them. */
function damage(): void {
  const db = openBare(folder);
  const page = db
    .prepare("SELECT pageno FROM dbstat WHERE name = 'conversations' AND pagetype = 'leaf'")
    .pluck()
    .all()[10] as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const file = openSync(join(folder, 'thaw.db'), 'r+');
  writeSync(file, Buffer.alloc(size, 0x55), 0, size, (page - 1) * size);
  closeSync(file);
}

const CONVERSATION = `INSERT INTO conversations (id, channel, user_id, seq, last_at, created_at)`;
const secret = (name: string) => `INSERT INTO secrets (name, value) VALUES ('${name}', 'v')`;

it('moves every table with every column', async () => {
  const names = fillEveryTable(folder, 'a');
  const { tables } = JSON.parse(await kb('--json'));
  const moved = tables.map(({ table, rows }: { table: string; rows: number }) => [table, rows]);
  expect(moved.sort()).toEqual(names.map((name) => [name, 1]));
  const there = await query(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name <> 'schema_version'
    ORDER BY table_name COLLATE "C"`);
  expect(there.map(({ name }) => name)).toEqual(names);
  expect(await query('SELECT * FROM papers')).toMatchObject([
    { name: 'a', bytes: '7', content: Buffer.from([0, 255, 128]) },
  ]);
  expect(await query("SELECT * FROM tickets WHERE merchant_id = 'a' AND body = 'a'")).toHaveLength(
    1,
  );
});

it('says what was moved and how to go back', async () => {
  write(secret('one'), secret('two'));
  const said = await kb();
  expect(said).toMatch(/^secrets +2 +[0-9a-f]{16}$/m);
  expect(said).toContain('2 rows are in 127.0.0.1');
  expect(said).toContain('To go back: stop the service, remove DATABASE_URL');
  expect(said).not.toContain('thaw:thaw');
});

it('keeps the order of entry and goes on counting behind it', async () => {
  write(
    ...['c', 'a', 'b'].map((name) => `${CONVERSATION} VALUES ('${name}', 'x', 'u', 0, 0, 0)`),
    "UPDATE conversations SET rowid = 500 WHERE id = 'a'",
    "INSERT INTO carried_words (id, channel, user_id, at, text) VALUES (900, 'c', 'u', 0, 't')",
    'DELETE FROM carried_words',
  );
  await kb();
  const store = await openPostgres(url);
  await store.write(async (db) => {
    const more = { channel: 'x', user_id: 'u', seq: 0, last_at: 0, is_group: 0, created_at: 0 };
    await db
      .insertInto('conversations')
      .values({ ...more, id: 'later' } as never)
      .execute();
    await db
      .insertInto('carried_words')
      .values({ channel: 'c', user_id: 'u', at: 0, text: 'next' })
      .execute();
  });
  await store.close();
  expect(await query('SELECT rowid, id FROM conversations ORDER BY rowid')).toEqual([
    { rowid: '1', id: 'c' },
    { rowid: '3', id: 'b' },
    { rowid: '500', id: 'a' },
    { rowid: '501', id: 'later' },
  ]);
  expect(await query('SELECT id FROM carried_words')).toEqual([{ id: '901' }]);
});

it('finds tickets by their words as before', async () => {
  const texts = ['商户号 898310154110001 被冻结', 'Terminal locked, naïve', '冻 结'];
  const sqlite = openSqlite(folder);
  const fill = texts.map((text, index) => sqlite.write((db) => indexWords(db, index + 1, text)));
  await Promise.all(fill);
  await sqlite.close();
  await kb();
  const store = await openPostgres(url);
  const found = async (search: string) => {
    const query = sql<{ rowid: number }>`SELECT rowid FROM ticket_words
      WHERE words @@ to_tsquery('simple', ${search}) ORDER BY rowid`;
    const { rows } = await query.execute(store.read);
    return rows.map(({ rowid }) => rowid);
  };
  expect(await found('冻 <-> 结')).toEqual([1, 3]);
  expect(await found('8983101:*')).toEqual([1]);
  expect(await found('naive & lock:*')).toEqual([2]);
  await store.close();
});

it('takes characters that PostgreSQL has not for the one that says so', async () => {
  const db = openBare(folder);
  const put = db.prepare('INSERT INTO secrets (name, value) VALUES (?, ?)');
  put.run('text', 'a\0b');
  put.run('bytes', Buffer.from('61eda08062', 'hex').toString('latin1'));
  db.prepare("UPDATE secrets SET value = CAST(x'61eda08062' AS TEXT) WHERE name = 'bytes'").run();
  const json = JSON.stringify({ half: '\ud800', nul: '\0', whole: '😀', said: '\\u0000' });
  put.run('json', json.replace('😀', '\\ud83d\\ude00'));
  put.run('no json', '{"a\\u0000');
  db.close();
  await kb();
  const rows = await query('SELECT name, value FROM secrets');
  const values = Object.fromEntries(rows.map(({ name, value }) => [name, String(value)]));
  expect(values.text).toBe('a\uFFFDb');
  expect(values.bytes).toMatch(/^a\uFFFD+b$/);
  expect(values['no json']).toBe('{"a\\u0000');
  const [parsed] = await query("SELECT value::jsonb AS value FROM secrets WHERE name = 'json'");
  expect(parsed?.value).toEqual({ half: '\uFFFD', nul: '\uFFFD', whole: '😀', said: '\\u0000' });
});

it('moves numbers with all their digits', async () => {
  write("INSERT INTO sign_in_failures (bucket, at) VALUES ('b', 9223372036854775807)");
  await kb();
  expect(await query('SELECT at FROM sign_in_failures')).toEqual([{ at: '9223372036854775807' }]);
});

it('moves more than one batch, and rows that are large', async () => {
  const db = openBare(folder);
  db.exec(`${CONVERSATION} VALUES ('c', 'x', 'u', 0, 0, 0)`);
  const put = db.prepare('INSERT INTO sign_in_failures (bucket, at) VALUES (?, ?)');
  for (let i = 0; i < 1201; i++) put.run('same', i % 2);
  const paper =
    db.prepare(`INSERT INTO papers (id, conversation_id, seq, name, type, bytes, at, content)
    VALUES (?, 'c', 1, 'n', 't', 1, 1, ?)`);
  for (let i = 0; i < 3; i++) paper.run(`p${i}`, Buffer.alloc(3 * 1024 * 1024, i));
  db.close();
  const { tables } = JSON.parse(await kb('--json'));
  const rows = Object.fromEntries(
    tables.map((each: { table: string; rows: number }) => [each.table, each.rows]),
  );
  expect(rows).toMatchObject({ sign_in_failures: 1201, papers: 3 });
  const sizes = await query('SELECT length(content) AS size FROM papers');
  expect(sizes.map(({ size }) => size)).toEqual([3145728, 3145728, 3145728]);
});

it('refuses while a service holds the folder', async () => {
  const service = openSqlite(folder);
  await expect(kb()).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  await service.close();
});

it('refuses while a service is on the target, and leaves that alone', async () => {
  const service = await openPostgres(url);
  await service.ping();
  await expect(kb('--replace')).rejects.toMatchObject({ code: 'MOVE_TARGET_SERVED' });
  expect(await query('SELECT 1 FROM secrets')).toHaveLength(1);
  await service.close();
});

it('refuses a target that holds something, and replaces it when told to', async () => {
  write(secret('moved'));
  await kb();
  await query("INSERT INTO secrets (name, value) VALUES ('since', 'v')");
  const refused = kb();
  await expect(refused).rejects.toMatchObject({ code: 'MOVE_TARGET_FILLED' });
  await expect(refused).rejects.toThrow('secrets 2');
  expect(await query('SELECT 1 FROM secrets')).toHaveLength(2);
  await kb('--replace');
  expect(await query('SELECT name FROM secrets')).toEqual([{ name: 'moved' }]);
});

it('names the table and the row that cannot be moved; nobody serves the half of a copy', async () => {
  write(
    `${CONVERSATION} VALUES ('c', 'x', 'u', 0, 0, 0)`,
    ...[1, 2, 3].map(
      (seq) => `INSERT INTO activities
      (conversation_id, seq, role, visible, pending, attempts, at, body)
      VALUES ('${seq === 2 ? 'gone' : 'c'}', ${seq}, 'bot', 1, 0, 0, 0, '{}')`,
    ),
  );
  const moved = kb();
  await expect(moved).rejects.toMatchObject({ code: 'MOVE_ROW_DAMAGED' });
  await expect(moved).rejects.toThrow(
    /table activities .*conversation_id gone, seq 2: .*foreign key.*conversations/,
  );
  await expect(openPostgres(url)).rejects.toMatchObject({ code: 'MOVE_UNFINISHED' });
  await expect(kb()).rejects.toMatchObject({
    code: 'MOVE_UNFINISHED',
    fix: expect.stringContaining('--replace'),
  });
  write("DELETE FROM activities WHERE conversation_id = 'gone'");
  await kb('--replace');
  const store = await openPostgres(url);
  await store.close();
});

it('names the table whose pages are damaged', async () => {
  write(
    ...Array.from(
      { length: 60 },
      (_, i) => `${CONVERSATION} VALUES
      ('c${i}', 'x', '${'u'.repeat(2000)}', 0, 0, 0)`,
    ),
    'PRAGMA wal_checkpoint(TRUNCATE)',
  );
  damage();
  await expect(kb()).rejects.toThrow(/table conversations .*the one after rowid \d+: .*malformed/);
});

it('notices what arrives otherwise, and says of which table', async () => {
  write(secret('one'));
  await (await openPostgres(url)).close();
  await query(`CREATE FUNCTION spoil() RETURNS trigger AS $$ BEGIN new.value := 'w'; RETURN new; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER spoil BEFORE INSERT ON secrets FOR EACH ROW EXECUTE FUNCTION spoil()`);
  const moved = kb();
  await expect(moved).rejects.toMatchObject({ code: 'MOVE_COPY_DIFFERS' });
  await expect(moved).rejects.toThrow('table secrets');
  await expect(openPostgres(url)).rejects.toMatchObject({ code: 'MOVE_UNFINISHED' });
});

it('changes nothing in the data folder', async () => {
  write(secret('one'));
  const content = () => readFileSync(join(folder, 'thaw.db'));
  const before = content();
  await kb();
  expect(content()).toEqual(before);
  await openSqlite(folder).close();
});

it('asks for a target', async () => {
  url = '';
  await expect(kb()).rejects.toMatchObject({ code: 'USAGE' });
});

it('says that there is nothing to move', async () => {
  folder = temporaryFolder();
  await expect(kb()).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
});
