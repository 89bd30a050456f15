// Makes what was deleted unreadable in SQLite's files: in the index of words, where it waits to be merged away, and in the log.

import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { GroupCommit } from './group-commit';
import type { Database } from './store';

/** Pages of the index that one write job merges: some ten milliseconds. */
const MERGED = 200;
const MOST_MERGES = 10_000;
const TRIES = 100;
const PAUSE_MS = 20;

/**
 * Deleted rows themselves are overwritten when they are deleted (`secure_delete`).
 * @returns false when somebody read so long that the log is still there; the next checkpoint takes it away
 */
export async function scrub(file: string, commits: GroupCommit): Promise<boolean> {
  await commits.run((db) => merge(db, -MERGED));
  for (let merges = 0; merges < MOST_MERGES; merges++) {
    if (!(await commits.run((db) => merge(db, MERGED)))) break;
    await pause(PAUSE_MS);
  }
  const handle = new BetterSqlite(file, { timeout: 0 });
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (emptyLog(handle)) return true;
      await pause(PAUSE_MS);
    }
    return false;
  } finally {
    handle.close();
  }
}

/** A negative number begins to merge all of the index. @returns false when nothing was left to do, as FTS5 tells it */
async function merge(db: Database, pages: number): Promise<boolean> {
  const before = await changes(db);
  await sql`insert into ticket_words (ticket_words, rank) values ('merge', ${pages})`.execute(db);
  return (await changes(db)) - before >= 2;
}

async function changes(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select total_changes() as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** @returns false when somebody still reads what stands in it */
export function emptyLog(handle: BetterSqlite.Database): boolean {
  const [result] = handle.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}
