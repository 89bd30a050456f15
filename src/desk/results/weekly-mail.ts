// The mail of each week's results: once, in the first hours of the week's first working day, whichever process sends it.

import { z } from 'zod';
import type { KnowledgeContent } from '../../knowledge/load';
import type { Language } from '../../language/language';
import type { Logger } from '../../log';
import { listAccounts } from '../../staff/account-store';
import type { Database, Store } from '../../store/store';
import type { Mail, WeekResults } from '../../tickets/ticket-event';
import { isOpen, spansOn } from '../../tickets/working-hours';
import { addDays, wallTime } from '../../tickets/zone-time';
import type { TicketTarget } from '../../turns/announce';
import { Every } from '../../turns/every';
import { enqueue } from '../../turns/outbox-store';
import type { Signal } from '../../turns/signal';
import { isFirstTime, wasDone } from '../card-act-store';
import { results, weekOf } from './results';
import type { ResultsView } from './view';

const POLL_MS = 5 * 60_000;
/** After the day's first opening; later nobody reads it as the week's beginning. */
const MORNING_MINUTES = 180;
const MOST_ENTRIES = 10;

/** Addresses from the configuration, `off`, or undefined: the administrators who sign in with an address. */
export type WeeklyReaders =
  | { addresses: readonly string[]; language: Language }
  | 'off'
  | undefined;

export interface WeeklyMailParts {
  store: Store;
  now: () => number;
  log: Logger;
  signal: Signal;
  targets: ReadonlySet<TicketTarget>;
  knowledge: () => KnowledgeContent;
  weeklyReaders?: WeeklyReaders;
}

interface Reader {
  address: string;
  language: Language;
}

export class WeeklyMail {
  readonly #parts: WeeklyMailParts;
  readonly #every: Every;

  constructor(parts: WeeklyMailParts) {
    this.#parts = parts;
    this.#every = new Every(POLL_MS, () => this.#look());
  }

  start(): void {
    if (this.#parts.targets.has('call-email')) this.#every.start();
  }

  stop(): Promise<void> {
    return this.#every.stop();
  }

  /**
   * The results are read before the transaction, which is short: of several processes that read them, one sends.
   * @returns how many mails left
   */
  async runDue(): Promise<number> {
    const { store, now, knowledge, signal, weeklyReaders } = this.#parts;
    if (weeklyReaders === 'off') return 0;
    const known = knowledge();
    const at = now();
    const { calendar } = known.hours;
    const { day, minute } = wallTime(at, calendar.timeZone);
    const opens = spansOn(calendar, day)[0]?.from ?? 0;
    if (!isOpen(calendar, at) || minute >= opens + MORNING_MINUTES) return 0;
    const week = weekOf(day);
    const key = `weekly-mail:${week}`;
    if (await wasDone(store.read, key)) return 0;
    const readers = await this.#readers();
    const range = { from: addDays(week, -7), to: addDays(week, -1) };
    const request = { range, knowledge: known, now: at };
    const inLanguage = new Map<Language, WeekResults>();
    for (const language of new Set(readers.map((each) => each.language))) {
      inLanguage.set(language, weekResults(await results(store.read, { ...request, language })));
    }
    const count = await store.write(async (db) => {
      if (!(await isFirstTime(db, key, at))) return 0;
      let sent = 0;
      for (const { address, language } of readers) {
        const week = inLanguage.get(language);
        if (!week || (week.answers === 0 && week.tickets === 0)) continue;
        await put(db, { id: `${key}:${address}`, address, language, week, now: at });
        sent++;
      }
      return sent;
    });
    if (count > 0) signal.touched({ outbox: true });
    return count;
  }

  async #readers(): Promise<Reader[]> {
    const { store, weeklyReaders } = this.#parts;
    if (typeof weeklyReaders === 'object') {
      const { addresses, language } = weeklyReaders;
      return [...new Set(addresses)].map((address) => ({ address, language }));
    }
    const accounts = await listAccounts(store.read);
    return accounts
      .filter(({ role, isDisabled }) => role === 'admin' && !isDisabled)
      .filter(({ login }) => z.email().safeParse(login).success)
      .map(({ login, language }) => ({ address: login, language }));
  }

  async #look(): Promise<void> {
    try {
      await this.runDue();
    } catch (err) {
      this.#parts.log.error({ err }, 'the mail of the week did not leave for now');
    }
  }
}

interface Put extends Reader {
  id: string;
  week: WeekResults;
  now: number;
}

async function put(db: Database, { id, address, language, week, now }: Put): Promise<void> {
  const payload = JSON.stringify({ to: 'weekly', address, language, week } satisfies Mail);
  await enqueue(db, { id, kind: 'email', lane: `weekly-mail:${address}`, payload, now });
}

/** No person is named in a mail. */
function weekResults({ from, to, promiseMs, weeks, entries, groups }: ResultsView): WeekResults {
  const [counts] = weeks;
  const all = groups.find(({ by }) => by === 'all');
  return {
    ...{ from, to, promiseMs },
    answers: counts?.answers ?? 0,
    solved: counts?.solved ?? 0,
    tickets: all?.tickets ?? 0,
    reopened: all?.reopened ?? 0,
    first: all?.first ?? NO_TIMES,
    whole: all?.whole ?? NO_TIMES,
    entries: entries.slice(0, MOST_ENTRIES).map(({ title, weeks: [one] }) => ({
      title,
      answers: one?.answers ?? 0,
      solved: one?.solved ?? 0,
    })),
  };
}

const NO_TIMES = { medianMs: null, p90Ms: null, inTime: 0, counted: 0 };
