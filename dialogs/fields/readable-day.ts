// A day written out in the merchant's language: "2026年11月22日", "22 November 2026".

import type { Language } from '../../src/language/language';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and minute: "2026年11月22日 13:05", "22 November 2026 13:05". */
export function readableMoment(
  instant: Date,
  view: { language: Language; timeZone: string },
): string {
  const { timeZone } = view;
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return `${readableDay(instant, view)} ${time.format(instant)}`;
}

export function readableDay(
  instant: Date,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone,
    });
  formats.set(key, format);
  return format.format(instant);
}

/** With its weekday: "2026年11月21日星期六", "Saturday 21 November 2026". `day` is `2026-11-21`. */
export function readableDate(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00Z`)).replace(',', '');
}
