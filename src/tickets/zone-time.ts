// Days and hours in a time zone, without a date library: from an instant to the wall clock and back.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock and a calendar in the zone show. */
export interface WallTime {
  /** `2026-11-23` */
  day: string;
  /** Minutes since midnight, 0 to 1439. */
  minute: number;
}

export function isKnownZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

export function wallTime(at: number, timeZone: string): WallTime {
  const shown = shownAt(at, timeZone);
  const midnight = Math.floor(shown / DAY_MS) * DAY_MS;
  return { day: isoDay(midnight), minute: Math.floor((shown - midnight) / MINUTE_MS) };
}

/**
 * The instant at which a clock in the zone shows this; `minute` may be 1440. Of an hour that comes twice (end of summer
 * time) the first is meant; in one that is left out, the time counts on from before the change.
 */
export function instantOf({ day, minute }: WallTime, timeZone: string): number {
  const shown = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS;
  const before = shown - offsetAt(shown - DAY_MS, timeZone);
  const after = shown - offsetAt(shown + DAY_MS, timeZone);
  const fits = (at: number) => shownAt(at, timeZone) === shown;
  return fits(before) || !fits(after) ? before : after;
}

export function addDays(day: string, count: number): string {
  return isoDay(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function isoDay(utcMidnight: number): string {
  return new Date(utcMidnight).toISOString().slice(0, 10);
}

function offsetAt(at: number, timeZone: string): number {
  return shownAt(at, timeZone) - at;
}

/** What a clock in the zone shows at an instant, reckoned as if it were UTC. @throws RangeError for an unknown zone */
export function shownAt(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const field = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  const milliseconds = ((at % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + milliseconds;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
