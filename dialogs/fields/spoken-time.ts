// Reads a day or a minute from what people say: "昨天下午", "上周五", "last Monday 3pm".

import * as english from 'chrono-node/en';
import * as chinese from 'chrono-node/zh';
import { foldText } from '../../src/language/fold';
import { plainDates } from './plain-dates';
import { isoDay, isoMinute, wallClock } from './wall-clock';

/** Longer text is cut: a date stands near the start, and reading stays fast. */
const LONGEST = 200;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks of merchant and machine may differ a little. */
const TOLERANCE_MS = 5 * MINUTE_MS;
const OLDEST_DAYS = 366;
const WHOLE_WEEK = /^(?:last|past|this|the past|the last) (?:week|month|year|weekend)$/;
/** An earlier hour without am, pm or 24-hour clock may as well be in the afternoon. */
const EARLIEST_HOUR = 8;
/** "周五晚上" is read in two; the second names no other day. */
const PART_OF_DAY =
  /^(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜晚|凌晨|半夜|\p{L}*(?:night|evening|morning|afternoon|noon))$/u;
const NAMES_NEXT = /\bnext\b|下个?(?:周|星期|礼拜|月)/;

export type SpokenTime =
  /** `at`: `2026-11-21` or `2026-11-21T15:00+08:00`. `words`: what it was read from. `times`: how many are named. */
  | { kind: 'time'; at: string; words: string; times: number }
  | { kind: 'future' | 'old' | 'vague' | 'none' };

type Parsed = ReturnType<typeof chinese.casual.parse>[number]['start'];

export function readSpokenTime(said: string, clock: { now: Date; timeZone: string }): SpokenTime {
  // All reckoning is done on the merchant's wall clock, so that no zone is needed in between.
  const today = wallClock(clock.now, clock.timeZone);
  const text = plainDates(foldText(said.slice(0, LONGEST)), today);
  const parser = /\p{Script=Han}/u.test(text) ? chinese.casual : english.casual;
  const results = parser.parse(text, today);
  const [first] = results;
  if (!first) return { kind: 'none' };
  const { start } = first;
  const wall = inThePast(start, today, NAMES_NEXT.test(text));
  if (namesNoDay(first.text, start)) return { kind: 'vague' };
  const toMinute = start.isCertain('hour') && !isHalfOfDayOpen(start);
  if (isAhead(wall, today, toMinute)) return { kind: 'future' };
  if (today.getTime() - wall.getTime() > OLDEST_DAYS * DAY_MS) return { kind: 'old' };
  const at = toMinute ? isoMinute(wall, clock.timeZone) : isoDay(wall);
  const times = results.filter((each) => each === first || !PART_OF_DAY.test(each.text)).length;
  return { kind: 'time', at, words: first.text, times };
}

/** "去年12月", "last week": a month or a week, and no day to write down. */
function namesNoDay(words: string, start: Parsed): boolean {
  if (start.isCertain('weekday') || start.isCertain('hour')) return false;
  if (WHOLE_WEEK.test(words)) return true;
  return start.isCertain('month') && !start.isCertain('day');
}

/** "yesterday at 3": in the small hours or in the afternoon was not said. */
function isHalfOfDayOpen(start: Parsed): boolean {
  return !start.isCertain('meridiem') && (start.get('hour') ?? 0) < EARLIEST_HOUR;
}

/** chrono takes the nearest Friday or 5 March; a freeze lies in the past. */
function inThePast(start: Parsed, today: Date, saysNext: boolean): Date {
  const wall = start.date();
  if (wall.getTime() <= today.getTime() + TOLERANCE_MS || saysNext) return wall;
  if (start.isCertain('year')) return wall;
  if (start.isCertain('month')) wall.setFullYear(wall.getFullYear() - 1);
  else if (start.isCertain('weekday') && isoDay(wall) !== isoDay(today))
    wall.setDate(wall.getDate() - 7);
  return wall;
}

function isAhead(wall: Date, today: Date, toMinute: boolean): boolean {
  if (toMinute) return wall.getTime() > today.getTime() + TOLERANCE_MS;
  return isoDay(wall) > isoDay(today);
}
