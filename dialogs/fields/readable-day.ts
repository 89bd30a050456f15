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
