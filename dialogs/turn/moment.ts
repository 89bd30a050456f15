// Days and moments as a promise names them: "11月23日（周一）09:00", "Monday 23 November, 09:00".

import type { OfficeHours } from '../../src/knowledge/hours-file';
import type { Language } from '../../src/language/language';
import type { Translate } from '../../src/language/translator';
import { wallTime } from '../../src/tickets/zone-time';

/** Whoever speaks of time: a turn of a dialog, or the desk. */
export interface SpeaksOfTime {
  t: Translate;
  language: Language;
  facts: { now: Date };
  services: { knowledge: { hours: OfficeHours } };
}

/** The day with its weekday; the year where it is not this one. `day` is `2026-11-23`. */
export function dayText({ t, language, facts }: SpeaksOfTime, day: string): string {
  const tag = language === 'en' ? 'en-GB' : language;
  const noon = new Date(`${day}T12:00:00Z`);
  const isThisYear = day.slice(0, 4) === facts.now.toISOString().slice(0, 4);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }).format(noon);
  return t('hours.day', {
    date: part({
      month: 'long',
      day: 'numeric',
      ...(!isThisYear && { year: 'numeric' as const }),
    }),
    weekday: weekdayName(noon.getUTCDay(), language),
  });
}

/** "周一", "Monday"; 0 is Sunday. */
export function weekdayName(weekday: number, language: string): string {
  const tag = language === 'en' ? 'en-GB' : language;
  const weekdayStyle = language === 'en' ? 'long' : 'short';
  // 4 January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + weekday, 12));
  return new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: weekdayStyle }).format(date);
}

/** Day and hour in the staff's zone. */
export function momentText(turn: SpeaksOfTime, at: number): string {
  const { calendar } = turn.services.knowledge.hours;
  const { day, minute } = wallTime(at, calendar.timeZone);
  return turn.t('hours.moment', { day: dayText(turn, day), time: clockText(minute) });
}

/** `540` is "09:00". */
export function clockText(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
