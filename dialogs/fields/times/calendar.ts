// Which days a spoken day can be, the likeliest first, seen from today; a freeze lies in the past.

import { addDays, weekdayOf } from '../../../src/tickets/zone-time';
import type { CalendarDate, Meaning } from './meaning';

type Of<K extends Meaning['is']> = Extract<Meaning, { is: K }>;
export type Period = Of<'period'>;

const OLDEST_DAYS = 366;
const WEEK = 7;

export function weekdays(
  { weekday, weeks, which }: Of<'weekday'>,
  { today, period }: { today: string; period: Period | undefined },
): string[] {
  const current = weekdayOf(today);
  const recent = addDays(today, weekday - current - (weekday > current ? WEEK : 0));
  const before = (day: string) => addDays(day, -WEEK);
  if (weeks !== undefined) return [inWeek(weekday, weeks, today)];
  if (period?.unit === 'week') {
    const day = inWeek(weekday, period.back, today);
    // Weeks that begin on Sunday put "Sunday last week" a week earlier.
    return weekday === 0 && period.back > 0 ? [day, before(day)] : [day];
  }
  if (which === undefined) return [recent];
  const past = recent === today ? before(today) : recent;
  // "Last Monday" said on a Wednesday: two days ago, or in the week before.
  const isThisWeek = which === 'last' && weekday < current;
  return isThisWeek ? [past, before(past)] : [past];
}

/** Weeks begin on Monday. */
function inWeek(weekday: number, weeks: number, today: string): string {
  const sinceMonday = (day: number) => (day + WEEK - 1) % WEEK;
  return addDays(today, sinceMonday(weekday) - sinceMonday(weekdayOf(today)) - weeks * WEEK);
}

/** Each day that one of the readings can be; the latest that is not to come first. */
export function dates(
  readings: readonly CalendarDate[],
  { today, period }: { today: string; period: Period | undefined },
): string[] {
  const days = readings.flatMap((reading) => dateOf(reading, today, period) ?? []);
  const distinct = [...new Set(days)];
  const likely = distinct.filter((day) => day <= today && !isOld(day, today));
  return (likely.length > 0 ? likely : distinct).sort().reverse();
}

export function isOld(day: string, today: string): boolean {
  return day < addDays(today, -OLDEST_DAYS);
}

function dateOf(
  { year, month, day }: CalendarDate,
  today: string,
  period: Period | undefined,
): string | undefined {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (year !== undefined) return calendarDay(year, month ?? 1, day);
  if (month !== undefined) {
    if (period?.unit === 'year') return calendarDay(thisYear - period.back, month, day);
    return latest(
      [0, 1, 2, 3, 4].map((back) => calendarDay(thisYear - back, month, day)),
      today,
    );
  }
  const inMonth = (back: number) => calendarDay(thisYear, thisMonth - back, day);
  return period?.unit === 'month' ? inMonth(period.back) : latest([0, 1, 2].map(inMonth), today);
}

function latest(days: readonly (string | undefined)[], today: string): string | undefined {
  return days.find((day) => day !== undefined && day <= today);
}

/** undefined for 31 November; the month may be 0 or less: of the year before. */
function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
