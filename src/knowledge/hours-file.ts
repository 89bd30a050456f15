// knowledge/hours.yaml: its shape and the calendar that it amounts to.

import { z } from 'zod';
import type { Span, WorkingHours } from '../tickets/working-hours';
import { addDays, isKnownZone } from '../tickets/zone-time';
import { inLanguages } from './in-languages';

export const WEEK = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
/** Longer "holidays" are typing mistakes. */
export const LONGEST_DAYS = 60;
const WARN_AHEAD_DAYS = 60;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const line = z.string().trim().min(1);
const bothLanguages = inLanguages(line);
const day = z.iso.date('2026-10-01');
const span = z
  .string()
  .regex(SPAN, '09:00-18:00')
  .transform((text): Span => {
    const [, fromHour, fromMinute, toHour, toMinute] = (SPAN.exec(text) ?? []).map(Number);
    return {
      from: (fromHour ?? 0) * 60 + (fromMinute ?? 0),
      to: (toHour ?? 0) * 60 + (toMinute ?? 0),
    };
  });
const spans = z.array(span);

const holiday = z.strictObject({
  name: bothLanguages,
  /** How merchants call it. */
  words: z.array(line).default([]),
  from: day,
  to: day,
  working: z.array(day).default([]),
});

const ownDay = z.strictObject({
  name: bothLanguages.optional(),
  from: day,
  to: day.optional(),
  hours: spans.default([]),
});

const waitingHint = z.strictObject({
  provider: line.optional(),
  hint: bothLanguages,
  source: bothLanguages,
  reviewed: day,
});

export const hoursSchema = z.strictObject({
  timeZone: line.refine(isKnownZone, 'Asia/Shanghai'),
  zoneName: bothLanguages,
  week: z.strictObject({
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
  }),
  swappedDay: spans,
  holidaysKnownUntil: day,
  holidays: z.array(holiday),
  ownDays: z.array(ownDay).default([]),
  answerWithinHours: z.number().positive().max(200).default(4),
  /** So long before the answer is due whoever has the ticket is called, and so long after it the whole team. */
  callBeforeMinutes: z.number().int().min(0).max(600).default(30),
  callTeamAfterMinutes: z.number().int().min(0).max(6000).default(60),
  waiting: z.array(waitingHint).default([]),
});
export type HoursFile = z.output<typeof hoursSchema>;

/** The staff's hours with what the bot tells about them. */
export interface OfficeHours {
  calendar: WorkingHours;
  zoneName: HoursFile['zoneName'];
  /** In order of their first day. */
  holidays: HoursFile['holidays'];
  ownDays: HoursFile['ownDays'];
  holidaysKnownUntil: string;
  waiting: HoursFile['waiting'];
  /** Working time in which staff mean to answer, in ms: the clock of the desk's queue. */
  answerWithinMs: number;
  /** Working time before the answer is due, and after it, in ms: when whoever has the ticket is called, and when the team. */
  callBeforeMs: number;
  callTeamAfterMs: number;
}

export function officeHours(file: HoursFile): OfficeHours {
  const { timeZone, zoneName, holidaysKnownUntil, waiting, ownDays } = file;
  const dates = new Map<string, readonly Span[]>();
  for (const { from, to } of file.holidays)
    for (const each of daysFrom(from, to)) dates.set(each, []);
  for (const { working } of file.holidays)
    for (const each of working) dates.set(each, file.swappedDay);
  for (const { from, to, hours } of ownDays) {
    for (const each of daysFrom(from, to ?? from)) dates.set(each, hours);
  }
  const week = WEEK.map((name) => file.week[name]);
  const holidays = [...file.holidays].sort((a, b) => (a.from < b.from ? -1 : 1));
  const calendar = { timeZone, week, dates };
  const answerWithinMs = file.answerWithinHours * HOUR_MS;
  const callBeforeMs = file.callBeforeMinutes * MINUTE_MS;
  const callTeamAfterMs = file.callTeamAfterMinutes * MINUTE_MS;
  return {
    ...{ calendar, zoneName, holidays, ownDays, holidaysKnownUntil, waiting },
    ...{ answerWithinMs, callBeforeMs, callTeamAfterMs },
  };
}

/** Whether the next public holidays are to be entered soon, or are late. `now` in milliseconds since 1970. */
export function holidaysRunOut({ holidaysKnownUntil }: OfficeHours, now: number): boolean {
  return addDays(new Date(now).toISOString().slice(0, 10), WARN_AHEAD_DAYS) > holidaysKnownUntil;
}

/** Every day of the range; none when it is turned round or far too long. */
export function daysFrom(from: string, to: string): string[] {
  if (to > addDays(from, LONGEST_DAYS)) return [];
  const days: string[] = [];
  for (let each = from; each <= to; each = addDays(each, 1)) days.push(each);
  return days;
}
