// When staff work: open or not, the next opening, and time that counts only while they work. Pure functions.

import { addDays, instantOf, wallTime, weekdayOf } from './zone-time';

/** Minutes since midnight, `from` included, `to` (up to 1440) not. */
export interface Span {
  from: number;
  to: number;
}

export interface WorkingHours {
  /** IANA name; every day and hour below is meant in this zone. */
  timeZone: string;
  /** Seven lists, Sunday first; spans of a day in order, without overlap. */
  week: readonly (readonly Span[])[];
  /** Days (`2026-10-01`) that differ from their weekday; no spans: closed. */
  dates: ReadonlyMap<string, readonly Span[]>;
}

/** Farther away nothing is looked for: a calendar without a working hour in it is no promise. */
const HORIZON_DAYS = 400;
/** Staff who never stop have no closing time; looking for it ends here. */
const LONGEST_OPEN_DAYS = 8;

interface OpenTime {
  opens: number;
  closes: number;
}

export function spansOn(hours: WorkingHours, day: string): readonly Span[] {
  return hours.dates.get(day) ?? hours.week[weekdayOf(day)] ?? [];
}

/** All times here are milliseconds since 1970 UTC. */
export function isOpen(hours: WorkingHours, at: number): boolean {
  return openTimeAt(hours, at) !== undefined;
}

/** When the next span begins, later than `at`; undefined when none does for more than a year. */
export function nextOpening(hours: WorkingHours, at: number): number | undefined {
  for (const { opens } of openTimes(hours, at)) if (opens > at) return opens;
  return undefined;
}

/** When work stops; undefined when nobody works at `at`. Work that goes on over midnight is one; without end it ends after eight days. */
export function closingTime(hours: WorkingHours, at: number): number | undefined {
  const now = openTimeAt(hours, at);
  if (!now) return undefined;
  let { closes } = now;
  for (const next of openTimes(hours, at, LONGEST_OPEN_DAYS)) {
    if (next.opens > closes) break;
    closes = Math.max(closes, next.closes);
  }
  return closes;
}

/**
 * The instant at which staff have worked `durationMs` since `at`: what a deadline counts with.
 * Zero gives `at` itself. Undefined when the calendar does not hold so many hours in more than a year.
 */
export function addWorkingTime(
  hours: WorkingHours,
  at: number,
  durationMs: number,
): number | undefined {
  let left = durationMs;
  if (left <= 0) return at;
  for (const { opens, closes } of openTimes(hours, at)) {
    const from = Math.max(opens, at);
    if (left <= closes - from) return from + left;
    left -= closes - from;
  }
  return undefined;
}

function openTimeAt(hours: WorkingHours, at: number): OpenTime | undefined {
  for (const time of openTimes(hours, at, 1)) if (time.opens <= at) return time;
  return undefined;
}

/** What is not over at `at`, in order. */
function* openTimes(hours: WorkingHours, at: number, days = HORIZON_DAYS): Generator<OpenTime> {
  const { timeZone } = hours;
  const today = wallTime(at, timeZone).day;
  for (let ahead = 0; ahead <= days; ahead++) {
    const day = addDays(today, ahead);
    for (const { from, to } of spansOn(hours, day)) {
      const opens = instantOf({ day, minute: from }, timeZone);
      const closes = instantOf({ day, minute: to }, timeZone);
      if (closes > at && closes > opens) yield { opens, closes };
    }
  }
}
