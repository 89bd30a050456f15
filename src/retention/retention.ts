// Deletes what is older than it is to be kept: in pieces so small, and so far apart, that no turn waits for it.

import type { Clock } from '../clock';
import type { Logger } from '../log';
import type { Database, Store } from '../store/store';
import { dropGone } from './gone-store';
import { DAY_MS, type DaysKept, type Limits, limitsAt } from './limits';
import { sweepObjects } from './object-store';
import {
  dropOldMessages,
  type OldConversation,
  oldConversations,
  type Place,
} from './old-messages-store';
import {
  type DropPiece,
  dropAudit,
  dropCarried,
  dropDeliveries,
  dropFeedback,
  dropMissDecisions,
  dropPapers,
  dropPersonRequests,
  dropQuestions,
  dropStaffFiles,
} from './old-rows-store';
import { dropTickets } from './old-tickets-store';
import { dropSpent } from './spent-store';

const EVERY_MS = 3_600_000;
/** Several processes begin apart, and none in the rush of a start. */
const FIRST_MS = { least: 60_000, spread: 240_000 } as const;
/** A few milliseconds of the one connection that writes. */
const MOST_ROWS = 100;
/** A file has up to 10 MB. */
const MOST_FILES = 2;
const PAUSE_MS = 50;
/** At most a fifth of the time goes to it, however slow the disk is. */
const PAUSE_FACTOR = 4;
/** A browser finds its chat again for 30 days, and is told as long that it is gone. */
const GONE_DAYS = 31;
/** Requests about a person's data: whoever did not decide by then is asked again. */
const REQUEST_DAYS = 30;

export interface RetentionOptions {
  store: Store;
  clock: Clock;
  log: Logger;
  config: DaysKept;
  /** Between 0 and 1. */
  random?: () => number;
}

/** How many rows were deleted, by what they are. */
export type RetentionReport = Record<string, number>;

/**
 * Each piece is one transaction that finds by itself what there is to delete: several processes may do it at the same
 * time, and a process may die between any two pieces.
 */
export class Retention {
  readonly #options: Required<RetentionOptions>;
  readonly #ending = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | undefined;

  constructor(options: RetentionOptions) {
    this.#options = { random: Math.random, ...options };
  }

  start(): void {
    this.#runIn(FIRST_MS.least + this.#options.random() * FIRST_MS.spread);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One round through everything; what comes of age meanwhile is left to the next. */
  async run(): Promise<RetentionReport> {
    const { clock, config, log } = this.#options;
    const now = clock.now();
    const limits = limitsAt(now, config);
    const report: RetentionReport = {};
    for (const [name, count] of this.#rounds(limits, now)) report[name] = await count();
    if (Object.values(report).some((count) => count > 0)) {
      log.info({ deleted: report }, 'what is older than it is kept was deleted');
    }
    return report;
  }

  #runIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((err: unknown) => {
          // A database that is closed at the end is no fault.
          if (!this.#isEnding) this.#options.log.error({ err }, 'what is too old stays for now');
        })
        .finally(() => {
          if (!this.#isEnding) this.#runIn(EVERY_MS);
        });
    }, ms);
    this.#timer.unref();
  }

  /** Deliveries go before the messages that they hold; rows of conversations after all that names them. */
  #rounds(limits: Limits, now: number): [string, () => Promise<number>][] {
    const rows = (drop: DropPiece, limit: number) => () => this.#inPieces(drop, limit, MOST_ROWS);
    const files = (drop: DropPiece, limit: number) => () => this.#inPieces(drop, limit, MOST_FILES);
    const { tickets } = limits;
    return [
      ['spent', () => this.#once((db) => dropSpent(db, now))],
      ['deliveries', rows(dropDeliveries, limits.deliveries)],
      ['papers', files(dropPapers, limits.papers)],
      ['staffFiles', files(dropStaffFiles, limits.papers)],
      ['messages', () => this.#messages(limits.messages, now)],
      ['carriedWords', rows(dropCarried, limits.messages)],
      ['questions', rows(dropQuestions, limits.questions)],
      ['feedback', rows(dropFeedback, limits.questions)],
      ['missDecisions', rows(dropMissDecisions, limits.questions)],
      ['audit', rows(dropAudit, limits.audit)],
      ['requests', rows(dropPersonRequests, now - REQUEST_DAYS * DAY_MS)],
      ...(tickets === undefined
        ? []
        : [['tickets', files(dropTickets, tickets)] satisfies [string, () => Promise<number>]]),
      ['conversations', rows(dropGone, now - GONE_DAYS * DAY_MS)],
      ['objects', () => this.#objects(now)],
    ];
  }

  async #inPieces(drop: DropPiece, limit: number, most: number): Promise<number> {
    let all = 0;
    while (!this.#isEnding) {
      const count = await this.#piece((db) => drop(db, { limit, most }));
      all += count;
      if (count === 0) break;
    }
    return all;
  }

  async #messages(limit: number, now: number): Promise<number> {
    const { store } = this.#options;
    let all = 0;
    for (let after: Place | undefined; !this.#isEnding; ) {
      const found = await oldConversations(store.read, { limit, after, most: MOST_ROWS });
      const due = found.filter(({ isDue }) => isDue);
      while (due.length > 0 && !this.#isEnding) {
        all += await this.#piece((db) => dropFromSeveral(db, [...due], { limit, now })).then(
          ({ rows, done }) => {
            due.splice(0, done);
            return rows;
          },
        );
      }
      after = found.at(-1);
      if (found.length < MOST_ROWS) break;
      await this.#options.clock.sleep(PAUSE_MS, this.#ending.signal);
    }
    return all;
  }

  /** A bucket that is away holds up nothing else; the next round looks again. */
  async #objects(now: number): Promise<number> {
    const { store, clock, log } = this.#options;
    const goOn = async () => {
      await clock.sleep(PAUSE_MS, this.#ending.signal);
      return !this.#isEnding;
    };
    return sweepObjects(store, { now, goOn }).catch((err: unknown) => {
      log.warn({ err }, 'papers in the bucket that nothing names stay for now');
      return 0;
    });
  }

  async #once(job: (db: Database) => Promise<void>): Promise<number> {
    await this.#piece(job);
    return 0;
  }

  async #piece<T>(job: (db: Database) => Promise<T>): Promise<T> {
    const { store, clock } = this.#options;
    const begun = performance.now();
    const result = await store.write(job);
    const pause = Math.max(PAUSE_MS, (performance.now() - begun) * PAUSE_FACTOR);
    await clock.sleep(pause, this.#ending.signal);
    return result;
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }
}

/** @returns how many conversations from the first on are done with */
async function dropFromSeveral(
  db: Database,
  due: readonly OldConversation[],
  { limit, now }: { limit: number; now: number },
): Promise<{ rows: number; done: number }> {
  let rows = 0;
  for (const [index, { id }] of due.entries()) {
    const dropped = await dropOldMessages(db, { id, limit, now, most: MOST_ROWS - rows });
    rows += dropped.rows;
    if (!dropped.isAll) return { rows, done: index };
    // What has no messages costs a little as well.
    if (rows >= MOST_ROWS || index >= MOST_ROWS / 4) return { rows, done: index + 1 };
  }
  return { rows, done: due.length };
}
