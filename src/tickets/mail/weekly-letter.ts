// The mail of a week's results, as text and as a table that mail programs show.

import type { WeekResults } from '../ticket-event';
import { blocks, type Letter, type LetterParts } from './letter';
import { oneLine } from './plain-text';

type Line = [title: string, value: string];

export function weeklyLetter(parts: LetterParts, week: WeekResults): Letter {
  const { t, publicUrl } = parts;
  const range = { from: dayIn(parts, week.from), to: dayIn(parts, week.to) };
  const url = `${publicUrl}/desk/insights?${new URLSearchParams({ from: week.from, to: week.to })}`;
  const subject = t('mail.weekly.subject', range);
  const figures = figureLines(parts, week);
  const entries = entryLines(parts, week);
  const heading = t('mail.weekly.entries');
  const link = t('mail.weekly.open', { url });
  const solved = t('mail.weekly.solvedMeans');
  const line = ([title, value]: Line) => t('mail.line', { title, value });
  return {
    subject,
    text: blocks(
      t('mail.weekly.hello', range),
      figures.map(line).join('\n'),
      entries.length > 0 &&
        `${t('mail.heading', { title: heading })}\n${entries.map(line).join('\n')}`,
      solved,
      link,
      t('mail.automatic'),
    ),
    html: page(parts.language, [
      paragraph(t('mail.weekly.hello', range)),
      table(figures),
      ...(entries.length > 0 ? [`<h2 style="font-size:16px">${escaped(heading)}</h2>`] : []),
      ...(entries.length > 0 ? [table(entries)] : []),
      paragraph(solved),
      `<p><a href="${escaped(url)}">${escaped(t('mail.weekly.link'))}</a></p>`,
      paragraph(t('mail.automatic')),
    ]),
  };
}

function figureLines({ t }: LetterParts, week: WeekResults): Line[] {
  const { answers, solved, tickets, reopened, first, whole, promiseMs } = week;
  const times = (what: 'first' | 'whole'): Line[] => {
    const { medianMs, p90Ms, inTime, counted } = { first, whole }[what];
    const hours = { hours: rounded(promiseMs / HOUR_MS) };
    return [
      [
        t(`mail.weekly.${what}`),
        t('mail.weekly.times', { median: workedIn(t, medianMs), p90: workedIn(t, p90Ms) }),
      ],
      [t(`mail.weekly.${what}InTime`, hours), shareOf(t, inTime, counted)],
    ];
  };
  return [
    [t('mail.weekly.solved'), shareOf(t, solved, answers)],
    [t('mail.weekly.tickets'), String(tickets)],
    ...times('first'),
    ...times('whole'),
    [t('mail.weekly.reopened'), shareOf(t, reopened, tickets)],
  ];
}

function entryLines({ t }: LetterParts, { entries }: WeekResults): Line[] {
  return entries.map(({ title, answers, solved }) => [oneLine(title), shareOf(t, solved, answers)]);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function workedIn(t: LetterParts['t'], ms: number | null): string {
  if (ms === null) return '–';
  if (ms < HOUR_MS) return t('mail.weekly.minutes', { minutes: Math.round(ms / MINUTE_MS) });
  return t('mail.weekly.hours', { hours: rounded(ms / HOUR_MS) });
}

function shareOf(t: LetterParts['t'], count: number, total: number): string {
  if (total === 0) return '–';
  return t('mail.weekly.share', { percent: Math.round((100 * count) / total), count, total });
}

function rounded(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}

function dayIn({ language }: LetterParts, day: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
}

function page(language: string, body: readonly string[]): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body style="font-family:sans-serif;max-width:640px">${body.join('')}</body></html>`;
}

function table(lines: readonly Line[]): string {
  const rows = lines.map(
    ([title, value]) =>
      `<tr><th scope="row" style="text-align:left;font-weight:normal;padding:4px 16px 4px 0">${escaped(title)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`,
  );
  return `<table style="border-collapse:collapse">${rows.join('')}</table>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
