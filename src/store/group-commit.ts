// Runs the write jobs that wait at the same moment in one SQLite transaction: one fsync for all of them.

import { setTimeout as pause } from 'node:timers/promises';
import type BetterSqlite from 'better-sqlite3';
import { ThawError } from '../errors';
import type { Flush } from './flush';
import type { Database } from './store';

/** Bounds the time that the first job of a batch waits for the last. */
const MAX_BATCH = 128;
/**
 * Another program that writes (a backup, a hand at work) is waited for this often and long: under a second, so that
 * who comes during a batch's waiting and then waits as well is answered within two.
 */
const BUSY_TRIES = 40;
const BUSY_PAUSE_MS = 20;

interface Waiting {
  job: (db: Database) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 *   job A ─┐  BEGIN IMMEDIATE · A · B throws · ROLLBACK      (B rejects)
 *   job B ─┤  BEGIN IMMEDIATE · A · C · COMMIT · one flush  ──► A and C resolve
 *   job C ─┘
 *
 * Jobs that come during the flush are the next batch.
 * The neighbours of a job that throws run again: throwing is rare, and a savepoint around each job
 * would cost all of them. A job therefore only touches the database.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #begin: BetterSqlite.Statement;
  readonly #commit: BetterSqlite.Statement;
  readonly #rollback: BetterSqlite.Statement;
  readonly #flush: Flush | undefined;
  #queue: Waiting[] = [];
  #pumping: Promise<void> | undefined;
  #ended = false;

  /** Without `flush` the database itself flushes at each commit. */
  constructor(handle: BetterSqlite.Database, db: Database, flush?: Flush) {
    this.#db = db;
    this.#flush = flush;
    this.#begin = handle.prepare('BEGIN IMMEDIATE');
    this.#commit = handle.prepare('COMMIT');
    this.#rollback = handle.prepare('ROLLBACK');
  }

  /** @throws ThawError STORE_UNAVAILABLE after the end */
  run<T>(job: (db: Database) => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(new ThawError('STORE_UNAVAILABLE'));
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ job, resolve: resolve as Waiting['resolve'], reject });
      this.#pumping ??= this.#pump();
    });
  }

  /** Takes no more jobs; resolves when none waits any more. */
  async end(): Promise<void> {
    this.#ended = true;
    while (this.#pumping) await this.#pumping;
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      // Everything that arrives in this round of the event loop joins the batch.
      await new Promise((resolve) => setImmediate(resolve));
      let batch = this.#queue.splice(0, MAX_BATCH);
      while (batch.length > 0) batch = await this.#runTogether(batch);
    }
    this.#pumping = undefined;
  }

  /** @returns the jobs that have to run again because another one threw. */
  async #runTogether(batch: Waiting[]): Promise<Waiting[]> {
    const values: unknown[] = [];
    let current: Waiting | undefined;
    try {
      // After a flush that failed: nothing is begun.
      await this.#flush?.underWay;
      await this.#beginSoon();
      for (current of batch) values.push(await current.job(this.#db));
      current = undefined;
      this.#commit.run();
    } catch (error) {
      this.#undo();
      if (current && !isDatabaseFault(error)) {
        current.reject(error);
        return batch.filter((waiting) => waiting !== current);
      }
      const fault = new ThawError('STORE_UNAVAILABLE', {}, { cause: error });
      for (const waiting of batch) waiting.reject(fault);
      return [];
    }
    try {
      await this.#flush?.run();
      for (const [index, waiting] of batch.entries()) waiting.resolve(values[index]);
    } catch (fault) {
      for (const waiting of batch) waiting.reject(fault);
    }
    return [];
  }

  /** SQLite's own waiting would hold up the whole process. */
  async #beginSoon(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        this.#begin.run();
        return;
      } catch (error) {
        if (tries === BUSY_TRIES || !isBusy(error)) throw error;
        await pause(BUSY_PAUSE_MS);
      }
    }
  }

  #undo(): void {
    try {
      this.#rollback.run();
    } catch {
      // SQLite has already rolled back by itself (disk full, I/O error).
    }
  }
}

function isBusy(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'SQLITE_BUSY';
}

/** A full disk, a lock or an I/O error says nothing of the job; a violated constraint does. */
function isDatabaseFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^SQLITE_(?!CONSTRAINT|ERROR|MISMATCH|RANGE)/.test(code);
}
