// The hours of a day as people write them: "09:00-12:00, 13:30-18:00". Shared with the browser.

import type { Span } from './working-hours';

const SPAN = /^([01]?\d|2[0-4]):([0-5]\d)-([01]?\d|2[0-4]):([0-5]\d)$/;
const DAY_MINUTES = 1440;

/** In any width and with any dash. @returns undefined when it is none, overlaps or stands out of order; empty: closed */
export function spansIn(text: string): Span[] | undefined {
  const even = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[–—―−~〜至]/g, '-');
  const spans: Span[] = [];
  for (const each of even.split(/[,;、，；]/).filter(Boolean)) {
    const found = SPAN.exec(each);
    if (!found) return undefined;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
    const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
    if (from >= to || to > DAY_MINUTES || from < (spans.at(-1)?.to ?? 0)) return undefined;
    spans.push({ from, to });
  }
  return spans;
}

export function spansText(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ');
}

function clock(minute: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
