// The days that the insights are about, as asked for; days of the staff's time zone, both included.

import { z } from 'zod';
import { ThawError } from '../errors';
import { LANGUAGES } from '../language/language';
import { addDays, instantOf } from '../tickets/zone-time';
import type { TimeSpan } from './insights-store';

const MOST_DAYS = 366;
const DEFAULT_DAYS = 30;

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2099-12-31';

const day = z.iso
  .date('must be a day like 2026-11-01')
  .refine((given) => given >= FIRST_DAY && given <= LAST_DAY, 'must lie between 2000 and 2099');

export const insightsQuerySchema = z.object({
  from: day.optional(),
  to: day.optional(),
  language: z.enum(LANGUAGES, 'must be zh-Hans or en').optional(),
});

export interface DayRange {
  from: string;
  to: string;
}

/**
 * What is not given is filled in: until today, 30 days.
 * @throws ThawError BODY_INVALID naming the field
 */
export function insightsRange(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  today: string,
): DayRange {
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? addDays(last, 1 - DEFAULT_DAYS);
  if (first > last) fail(`from: must not be later than to (${last})`);
  if (first < addDays(last, 1 - MOST_DAYS)) {
    fail(
      `from: at most ${MOST_DAYS} days at a time, so not before ${addDays(last, 1 - MOST_DAYS)}`,
    );
  }
  return { from: first, to: last };
}

export function daysOf({ from, to }: DayRange): string[] {
  const days: string[] = [];
  for (let each = from; each <= to; each = addDays(each, 1)) days.push(each);
  return days;
}

/** From midnight to midnight of the zone. */
export function spanOfDay(day: string, timeZone: string): TimeSpan {
  const midnight = (of: string) => instantOf({ day: of, minute: 0 }, timeZone);
  return { from: midnight(day), to: midnight(addDays(day, 1)) };
}

/** As many parts of the same length, in order. */
export function partsOf({ from, to }: TimeSpan, count: number): TimeSpan[] {
  const border = (part: number) => Math.round(from + ((to - from) * part) / count);
  return Array.from({ length: count }, (_, part) => ({
    from: border(part),
    to: border(part + 1),
  }));
}

function fail(faults: string): never {
  throw new ThawError('BODY_INVALID', { faults });
}
