// Runs the write jobs that wait at the same moment in one SQLite transaction: one fsync for all of them.

import type BetterSqlite from 'better-sqlite3';
import { ThawError } from '../errors';
import type { Database } from './store';

/** Bounds the time that the first job of a batch waits for the last. */
const MAX_BATCH = 128;

interface Waiting {
  job: (db: Database) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Settled = { waiting: Waiting; value: unknown } | { waiting: Waiting; error: unknown };

/**
 *   job A ─┐  BEGIN IMMEDIATE
 *   job B ─┤    SAVEPOINT · A · RELEASE
 *   job C ─┘    SAVEPOINT · B throws · ROLLBACK TO      (B alone is undone)
 *               SAVEPOINT · C · RELEASE
 *             COMMIT  (one fsync)  ──► A and C resolve, B rejects
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #run: (text: string) => void;
  #queue: Waiting[] = [];
  #pumping: Promise<void> | undefined;

  constructor(handle: BetterSqlite.Database, db: Database) {
    this.#db = db;
    const control = new Map<string, BetterSqlite.Statement>();
    for (const text of CONTROL) control.set(text, handle.prepare(text));
    this.#run = (text) => void control.get(text)?.run();
  }

  run<T>(job: (db: Database) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ job, resolve: resolve as Waiting['resolve'], reject });
      this.#pumping ??= this.#pump();
    });
  }

  /** Resolves when no job waits any more. */
  async idle(): Promise<void> {
    while (this.#pumping) await this.#pumping;
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      // Everything that arrives in this round of the event loop joins the batch.
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#queue.splice(0, MAX_BATCH));
    }
    this.#pumping = undefined;
  }

  async #commit(batch: Waiting[]): Promise<void> {
    try {
      this.#run('BEGIN IMMEDIATE');
      const settled: Settled[] = [];
      for (const waiting of batch) settled.push(await this.#runOne(waiting));
      this.#run('COMMIT');
      for (const each of settled) {
        if ('error' in each) each.waiting.reject(each.error);
        else each.waiting.resolve(each.value);
      }
    } catch (cause) {
      this.#rollBack();
      for (const waiting of batch)
        waiting.reject(new ThawError('STORE_UNAVAILABLE', {}, { cause }));
    }
  }

  async #runOne(waiting: Waiting): Promise<Settled> {
    this.#run('SAVEPOINT job');
    try {
      const value = await waiting.job(this.#db);
      this.#run('RELEASE job');
      return { waiting, value };
    } catch (error) {
      this.#run('ROLLBACK TO job');
      this.#run('RELEASE job');
      return { waiting, error };
    }
  }

  #rollBack(): void {
    try {
      this.#run('ROLLBACK');
    } catch {
      // SQLite has already rolled back by itself (disk full, I/O error).
    }
  }
}

const CONTROL = [
  'BEGIN IMMEDIATE',
  'COMMIT',
  'ROLLBACK',
  'SAVEPOINT job',
  'RELEASE job',
  'ROLLBACK TO job',
];
