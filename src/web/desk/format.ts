// Times, durations, sizes and shares in words of the desk's language.

import type { Language } from '../language';
import type { Say } from './words';

export interface Format {
  /** Day and minute, in the browser's zone. */
  dateTime(time: string): string;
  date(time: string): string;
  /** A calendar day, 2026-11-24, without its year. */
  day(day: string): string;
  /** The minute alone for today, else with the day. */
  short(time: string): string;
  /** In its two largest units: "2 d 3 h", "45 min". */
  duration(ms: number): string;
  bytes(bytes: number): string;
  percent(share: number): string;
  number(value: number, digits?: number): string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const KB = 1024;

export function formatIn(language: Language, t: Say): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const minute = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const dayAndMinute = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const monthAndDay = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  return {
    dateTime: (time) => dateTime.format(new Date(time)),
    date: (time) => date.format(new Date(time)),
    day: (day) => monthAndDay.format(new Date(`${day}T00:00`)),
    short(time) {
      const at = new Date(time);
      const isToday = at.toDateString() === new Date().toDateString();
      return (isToday ? minute : dayAndMinute).format(at);
    },
    duration: (ms) => durationIn(t, Math.abs(ms)),
    bytes: (bytes) =>
      bytes < KB * KB
        ? t('unit.kilobytes', { count: number(Math.max(1, Math.round(bytes / KB))) })
        : bytes < KB * KB * KB
          ? t('unit.megabytes', { count: number(bytes / KB / KB, 1) })
          : t('unit.gigabytes', { count: number(bytes / KB / KB / KB, 1) }),
    percent: (share) => percent.format(share),
    number,
  };
}

function durationIn(t: Say, ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const parts = [
    days > 0 && t('unit.days', { count: days }),
    hours > 0 && t('unit.hours', { count: hours }),
    days === 0 && minutes > 0 && t('unit.minutes', { count: minutes }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' ') : t('unit.underAMinute');
}
