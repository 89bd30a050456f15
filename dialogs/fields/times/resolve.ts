// What an expression means on a given day: a day or a minute, or why it is none.

import { addDays, type WallTime, weekdayOf } from '../../../src/tickets/zone-time';
import { dates, isOld, type Period, weekdays } from './calendar';
import { readingsOf } from './dates';
import { BEGINS, hoursOf } from './hours';
import type { Meaning, Part } from './meaning';

/** `minute` is absent where only the day is certain. */
export interface Moment {
  day: string;
  minute?: number;
}

export type Resolved =
  /** `isSpan`: counted back from now; rough, and said back where it is taken. */
  | { kind: 'time' | 'unsure'; moment: Moment; isSpan?: true }
  | { kind: 'future' | 'old' | 'vague' | 'none' };

const DAY = 1440;
/** Clocks of merchant and machine may differ a little. */
const TOLERANCE = 5;
/** Said without "in the morning", an hour this small is hardly meant. */
const SMALL_HOURS = 6 * 60;
const NONE: Resolved = { kind: 'none' };

interface Days {
  /** Likeliest first. */
  days: string[];
  isSure: boolean;
  /** "today", and no date. */
  isRelative?: boolean;
}

export function resolve(meanings: readonly Meaning[], now: WallTime, text: string): Resolved {
  const plain = meanings.flatMap((meaning) => undotted(meaning, meanings, { now, text }));
  const of = <K extends Meaning['is']>(is: K) =>
    plain.filter((meaning): meaning is Extract<Meaning, { is: K }> => meaning.is === is);
  const parts = partsOf(plain);
  const [ago] = of('ago');
  if (ago) return spanned(agoOf(ago, plain, now), ago);
  const days = daysOf(plain, now.day);
  const [period] = of('period');
  if (!days && period) return { kind: period.back < 0 ? 'future' : 'vague' };
  if (days && days.days.length === 0) return NONE;
  const [clock] = of('clock');
  if (of('midnight').length > 0) return midnight(days, now);
  if (clock) return days ? atHour(clock, parts, { days, now }) : hourAlone(clock, parts, now);
  if (days) return onDay(days, parts, now);
  return parts.length > 0 ? partAlone(parts, now) : NONE;
}

function partsOf(meanings: readonly Meaning[]): Part[] {
  return meanings.flatMap((meaning) =>
    meaning.is === 'part' ? [meaning.part] : meaning.is === 'day' ? (meaning.part ?? []) : [],
  );
}

/** "7.30" beside a day or behind "at" is an hour; "11.20" is a day where nothing speaks against it. */
function undotted(
  meaning: Meaning,
  all: readonly Meaning[],
  { now, text }: { now: WallTime; text: string },
): Meaning[] {
  if (meaning.is !== 'dotted') return [meaning];
  const { first, second, isTwoDigits, isAfterAt, isInPlace } = meaning;
  const others = all.filter((other) => other !== meaning);
  const named = daysOf(others, now.day)?.days;
  const isPartBefore = all[all.indexOf(meaning) - 1]?.is === 'part';
  const readings = readingsOf(first, second, text);
  const same = named && dates(readings, { today: now.day, period: undefined });
  if (same?.some((day) => named?.includes(day))) return [];
  const isHour = first <= 24 && isTwoDigits && second < 60;
  if (isHour && (named || isAfterAt || isPartBefore)) {
    return [
      { is: 'clock', hour: first, minute: second, ...(first > 12 && { half: 'day' as const }) },
    ];
  }
  const isPlaced = isInPlace || others.some(({ is }) => is === 'part');
  return isPlaced && !isAfterAt && readings.length > 0 ? [{ is: 'date', readings }] : [];
}

function daysOf(meanings: readonly Meaning[], today: string): Days | undefined {
  const period = meanings.find((meaning): meaning is Period => meaning.is === 'period');
  // "Friday 20 November": the weekday of a date chooses among its readings, or contradicts it.
  const isNamedByDate = meanings.some(({ is }) => is === 'date');
  const weekday = meanings.find((meaning) => meaning.is === 'weekday')?.weekday;
  const named = meanings.flatMap((meaning): Days[] => {
    if (meaning.is === 'day') {
      return [
        {
          days: [addDays(today, -meaning.back)],
          isSure: meaning.isSure ?? true,
          isRelative: true,
        },
      ];
    }
    if (meaning.is === 'weekday') {
      if (isNamedByDate && meaning.weeks === undefined) return [];
      const days = weekdays(meaning, { today, period });
      return [{ days, isSure: days.length === 1 }];
    }
    if (meaning.is !== 'date') return [];
    const possible = dates(meaning.readings, { today, period });
    const fitting = possible.filter((day) => weekday === undefined || weekdayOf(day) === weekday);
    const days = fitting.length > 0 ? fitting : possible;
    // "月底31号": of which month was said, but not by its number.
    const isOpen = period?.unit === 'some' && meaning.readings.some(({ month }) => !month);
    return [
      {
        days,
        isSure: days.length === 1 && fitting.length > 0 && !isOpen && (meaning.isSure ?? true),
      },
    ];
  });
  const [first, ...more] = named;
  if (!first || more.length === 0) return first;
  // "周五11月20号": what both can be; days that contradict each other are asked about.
  const common = first.days.filter((day) => more.every(({ days }) => days.includes(day)));
  if (common.length > 0) return { days: common, isSure: common.length === 1 };
  return { days: more.at(-1)?.days ?? first.days, isSure: false };
}

function agoOf(
  { minutes, isSure }: Extract<Meaning, { is: 'ago' }>,
  meanings: readonly Meaning[],
  now: WallTime,
): Resolved {
  if (minutes >= DAY) {
    const days = { days: [addDays(now.day, -Math.round(minutes / DAY))], isSure };
    const clock = meanings.find((meaning) => meaning.is === 'clock');
    const parts = partsOf(meanings);
    return clock?.is === 'clock' ? atHour(clock, parts, { days, now }) : onDay(days, parts, now);
  }
  return {
    kind: isSure ? 'time' : 'unsure',
    moment: shifted(now.day, now.minute - Math.round(minutes)),
  };
}

function spanned(resolved: Resolved, { isSpan }: Extract<Meaning, { is: 'ago' }>): Resolved {
  return isSpan && 'moment' in resolved ? { ...resolved, isSpan } : resolved;
}

function shifted(day: string, minute: number): Moment {
  const days = Math.floor(minute / DAY);
  return { day: addDays(day, days), minute: minute - days * DAY };
}

function isAhead(day: string, minute: number, now: WallTime): boolean {
  const moment = shifted(day, minute);
  if (moment.day !== now.day) return moment.day > now.day;
  return (moment.minute ?? 0) > now.minute + TOLERANCE;
}

function onDay(
  { days, isSure, isRelative }: Days,
  parts: readonly Part[],
  now: WallTime,
): Resolved {
  const [part] = parts;
  const begins = part === undefined || part === 'night' ? 0 : BEGINS[part];
  const day = days.find((each) => !isAhead(each, begins, now));
  const [first = ''] = days;
  // "22号中午" said in the morning of that day: the day was named, so something else is not as it seems.
  if (day === undefined && first === now.day && !isRelative) {
    return { kind: 'unsure', moment: { day: first } };
  }
  if (day === undefined) return { kind: 'future' };
  if (isOld(day, now.day)) return { kind: 'old' };
  return { kind: isSure && day === first ? 'time' : 'unsure', moment: { day } };
}

function atHour(
  clock: Extract<Meaning, { is: 'clock' }>,
  parts: readonly Part[],
  { days, now }: { days: Days; now: WallTime },
): Resolved {
  const onlyDay = onDay(days, [], now);
  const hours = hoursOf(clock, parts);
  if (hours.length === 0 || !('moment' in onlyDay)) return onlyDay;
  const { day } = onlyDay.moment;
  const past = hours.filter(({ minute }) => !isAhead(day, minute, now));
  const [hour] = past;
  if (!hour) return { kind: 'future' };
  if (past.length > 1) return onlyDay;
  // Of two hours today one is still to come: the other is meant, unless it is one of the small hours.
  if (hours.length > 1 && hour.minute < SMALL_HOURS) return onlyDay;
  const isSure = onlyDay.kind === 'time' && !hour.isNextDay;
  return { kind: isSure ? 'time' : 'unsure', moment: shifted(day, hour.minute) };
}

/** "3pm", "凌晨两点": today, if it is not to come; else yesterday may be meant. */
function hourAlone(
  clock: Extract<Meaning, { is: 'clock' }>,
  parts: readonly Part[],
  now: WallTime,
): Resolved {
  const hours = hoursOf(clock, parts).map(({ minute }) => minute % DAY);
  const past = hours.filter((minute) => !isAhead(now.day, minute, now));
  const [first = 0] = hours;
  const [only] = past;
  if (hours.length === 0) return partAlone(parts, now);
  if (hours.length === 1 && only !== undefined)
    return { kind: 'time', moment: { day: now.day, minute: only } };
  if (past.length === 2) return { kind: 'time', moment: { day: now.day } };
  if (only !== undefined && only >= SMALL_HOURS) {
    return { kind: 'unsure', moment: { day: now.day, minute: only } };
  }
  return { kind: 'unsure', moment: { day: addDays(now.day, -1), minute: hours[1] ?? first } };
}

/** "中午" */
function partAlone([part]: readonly Part[], now: WallTime): Resolved {
  if (part === undefined) return NONE;
  const hasBegun = now.minute >= BEGINS[part];
  const day = hasBegun ? now.day : addDays(now.day, -1);
  return { kind: 'unsure', moment: { day } };
}

/** Between two days: "midnight yesterday" may be the one before it or the one after. */
function midnight(days: Days | undefined, now: WallTime): Resolved {
  if (!days) return { kind: 'time', moment: { day: now.day, minute: 0 } };
  const onlyDay = onDay(days, [], now);
  if (!('moment' in onlyDay)) return onlyDay;
  const { day } = onlyDay.moment;
  if (day === now.day) return { kind: onlyDay.kind, moment: { day, minute: 0 } };
  return { kind: 'unsure', moment: { day: addDays(day, 1), minute: 0 } };
}
