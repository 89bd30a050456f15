// When staff work: open or not, the next opening, and time that counts only while they work. Pure functions.

import { addDays, instantOf, weekdayOf } from './zone-time';

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

const DAY_MS = 86_400_000;
/** More days than a calendar is asked about at a time; then what is kept of it starts afresh. */
const MOST_DAYS_KEPT = 4000;

interface OpenTime {
  opens: number;
  closes: number;
}

/** Asking the zone is the slow part, and a queue asks for the same days over and over. A calendar never changes, it is replaced. */
const openTimesOfDays = new WeakMap<WorkingHours, Map<string, readonly OpenTime[]>>();

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

/**
 * The counterpart of `addWorkingTime`: since then staff have worked `durationMs` until `at`. Undefined when they have not
 * worked so long in more than a year.
 */
export function subtractWorkingTime(
  hours: WorkingHours,
  at: number,
  durationMs: number,
): number | undefined {
  let left = durationMs;
  if (left <= 0) return at;
  const today = new Date(at).toISOString().slice(0, 10);
  for (let back = 1; back >= -HORIZON_DAYS; back--) {
    for (const { opens, closes } of [...openTimesOn(hours, addDays(today, back))].reverse()) {
      const to = Math.min(closes, at);
      if (opens >= to) continue;
      if (left <= to - opens) return to - left;
      left -= to - opens;
    }
  }
  return undefined;
}

/**
 * How long staff worked from one instant to another, in ms: the counterpart of `addWorkingTime`.
 * Negative where `to` is earlier, so that `workingTimeBetween(hours, now, due)` is what is left of a deadline.
 */
export function workingTimeBetween(hours: WorkingHours, from: number, to: number): number {
  if (to < from) return -workingTimeBetween(hours, to, from);
  let worked = 0;
  for (const { opens, closes } of openTimes(hours, from, Math.ceil((to - from) / DAY_MS) + 1)) {
    if (opens >= to) break;
    worked += Math.min(closes, to) - Math.max(opens, from);
  }
  return worked;
}

function openTimeAt(hours: WorkingHours, at: number): OpenTime | undefined {
  for (const time of openTimes(hours, at, 1)) if (time.opens <= at) return time;
  return undefined;
}

/** What is not over at `at`, in order. */
function* openTimes(hours: WorkingHours, at: number, days = HORIZON_DAYS): Generator<OpenTime> {
  // Between the day before in UTC and the day after lies today in any zone; asking the zone would cost more.
  const today = new Date(at).toISOString().slice(0, 10);
  for (let ahead = -1; ahead <= days + 1; ahead++) {
    for (const time of openTimesOn(hours, addDays(today, ahead))) if (time.closes > at) yield time;
  }
}

function openTimesOn(hours: WorkingHours, day: string): readonly OpenTime[] {
  const kept = daysKept(hours);
  const known = kept.get(day);
  if (known) return known;
  const reckoned = reckonOpenTimes(hours, day);
  kept.set(day, reckoned);
  return reckoned;
}

function daysKept(hours: WorkingHours): Map<string, readonly OpenTime[]> {
  const known = openTimesOfDays.get(hours);
  if (known && known.size < MOST_DAYS_KEPT) return known;
  const fresh = new Map<string, readonly OpenTime[]>();
  openTimesOfDays.set(hours, fresh);
  return fresh;
}

function reckonOpenTimes(hours: WorkingHours, day: string): OpenTime[] {
  const { timeZone } = hours;
  return spansOn(hours, day)
    .map(({ from, to }) => ({
      opens: instantOf({ day, minute: from }, timeZone),
      closes: instantOf({ day, minute: to }, timeZone),
    }))
    .filter(({ opens, closes }) => closes > opens);
}
