// SQLite behind the store: one writing connection with group commit, one reading connection.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, type KyselyPlugin, SqliteDialect } from 'kysely';
import { ThawError } from '../errors';
import { endAsInACrash, Flush } from './flush';
import { GroupCommit } from './group-commit';
import { MIGRATIONS } from './migrations';
import type { Schema } from './schema';
import { scrub } from './sqlite-scrub';
import { runDirectly } from './statement';
import type { Database, Store, StoreBeside } from './store';

export const FILE = 'thaw.db';
/** A page that many turns change is then copied into the database once for all of them; the log grows to 16 MB. */
const CHECKPOINT_PAGES = 4000;
/** More than a turn writes: on a full disk the log may still have room for less. */
const PROBE_BYTES = 24 * 1024;

/**
 * Opens (and creates or upgrades) the database in `folder` for the one process that serves it.
 * @param giveUp is called when a flush fails; from then on the store neither tells nor takes anything
 * @throws ThawError DATABASE_IN_USE, DATABASE_TOO_NEW
 */
export function openSqlite(folder: string, giveUp = endAsInACrash): Store {
  makeFolder(folder);
  const lock = lockFolder(folder);
  const file = join(folder, FILE);
  const writer = connect(file);
  let flush: Flush;
  try {
    migrate(writer, file);
    flush = new Flush(`${file}-wal`, giveUp);
    writer.transaction(() => flush.writeAgain()).immediate();
  } catch (err) {
    writer.close();
    lock.close();
    throw err;
  }
  // From here on the group commit waits for locks.
  writer.pragma('busy_timeout = 0');
  // The flush is ours; before a checkpoint, and when the log begins anew, SQLite flushes by itself at this level, too.
  writer.pragma('synchronous = NORMAL');
  writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const reader = connect(file);
  reader.pragma('query_only = ON');
  const read = kyselyOn(reader, flush);
  const db = kyselyOn(writer);
  const commits = new GroupCommit(writer, db, flush);
  return {
    isShared: false,
    read,
    write: (job) => commits.run(job),
    ping: () => commits.run(probeDisk),
    scrub: () => scrub(file, commits),
    close: async () => {
      await commits.end();
      await read.destroy();
      await db.destroy();
      // Kysely closes only what it was asked something itself; the last one to close copies the log into the database.
      reader.close();
      writer.close();
      flush.close();
      lock.close();
    },
  };
}

/**
 * Opens an existing database beside a running service; `undefined` when there is none yet.
 * Never migrates: that is for the service, which holds the folder.
 * @throws ThawError DATABASE_OTHER_RELEASE
 */
export function openSqliteBeside(folder: string): StoreBeside | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  const handle = connect(file);
  const found = handle.pragma('user_version', { simple: true }) as number;
  if (found !== MIGRATIONS.length) {
    handle.close();
    throw new ThawError('DATABASE_OTHER_RELEASE', { file, found, known: MIGRATIONS.length });
  }
  const db = kyselyOn(handle);
  const commits = new GroupCommit(handle, db);
  return {
    read: db,
    write: (job) => commits.run(job),
    scrub: () => scrub(file, commits),
    close: async () => {
      await commits.end();
      await db.destroy();
      handle.close();
    },
  };
}

/** SQLite flushes the folder after it made a file in it; that the folder itself is there has to last, too. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined || process.platform === 'win32') return;
  for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made)) {
    const parent = openSync(dirname(made), 'r');
    fsyncSync(parent);
    closeSync(parent);
  }
}

/** Reads, and writes that change nothing, succeed on a full disk; so the probe is never twice the same. */
async function probeDisk(db: Database): Promise<void> {
  const value = randomBytes(PROBE_BYTES).toString('base64');
  await db
    .insertInto('secrets')
    .values({ name: 'disk-probe', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

function connect(file: string): BetterSqlite.Database {
  const handle = new BetterSqlite(file, { timeout: 5000 });
  handle.pragma('journal_mode = WAL');
  // better-sqlite3 opens WAL databases at NORMAL, where a power cut may take back an acknowledged commit.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  // What is deleted is overwritten: erased words are found in no file.
  handle.pragma('secure_delete = ON');
  handle.pragma('journal_size_limit = 67108864');
  if (handle.pragma('synchronous', { simple: true }) !== 2) {
    throw new Error(`${file}: synchronous=FULL was not accepted`);
  }
  return handle;
}

/**
 * A second service on the same file would run every turn twice. The lock is a transaction on a file of its own:
 * the operating system frees it when the process ends, however it ends.
 */
export function lockFolder(folder: string): BetterSqlite.Database {
  const lock = new BetterSqlite(join(folder, 'service.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    throw new ThawError('DATABASE_IN_USE', { folder: resolve(folder) }, { cause });
  }
}

function migrate(handle: BetterSqlite.Database, file: string): void {
  const found = handle.pragma('user_version', { simple: true }) as number;
  if (found > MIGRATIONS.length) {
    throw new ThawError('DATABASE_TOO_NEW', { file, found, known: MIGRATIONS.length });
  }
  // Each transaction waits for the disk; a new database is made in one.
  const step = found === 0 ? MIGRATIONS.length : 1;
  for (let version = found; version < MIGRATIONS.length; version += step) {
    handle.transaction(() => {
      handle.exec(MIGRATIONS.slice(version, version + step).join(';\n'));
      handle.pragma(`user_version = ${version + step}`);
    })();
  }
}

/** Kysely prepares a statement for each call; keeping them by their text halves the cost of a query. */
function kyselyOn(handle: BetterSqlite.Database, flush?: Flush): Database {
  const statements = new Map<string, BetterSqlite.Statement>();
  const prepare = (text: string): BetterSqlite.Statement => {
    const known = statements.get(text);
    if (known) return known;
    const made = handle.prepare(text);
    if (statements.size < 200) statements.set(text, made);
    return made;
  };
  const database = { prepare, close: () => handle.close() };
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: database as never }),
    plugins: flush ? [toldWhenOnDisk(flush)] : [],
  });
  runDirectly(db, (text, parameters) => {
    const made = prepare(text);
    const rows = made.reader ? made.all(...parameters) : [];
    if (!made.reader) made.run(...parameters);
    return flush?.underWay ? flush.underWay.then(() => rows) : rows;
  });
  return db;
}

/** A reader sees what is committed before it is on disk, and tells of it only after. */
function toldWhenOnDisk(flush: Flush): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await flush.underWay;
      return result;
    },
  };
}
