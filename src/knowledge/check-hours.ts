// The faults of knowledge/hours.yaml that its schema cannot see: overlaps, turned ranges, days given twice.

import type { Span } from '../tickets/working-hours';
import { addDays } from '../tickets/zone-time';
import { type Fault, type Report, reportInto } from './fault';
import { daysFrom, type HoursFile, LONGEST_DAYS, WEEK } from './hours-file';
import type { KeyPath, SourceFile } from './source-file';

export function checkHours(value: HoursFile, source: SourceFile, faults: Fault[]): void {
  const report = reportInto(faults, source);
  for (const name of WEEK) checkSpans(value.week[name], ['week', name], report);
  if (WEEK.every((name) => value.week[name].length === 0)) report('week-empty', ['week']);
  checkSpans(value.swappedDay, ['swappedDay'], report);
  checkHolidays(value.holidays, report);
  for (const [i, own] of value.ownDays.entries()) {
    checkRange(own, ['ownDays', i], report);
    checkSpans(own.hours, ['ownDays', i, 'hours'], report);
  }
  checkWaiting(value.waiting, report);
}

function checkSpans(list: readonly Span[], path: KeyPath, report: Report): void {
  for (const [i, { from, to }] of list.entries()) {
    const before = list[i - 1];
    if (to > 1440) report('day-end', [...path, i]);
    else if (to <= from) report('span-turned', [...path, i]);
    else if (before && from <= before.to)
      report(from < before.to ? 'span-overlap' : 'span-touching', [...path, i]);
  }
}

function checkRange(
  { from, to = from }: { from: string; to?: string | undefined },
  path: KeyPath,
  report: Report,
): void {
  if (to < from) report('range-turned', [...path, 'to'], { from, to });
  else if (to > addDays(from, LONGEST_DAYS))
    report('range-long', [...path, 'to'], { from, to, most: LONGEST_DAYS });
}

function checkHolidays(holidays: HoursFile['holidays'], report: Report): void {
  const taken = new Map<string, { holiday: string; han: string }>();
  for (const [i, { name, from, to }] of holidays.entries()) {
    checkRange({ from, to }, ['holidays', i], report);
    for (const day of daysFrom(from, to)) {
      const other = taken.get(day);
      if (other) {
        report('holiday-twice', ['holidays', i, 'from'], { day, ...other });
        break;
      }
      taken.set(day, { holiday: name.en, han: name['zh-Hans'] });
    }
  }
  for (const [i, { working }] of holidays.entries()) {
    for (const [k, day] of working.entries()) {
      const other = taken.get(day);
      if (other) report('holiday-worked', ['holidays', i, 'working', k], { day, ...other });
    }
  }
}

function checkWaiting(waiting: HoursFile['waiting'], report: Report): void {
  const seen = new Set<string>();
  for (const [i, { provider = '' }] of waiting.entries()) {
    if (seen.has(provider))
      report(provider ? 'waiting-twice' : 'waiting-twice-all', ['waiting', i], { provider });
    seen.add(provider);
  }
}
