// Backups: taken under load, verified, and put back.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { backup, restore } from '../../src/cli/backup';
import { openSqlite } from '../../src/store/sqlite';
import { temporaryFolder } from '../support/temporary-folder';
import { echo, MERCHANT, openConversation, startTurns } from '../support/turn-bench';

const ROOT = resolve(__dirname, '../..');
const CLI = join(ROOT, 'dist/src/cli.js');
const CONVERSATIONS = 20;

async function run(command: typeof backup, args: string[], env: Record<string, string>) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  return { code: await command(args, { env, print, warn: print }), lines };
}

/** A database with some messages in it, and nobody at work. */
async function filled(messages = 5): Promise<string> {
  const folder = temporaryFolder();
  const { turns, store } = await startTurns(folder, echo);
  await openConversation(store, 'a');
  const origin = { conversationId: 'a', ...MERCHANT };
  for (let i = 0; i < messages; i++) {
    await turns.replies(await turns.accept(origin, { type: 'message', text: `message ${i}` }));
  }
  await turns.stop();
  await store.close();
  return folder;
}

function textsIn(folder: string): string[] {
  const handle = new BetterSqlite(join(folder, 'thaw.db'), { readonly: true });
  const bodies = handle.prepare('SELECT body FROM activities ORDER BY seq').pluck().all();
  handle.close();
  return (bodies as string[]).map((body) => JSON.parse(body).text);
}

const partsIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.part'));
const kept = (folder: string) =>
  readdirSync(folder).filter((name) => /^thaw\.db\.before-restore-\d{8}T\d{6}Z$/.test(name));

it('under load holds every message that was acknowledged before it began, and is consistent', async () => {
  const folder = temporaryFolder();
  const { turns, store } = await startTurns(folder, echo);
  const ids = Array.from({ length: CONVERSATIONS }, (_, i) => `c${i}`);
  for (const id of ids) await openConversation(store, id);
  const acknowledged: string[] = [];
  let isOver = false;
  const load = ids.map(async (conversationId) => {
    // A fault of the test must not keep it up for ever.
    for (let i = 0; !isOver && i < 3000; i++) {
      const text = `${conversationId} message ${i}`;
      const accepted = await turns.accept(
        { conversationId, ...MERCHANT },
        { type: 'message', text },
      );
      acknowledged.push(accepted.id);
      await turns.replies(accepted);
    }
  });
  while (acknowledged.length < 500) await new Promise(setImmediate);

  const copies = join(temporaryFolder(), 'copies');
  const rounds: { file: string; before: string[] }[] = [];
  for (let round = 0; round < 3; round++) {
    const file = `${copies}-${round}.db`;
    const before = [...acknowledged];
    const child = spawn(process.execPath, [CLI, 'backup', file], {
      env: { PATH: process.env.PATH, DATA_DIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const [code] = await once(child, 'exit');
    expect([code, errors]).toEqual([0, '']);
    expect(acknowledged.length).toBeGreaterThan(before.length);
    rounds.push({ file, before });
  }
  isOver = true;
  await Promise.all(load);
  await turns.stop();
  await store.close();

  for (const { file, before } of rounds) {
    const restored = temporaryFolder();
    expect((await run(restore, [file], { DATA_DIR: restored })).code).toBe(0);
    const opened = openSqlite(restored);
    const rows = await opened.read
      .selectFrom('activities')
      .select(['conversation_id', 'seq', 'role', 'pending', 'reply_to', 'body'])
      .execute();
    const found = new Set(rows.map(({ body }) => JSON.parse(body).id));
    expect(before.filter((id) => !found.has(id))).toEqual([]);
    // A turn is there whole: what is no longer in the inbox has its answer, and each conversation its last number.
    const asked = rows.filter(({ role, pending }) => role === 'merchant' && pending === 0);
    const answered = new Set(
      rows
        .filter(({ role }) => role === 'bot')
        .map((row) => `${row.conversation_id}|${row.reply_to}`),
    );
    expect(asked.filter((row) => !answered.has(`${row.conversation_id}|${row.seq}`))).toEqual([]);
    const conversations = await opened.read
      .selectFrom('conversations')
      .select(['id', 'seq'])
      .execute();
    for (const { id, seq } of conversations) {
      const own = rows.filter((row) => row.conversation_id === id).map((row) => row.seq);
      expect([...own].sort((a, b) => a - b)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
    }
    await opened.close();
  }
});

describe('a backup', () => {
  it('is one file for its owner alone, and says what is in it', async () => {
    const folder = await filled();
    const file = join(temporaryFolder(), 'thaw.backup');
    const { code, lines } = await run(backup, [file], { DATA_DIR: folder });
    expect([code, lines]).toEqual([
      0,
      [
        expect.stringMatching(
          /thaw\.backup: [\d.]+ MiB, schema \d+, 1 conversations, 10 messages, 0 tickets, 0 deliveries; verified$/,
        ),
      ],
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(resolve(file, '..'))).toEqual(['thaw.backup']);
  });

  it('never overwrites unless it is told to, and then with one that is whole', async () => {
    const folder = await filled();
    const file = join(temporaryFolder(), 'thaw.backup');
    writeFileSync(file, 'something dear');
    await expect(run(backup, [file], { DATA_DIR: folder })).rejects.toMatchObject({
      code: 'BACKUP_EXISTS',
    });
    expect(readFileSync(file, 'utf8')).toBe('something dear');
    chmodSync(file, 0o644);
    expect((await run(backup, [file, '--force'], { DATA_DIR: folder })).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('never goes into the place of the database itself, under whatever name', async () => {
    const folder = await filled();
    const second = join(folder, 'second-name');
    linkSync(join(folder, 'thaw.db'), second);
    for (const file of [
      join(folder, 'thaw.db'),
      join(folder, '.', 'thaw.db-wal'),
      second,
      folder,
    ]) {
      await expect(run(backup, [file, '--force'], { DATA_DIR: folder })).rejects.toMatchObject({
        code: 'BACKUP_EXISTS',
      });
    }
    expect(textsIn(folder)).toHaveLength(10);
  });

  it('of a damaged database is none, and leaves nothing behind', async () => {
    const folder = await filled(200);
    const database = join(folder, 'thaw.db');
    const handle = new BetterSqlite(database);
    handle.pragma('wal_checkpoint(TRUNCATE)');
    handle.close();
    const { size } = statSync(database);
    const bytes = readFileSync(database);
    bytes.fill(0xff, size >> 1, (size >> 1) + 8192);
    writeFileSync(database, bytes);
    const place = temporaryFolder();
    const file = join(place, 'thaw.backup');
    await expect(run(backup, [file], { DATA_DIR: folder })).rejects.toMatchObject({
      code: expect.stringMatching(/^(DATABASE|BACKUP)_DAMAGED$/),
    });
    expect(readdirSync(place)).toEqual([]);
  });

  it('whose rows do not fit together is none', async () => {
    const folder = await filled();
    const handle = new BetterSqlite(join(folder, 'thaw.db'));
    handle.pragma('foreign_keys = OFF');
    handle.exec("INSERT INTO staff_sessions VALUES ('a', 'nobody', 0, 0)");
    handle.close();
    const place = temporaryFolder();
    const refused = run(backup, [join(place, 'x')], { DATA_DIR: folder });
    await expect(refused).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    expect(readdirSync(place)).toEqual([]);
  });

  it('that cannot be written has a remedy', async () => {
    const folder = await filled(1);
    const file = join(folder, 'no', 'such', 'folder');
    await expect(run(backup, [file], { DATA_DIR: folder })).rejects.toMatchObject({
      code: 'BACKUP_FAILED',
      fix: expect.stringContaining('room'),
    });
  });

  it('needs a database and one file', async () => {
    const env = { DATA_DIR: temporaryFolder() };
    await expect(run(backup, ['x'], env)).rejects.toMatchObject({ code: 'DATABASE_MISSING' });
    await expect(run(backup, [], env)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(run(restore, ['a', 'b'], env)).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('restoring', () => {
  const backedUp = async () => {
    const folder = await filled();
    const file = join(temporaryFolder(), 'thaw.backup');
    await run(backup, [file], { DATA_DIR: folder });
    return { folder, file };
  };

  it('keeps the database of before beside it, with what stood in its log', async () => {
    const { file } = await backedUp();
    const folder = await filled(8);
    const before = new BetterSqlite(join(folder, 'thaw.db'));
    before.pragma('journal_mode = WAL');
    before.prepare("INSERT INTO secrets (name, value) VALUES ('late', 'one')").run();
    // As after a crash: the log is still there.
    const log = readFileSync(join(folder, 'thaw.db-wal'));
    const main = readFileSync(join(folder, 'thaw.db'));
    before.close();
    writeFileSync(join(folder, 'thaw.db'), main);
    writeFileSync(join(folder, 'thaw.db-wal'), log);

    const { code, lines } = await run(restore, [file], { DATA_DIR: folder });
    expect(code).toBe(0);
    const [name] = kept(folder);
    expect(lines[1]).toBe(`The database of before is kept: ${join(folder, String(name))}`);
    expect(textsIn(folder)).toHaveLength(10);
    expect(statSync(join(folder, 'thaw.db')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(folder, 'thaw.db-wal'))).toBe(false);
    const old = new BetterSqlite(join(folder, String(name)), { readonly: true });
    expect(old.prepare("SELECT value FROM secrets WHERE name = 'late'").pluck().get()).toBe('one');
    expect(old.prepare('SELECT count(*) FROM activities').pluck().get()).toBe(16);
    old.close();
    expect(partsIn(folder)).toEqual([]);
  });

  it('refuses while a service holds the folder, and changes nothing', async () => {
    const { file } = await backedUp();
    const folder = await filled(1);
    const store = openSqlite(folder);
    await expect(run(restore, [file], { DATA_DIR: folder })).rejects.toMatchObject({
      code: 'DATABASE_IN_USE',
    });
    await store.close();
    expect(textsIn(folder)).toHaveLength(2);
    expect([kept(folder), partsIn(folder)]).toEqual([[], []]);
  });

  const broken = (change: (handle: BetterSqlite.Database) => void) => (file: string) => {
    const handle = new BetterSqlite(file);
    handle.pragma('foreign_keys = OFF');
    change(handle);
    handle.close();
  };
  it.each<[string, (file: string) => void, string, RegExp]>([
    [
      'that is cut off',
      (file) => truncateSync(file, 20_000),
      'BACKUP_DAMAGED',
      /cannot be relied on/,
    ],
    [
      'that is none',
      (file) => writeFileSync(file, 'hello '.repeat(99)),
      'BACKUP_DAMAGED',
      /not a database/,
    ],
    ['that is empty', (file) => truncateSync(file, 0), 'BACKUP_DAMAGED', /no such table/],
    [
      'of another program',
      broken((handle) => handle.exec('ALTER TABLE conversations RENAME TO others')),
      'BACKUP_DAMAGED',
      /no such table: conversations/,
    ],
    [
      'in which rows are missing',
      broken((handle) => handle.exec("INSERT INTO staff_sessions VALUES ('a', 'nobody', 0, 0)")),
      'BACKUP_DAMAGED',
      /staff_sessions names one of staff that is missing/,
    ],
    [
      'of a newer release',
      broken((handle) => handle.pragma('user_version = 9999')),
      'DATABASE_TOO_NEW',
      /9999/,
    ],
    [
      'that is a live database',
      (file) => writeFileSync(`${file}-wal`, 'x'),
      'BACKUP_DAMAGED',
      /-wal/,
    ],
  ])('refuses a file %s, and changes nothing', async (_what, harm, code, says) => {
    const { file } = await backedUp();
    harm(file);
    const folder = await filled(1);
    const refused = run(restore, [file], { DATA_DIR: folder });
    await expect(refused).rejects.toMatchObject({ code });
    await expect(refused).rejects.toThrow(says);
    expect(textsIn(folder)).toHaveLength(2);
    expect([kept(folder), partsIn(folder)]).toEqual([[], []]);
  });

  it('takes the place of a database that is damaged', async () => {
    const { file } = await backedUp();
    const folder = await filled(1);
    writeFileSync(join(folder, 'thaw.db'), 'damaged beyond all repair '.repeat(99));
    writeFileSync(join(folder, 'thaw.db-wal'), 'and its log');
    expect((await run(restore, [file], { DATA_DIR: folder })).code).toBe(0);
    expect(textsIn(folder)).toHaveLength(10);
    const [name] = kept(folder);
    expect(readFileSync(join(folder, `${name}-wal`), 'utf8')).toBe('and its log');
    const store = openSqlite(folder);
    await store.ping();
    await store.close();
  });

  it('refuses a file that is not there', async () => {
    await expect(
      run(restore, ['/nowhere/x'], { DATA_DIR: temporaryFolder() }),
    ).rejects.toMatchObject({ code: 'BACKUP_MISSING' });
  });
});

it('tells how PostgreSQL is backed up and restored, without its password, and does nothing', async () => {
  const env = { DATABASE_URL: 'postgres://thaw:hush-hush@db.example/thaw', DATA_DIR: '/nowhere' };
  const dump = await run(backup, ["night's copy.dump"], env);
  expect([dump.code, dump.lines.join('\n')]).toEqual([
    1,
    expect.stringContaining(
      `pg_dump --format=custom --no-owner --no-privileges --file='night'\\''s copy.dump' "$DATABASE_URL"`,
    ),
  ]);
  const load = await run(restore, ['copy.dump'], env);
  expect(load.lines.join('\n')).toContain(
    'pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$RESTORED_URL" copy.dump',
  );
  expect([load.code, `${dump.lines} ${load.lines}`]).toEqual([
    1,
    expect.not.stringContaining('hush-hush'),
  ]);
});

it('exits with 1 and the remedy when it fails', async () => {
  const folder = await filled(1);
  const store = openSqlite(folder);
  const file = join(temporaryFolder(), 'x');
  await run(backup, [file], { DATA_DIR: folder });
  const env = { PATH: process.env.PATH, DATA_DIR: folder };
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'restore', file], { env });
  expect([status, String(stderr)]).toEqual([
    1,
    expect.stringMatching(/^Another process already serves the data folder .*\nStop that process/),
  ]);
  await store.close();
});
