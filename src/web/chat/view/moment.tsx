// When something was said: the time alone today, with the day before that.

const two = (number: number) => String(number).padStart(2, '0');

export function Moment({ at }: { at: number }) {
  const date = new Date(at);
  return <time dateTime={date.toISOString()}>{momentOf(date, new Date())}</time>;
}

/** Written by hand where it can be: the first use of Intl costs a slow telephone 30 ms. */
export function momentOf(date: Date, now: Date): string {
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === now.toDateString()) return time;
  const day = new Intl.DateTimeFormat(document.documentElement.lang, {
    day: 'numeric',
    month: 'short',
    ...(date.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });
  return `${day.format(date)} ${time}`;
}
