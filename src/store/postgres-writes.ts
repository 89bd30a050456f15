// Runs write jobs on PostgreSQL: each in a transaction of its own, as if they all stood in one line.

import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ThawError } from '../errors';
import type { Database } from './store';

type Job<T> = (db: Database) => Promise<T>;

/** A job that loses this often against others meets something that is no accident. */
const MOST_TRIES = 40;
const LONGEST_PAUSE_MS = 50;
/** Jobs that lost this often stand in a line of their own, those of all processes together. */
const LOSSES_WITHOUT_LINE = 3;
/** Any number that no other program on the same database takes for its own lock. */
const LINE = 5_481_739_271;
/** A unique key may be violated because the row that was looked for came in the meantime: then the second try sees it. */
const TRIES_OF_A_VIOLATION = 2;

const UNLOCK = `SELECT pg_advisory_unlock(${LINE})`;

const CONFLICTS = new Set(['40001', '40P01']);
const UNIQUE_VIOLATION = '23505';
/** Connection, resources, intervention of an operator, system, a replica that does not write, a cancelled query. */
const FAULTS = /^(08|53|57|58|25006|55P03|XX)/;

/**
 *   job A ── BEGIN SERIALIZABLE · A · COMMIT ──────────────────────────► A resolves
 *   job B ── BEGIN SERIALIZABLE · B · COMMIT ✗ B read what A changed ──► once more, from the start
 *
 * The database finds out whether two jobs could have stood in one line; so nobody above has to think of locks.
 */
export class PostgresWrites {
  readonly #pool: Pool;
  readonly #open: (client: PoolClient) => Database;
  readonly #databases = new WeakMap<PoolClient, Database>();
  /** The end of the last job of each line. */
  readonly #lines = new Map<string, Promise<unknown>>();
  readonly #underWay = new Set<Promise<unknown>>();

  /** Tries of jobs beyond their first; only grows. */
  retries = 0;

  constructor(pool: Pool, open: (client: PoolClient) => Database) {
    this.#pool = pool;
    this.#open = open;
  }

  run<T>(job: Job<T>, inOrder?: string): Promise<T> {
    const before = inOrder === undefined ? undefined : this.#lines.get(inOrder);
    const running = before ? before.then(() => this.#try(job)) : this.#try(job);
    const ended = running.then(nothing, nothing);
    this.#underWay.add(ended);
    if (inOrder !== undefined) this.#lines.set(inOrder, ended);
    void ended.then(() => {
      this.#underWay.delete(ended);
      if (inOrder !== undefined && this.#lines.get(inOrder) === ended) this.#lines.delete(inOrder);
    });
    return running;
  }

  /** Resolves when no job is under way any more. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #try<T>(job: Job<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(job, tries > LOSSES_WITHOUT_LINE);
      } catch (error) {
        const most = triesOf(error);
        if (tries < most) this.retries++;
        if (tries < most) await pause(Math.random() * Math.min(2 ** tries, LONGEST_PAUSE_MS));
        else throw most === MOST_TRIES ? unavailable(error) : told(error);
      }
    }
  }

  async #once<T>(job: Job<T>, inLine: boolean): Promise<T> {
    const client = await this.#pool.connect().catch((cause) => {
      throw unavailable(cause);
    });
    let fault: unknown;
    try {
      // Before the transaction, which sees what was there when it began.
      if (inLine) await client.query('SELECT pg_advisory_lock($1)', [LINE]);
      await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
      const value = await job(this.#databaseOn(client));
      await client.query('COMMIT');
      return value;
    } catch (error) {
      // On a connection that answers no more nothing is waited for.
      fault = isLostConnection(error)
        ? error
        : await client.query('ROLLBACK').then(nothing, (err) => err);
      throw error;
    } finally {
      if (inLine && !fault) fault = await client.query(UNLOCK).then(nothing, (err) => err);
      client.release(fault as Error | undefined);
    }
  }

  #databaseOn(client: PoolClient): Database {
    const known = this.#databases.get(client) ?? this.#open(client);
    this.#databases.set(client, known);
    return known;
  }
}

function triesOf(error: unknown): number {
  const code = codeOf(error);
  if (CONFLICTS.has(code)) return MOST_TRIES;
  return code === UNIQUE_VIOLATION ? TRIES_OF_A_VIOLATION : 1;
}

/** What whoever asked the database is told of a fault. */
export function told(error: unknown): unknown {
  return isDatabaseFault(error) ? unavailable(error) : error;
}

/** A lost connection or a full disk says nothing of the job; a violated constraint does. */
function isDatabaseFault(error: unknown): boolean {
  if (error instanceof ThawError) return false;
  const code = codeOf(error);
  return FAULTS.test(code) || /^(E[A-Z]+|ERR_)/.test(code) || isLostConnection(error);
}

/** The driver gives these no code. */
function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Connection terminated|timeout exceeded|Query read timeout|Client )/.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function unavailable(cause: unknown): ThawError {
  return cause instanceof ThawError ? cause : new ThawError('STORE_UNAVAILABLE', {}, { cause });
}

function nothing(): void {}
