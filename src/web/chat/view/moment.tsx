// When something was said: the time alone today, with the day before that.

const two = (number: number) => String(number).padStart(2, '0');

export function Moment({ at }: { at: number }) {
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{momentOf(date, new Date())}</time>;
}

/** Written by hand where it can be: the first use of Intl costs a slow telephone 30 ms. */
function momentOf(date: Date, now: Date): string {
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === now.toDateString()) return time;
  const isThisYear = date.getFullYear() === now.getFullYear();
  return `${dayFormat(document.documentElement.lang, isThisYear).format(date)} ${time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: a long conversation has many days. */
function dayFormat(language: string, isThisYear: boolean): Intl.DateTimeFormat {
  const key = `${language} ${isThisYear}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  });
  formats.set(key, format);
  return format;
}
