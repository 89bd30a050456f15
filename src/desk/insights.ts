// The insights: what merchants asked, what the bot made of it, and how long staff took.

import { setImmediate as nextRound } from 'node:timers/promises';
import type { KnowledgeContent } from '../knowledge/load';
import type { UnhelpfulEntry } from '../knowledge/miss-report';
import { listMisses } from '../knowledge/question-store';
import type { Language } from '../language/language';
import { maskContactsIn } from '../privacy/mask';
import type { Database } from '../store/store';
import { addDays, instantOf, wallTime } from '../tickets/zone-time';
import { type DayRange, daysOf, partsOf, spanOfDay } from './insights-range';
import {
  countDecisions,
  countRatings,
  countRows,
  countUnclosedTickets,
  listConversations,
  listTicketTimes,
  listVerdictsBetween,
  type TimeSpan,
} from './insights-store';
import { type DayCounts, InsightsTally } from './insights-tally';
import type { InsightsView } from './views';

/** A busy day is read in parts: each keeps the chats waiting for a few milliseconds. */
const MOST_ROWS = 1500;
const MOST_LISTED = 20;
/** Of one entry, the newest ones. */
const MOST_WORDS = 10;
const SHOWN_CHARACTERS = 300;

export interface InsightsRequest {
  range: DayRange;
  /** Of the titles. */
  language: Language;
  knowledge: KnowledgeContent;
  /** Milliseconds since 1970. */
  now: number;
}

/** Reads a part of a day at a time, and lets the chats go first before each statement. */
export async function insights(db: Database, request: InsightsRequest): Promise<InsightsView> {
  const { range, language, knowledge, now } = request;
  const { calendar } = knowledge.hours;
  const tally = new InsightsTally(calendar);
  for (const day of daysOf(range)) {
    await nextRound();
    const span = spanOfDay(day, calendar.timeZone);
    const parts = Math.ceil((await countRows(db, span)) / MOST_ROWS) || 1;
    for (const part of partsOf(span, parts)) tally.add(day, await readPart(db, part));
  }
  const titleOf = (id: string) => knowledge.entries.get(id)?.[language].title ?? id;
  await nextRound();
  const totals = tally.totals();
  await nextRound();
  const misses = tally.misses();
  await nextRound();
  const unhelpful = tally.unhelpful();
  const unhelpfulCounts = new Map(unhelpful.map((each) => [each.entry, each.unhelpful]));
  return {
    ...range,
    timeZone: calendar.timeZone,
    totals,
    days: tally.days,
    topEntries: tally
      .answers()
      .slice(0, MOST_LISTED)
      .map((each) => ({
        ...each,
        title: titleOf(each.id),
        unhelpful: unhelpfulCounts.get(each.id) ?? 0,
      })),
    topMisses: misses
      .slice(0, MOST_LISTED)
      .map(({ text, count }) => ({ text: shown(text), count })),
    unhelpful: unhelpful.slice(0, MOST_LISTED).map(({ entry, unhelpful: count, cases }) => ({
      id: entry,
      title: titleOf(entry),
      count,
      words: newestWords(cases),
    })),
    ages: await readAges(db, calendar.timeZone, now),
    ratings: tally.ratings(),
  };
}

function newestWords(cases: UnhelpfulEntry['cases']): string[] {
  const words = cases.flatMap((each) => each.words ?? []);
  return words.slice(-MOST_WORDS).reverse().map(shown);
}

async function readPart(db: Database, span: TimeSpan): Promise<DayCounts> {
  const inTurn = async <T>(read: (db: Database, span: TimeSpan) => Promise<T>): Promise<T> => {
    await nextRound();
    return read(db, span);
  };
  return {
    decisions: await inTurn(countDecisions),
    conversations: await inTurn(listConversations),
    tickets: await inTurn(listTicketTimes),
    misses: await inTurn((on, { from, to }) => listMisses(on, from, to)),
    verdicts: await inTurn(listVerdictsBetween),
    ratings: await inTurn(countRatings),
  };
}

/** By days of the calendar, up to today. */
async function readAges(
  db: Database,
  timeZone: string,
  now: number,
): Promise<InsightsView['ages']> {
  const today = wallTime(now, timeZone).day;
  const daysAgo = (count: number) =>
    instantOf({ day: addDays(today, -count), minute: 0 }, timeZone);
  const spans = [
    ['today', daysAgo(0), Number.MAX_SAFE_INTEGER],
    ['1-3d', daysAgo(3), daysAgo(0)],
    ['4-7d', daysAgo(7), daysAgo(3)],
    ['8-30d', daysAgo(30), daysAgo(7)],
    ['older', 0, daysAgo(30)],
  ] as const;
  const ages: InsightsView['ages'] = [];
  for (const [bucket, from, to] of spans) {
    await nextRound();
    ages.push({ bucket, count: await countUnclosedTickets(db, { from, to }) });
  }
  return ages;
}

/** Staff see no more of a merchant's number here than anywhere else. */
function shown(text: string): string {
  return [...maskContactsIn(text)].slice(0, SHOWN_CHARACTERS).join('');
}
