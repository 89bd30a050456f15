// The faults of knowledge/hours.yaml that its schema cannot see: overlaps, turned ranges, days given twice.

import type { Span } from '../tickets/working-hours';
import { addDays } from '../tickets/zone-time';
import type { Fault } from './fault';
import { daysFrom, type HoursFile, LONGEST_DAYS, WEEK } from './hours-file';
import type { KeyPath, SourceFile } from './source-file';

type Report = (path: KeyPath, says: string, fix: string) => void;

export function checkHours(value: HoursFile, source: SourceFile, faults: Fault[]): void {
  const report: Report = (path, says, fix) =>
    faults.push({ file: source.file, line: source.lineOf(path), says, fix });
  for (const name of WEEK) checkSpans(value.week[name], ['week', name], report);
  if (WEEK.every((name) => value.week[name].length === 0)) {
    report(['week'], 'The week holds no working hour.', 'Give at least one day its hours.');
  }
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
    if (to > 1440) report([...path, i], 'The day ends at 24:00.', 'Write 24:00.');
    else if (to <= from) {
      report(
        [...path, i],
        'The span ends before it starts.',
        'Put the earlier hour first; over midnight write 22:00-24:00 here and 00:00-… on the next day.',
      );
    } else if (before && from <= before.to) {
      report(
        [...path, i],
        from < before.to
          ? 'The span overlaps the one before it, or stands out of order.'
          : 'The span begins where the one before it ends.',
        'Put the spans in order, and write touching ones as one.',
      );
    }
  }
}

function checkRange(
  { from, to = from }: { from: string; to?: string | undefined },
  path: KeyPath,
  report: Report,
): void {
  if (to < from) {
    report([...path, 'to'], 'The last day lies before the first.', 'Swap "from" and "to".');
  } else if (to > addDays(from, LONGEST_DAYS)) {
    report([...path, 'to'], `More than ${LONGEST_DAYS} days off.`, 'Check the year.');
  }
}

function checkHolidays(holidays: HoursFile['holidays'], report: Report): void {
  const taken = new Map<string, string>();
  for (const [i, { name, from, to }] of holidays.entries()) {
    checkRange({ from, to }, ['holidays', i], report);
    for (const each of daysFrom(from, to)) {
      const other = taken.get(each);
      if (other !== undefined) {
        report(
          ['holidays', i, 'from'],
          `${each} is a day of ${other} already.`,
          'Correct one of the two.',
        );
        break;
      }
      taken.set(each, name.en);
    }
  }
  for (const [i, { working }] of holidays.entries()) {
    for (const [k, each] of working.entries()) {
      const other = taken.get(each);
      if (other === undefined) continue;
      report(
        ['holidays', i, 'working', k],
        `${each} is worked here and a day off for ${other}.`,
        'Correct one of the two.',
      );
    }
  }
}

function checkWaiting(waiting: HoursFile['waiting'], report: Report): void {
  const seen = new Set<string>();
  for (const [i, { provider = '' }] of waiting.entries()) {
    if (seen.has(provider)) {
      const of = provider || 'all providers';
      report(['waiting', i], `There is a hint for ${of} already.`, 'Keep one.');
    }
    seen.add(provider);
  }
}
