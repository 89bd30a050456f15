// Whole copies of a SQLite database: taken beside the running service, verified, and put in its place again.

import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { ThawError } from '../errors';
import { MIGRATIONS } from './migrations';
import { FILE, lockFolder } from './sqlite';
import { emptyLog } from './sqlite-scrub';

const OWNER_ONLY = 0o600;
/** In one step: a copy in several begins anew with every commit of another process. */
const ALL_PAGES = 0x7fffffff;
/** What a database of ours holds in any release, in the order in which it is told. */
const TOLD = ['conversations', 'activities', 'tickets', 'outbox'] as const;

export interface Contents {
  schema: number;
  bytes: number;
  rows: Record<(typeof TOLD)[number], number>;
}

/**
 * Copies the database of `folder`, as it was at one moment, to `file`, which is there whole or not at all.
 * @throws ThawError DATABASE_MISSING, DATABASE_DAMAGED, BACKUP_EXISTS, BACKUP_DAMAGED, BACKUP_FAILED
 */
export async function backUp(
  folder: string,
  { file, overwrite }: { file: string; overwrite: boolean },
): Promise<Contents> {
  const source = join(folder, FILE);
  if (!existsSync(source)) throw new ThawError('DATABASE_MISSING', { folder });
  const isOurs = [source, `${source}-wal`, `${source}-shm`].map((each) => resolve(each));
  if (isOurs.includes(resolve(file)) || isSameFile(source, file))
    throw new ThawError('BACKUP_EXISTS', { file });
  if (existsSync(file) && !(overwrite && statSync(file).isFile()))
    throw new ThawError('BACKUP_EXISTS', { file });
  return inPart(file, async (part) => {
    const wanted = await copyInto(part, source);
    const contents = verify(part, file);
    if (JSON.stringify(wanted) !== JSON.stringify({ ...contents, bytes: 0 }))
      throw new ThawError('BACKUP_DAMAGED', {
        file,
        fault: 'it holds other counts than the database',
      });
    flush(part);
    if (overwrite) renameSync(part, file);
    else putNew(part, file);
    flush(dirname(resolve(file)));
    return contents;
  });
}

/**
 * Puts a backup in the place of the database of `folder`, while no service holds it.
 * @param now milliseconds since 1970 @returns what is in it, and where the database of before is kept
 * @throws ThawError DATABASE_IN_USE, BACKUP_MISSING, BACKUP_DAMAGED, BACKUP_FAILED, DATABASE_TOO_NEW
 */
export async function restore(
  file: string,
  { folder, now }: { folder: string; now: number },
): Promise<{ contents: Contents; kept: string | undefined }> {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new ThawError('BACKUP_MISSING', { file });
  if (existsSync(`${file}-wal`)) {
    const fault = `beside it lies ${basename(file)}-wal: it is a database in use, copied or not, and no backup`;
    throw new ThawError('BACKUP_DAMAGED', { file, fault });
  }
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder);
  try {
    const place = join(folder, FILE);
    return await inPart(place, async (part) => {
      copyFileSync(file, part);
      const contents = verify(part, file);
      flush(part);
      giveTo(existsSync(place) ? place : folder, part);
      const kept = keep(place, new Date(now).toISOString().replace(/[-:]|\.\d+/g, ''));
      renameSync(part, place);
      flush(folder);
      return { contents, kept };
    });
  } finally {
    lock.close();
  }
}

/** The counts are those of the moment that is copied. */
async function copyInto(part: string, source: string): Promise<Contents> {
  const handle = new BetterSqlite(source, { fileMustExist: true, timeout: 5000 });
  try {
    handle.exec('BEGIN');
    const wanted = contentsOf(handle, 0);
    await handle.backup(part, { progress: () => ALL_PAGES });
    return wanted;
  } catch (err) {
    const { code = '', message } = err as { code?: string; message: string };
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw err;
    throw new ThawError('DATABASE_DAMAGED', { file: source, fault: message }, { cause: err });
  } finally {
    handle.close();
  }
}

/** Also makes it one file that needs no other beside it. @throws ThawError BACKUP_DAMAGED, DATABASE_TOO_NEW */
function verify(part: string, file: string): Contents {
  const damaged = (fault: string, cause?: unknown) =>
    new ThawError('BACKUP_DAMAGED', { file, fault }, { cause });
  const handle = new BetterSqlite(part, { fileMustExist: true });
  try {
    handle.pragma('journal_mode = DELETE');
    const faults = handle.pragma('integrity_check(3)') as { integrity_check: string }[];
    const told = faults.map(({ integrity_check: each }) => each).join('; ');
    if (told !== 'ok') throw damaged(told);
    const [broken] = handle.pragma('foreign_key_check') as { table: string; parent: string }[];
    if (broken)
      throw damaged(`a row of ${broken.table} names one of ${broken.parent} that is missing`);
    const found = handle.pragma('user_version', { simple: true }) as number;
    const known = MIGRATIONS.length;
    if (found > known) throw new ThawError('DATABASE_TOO_NEW', { file, found, known });
    return contentsOf(handle, statSync(part).size);
  } catch (err) {
    throw err instanceof ThawError ? err : damaged((err as Error).message, err);
  } finally {
    handle.close();
  }
}

function contentsOf(handle: BetterSqlite.Database, bytes: number): Contents {
  const count = (table: string) =>
    handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const rows = Object.fromEntries(TOLD.map((table) => [table, count(table)])) as Contents['rows'];
  return { schema: handle.pragma('user_version', { simple: true }) as number, bytes, rows };
}

/** Work on a file beside `file` that only its owner may read; nothing is left of it when the work fails. */
async function inPart<T>(file: string, work: (part: string) => Promise<T>): Promise<T> {
  const part = join(dirname(resolve(file)), `.${basename(file)}.${randomUUID()}.part`);
  try {
    closeSync(openSync(part, 'wx', OWNER_ONLY));
    return await work(part);
  } catch (err) {
    if (err instanceof ThawError) throw err;
    throw new ThawError('BACKUP_FAILED', { file, fault: (err as Error).message }, { cause: err });
  } finally {
    for (const each of ['', '-journal', '-wal', '-shm']) rmSync(part + each, { force: true });
  }
}

/** @returns where the database of before is found under its new name, with what was not yet copied into it */
function keep(place: string, stamp: string): string | undefined {
  if (!existsSync(place)) return undefined;
  const kept = `${place}.before-restore-${stamp}`;
  // Whoever opens a damaged database may lose its log.
  const hasLog = existsSync(`${place}-wal`);
  if (hasLog) copyNew(`${place}-wal`, `${kept}-wal`);
  if (copyLogIn(place) && hasLog) rmSync(`${kept}-wal`);
  if (existsSync(place)) putNew(place, kept);
  // A log that stayed would be taken for that of the database that comes.
  for (const each of ['-wal', '-shm']) rmSync(place + each, { force: true });
  flush(dirname(place));
  return kept;
}

/** @returns false when the database is damaged, or read by somebody: it is kept with its log */
function copyLogIn(place: string): boolean {
  try {
    const handle = new BetterSqlite(place, { fileMustExist: true });
    try {
      return emptyLog(handle);
    } finally {
      handle.close();
    }
  } catch {
    return false;
  }
}

function copyNew(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
  flush(to);
}

/** A second name for the file, which never takes the place of another one. */
function putNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'EEXIST')
      throw new ThawError('BACKUP_EXISTS', { file: to }, { cause: err });
    // File systems without second names.
    copyNew(from, to);
  }
}

/** Run by root it must not lock the service's account out. */
function giveTo(like: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(like);
  chownSync(file, uid, gid);
}

function isSameFile(one: string, other: string): boolean {
  if (!existsSync(other)) return false;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

function flush(path: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
