// "When are you open?": open now or not, the next opening, the week, and the days that differ, from the calendar.

import type { OfficeHours } from '../../src/knowledge/hours-file';
import { foldText } from '../../src/language/fold';
import { type Span, spansOn } from '../../src/tickets/working-hours';
import { addDays, wallTime } from '../../src/tickets/zone-time';
import type { DialogTurn } from '../turn/dialog-turn';
import { clockText, dayText, weekdayName } from '../turn/moment';
import { staffWhen, zoneName } from '../turn/staff-hours';

/** Days that differ are told this long before. */
const AHEAD_DAYS = 60;
const MOST_DAYS_TOLD = 4;
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

/** Days in a row that differ from the week, as one line. */
interface Difference {
  from: string;
  to: string;
  /** Empty: a day off. */
  spans: readonly Span[];
  /** `swapped` is a weekend day that is worked for a holiday. */
  name: string | undefined;
  swapped: boolean;
}

export async function tellOpeningHours(turn: DialogTurn): Promise<void> {
  const { t, services, language, facts } = turn;
  const { hours } = services.knowledge;
  const all = differences(hours, turn);
  const today = todayOf(turn);
  const asked = holidayAsked(turn, hours);
  const soon = all.filter(({ from, to }) => to >= today && from <= addDays(today, AHEAD_DAYS));
  const told = asked
    ? all.filter(({ from }) => asked.includes(from))
    : soon.slice(0, MOST_DAYS_TOLD);
  const lines = told.map((each) => differenceText(turn, each));
  const isProvisional = told.some(({ from }) => from > hours.holidaysKnownUntil);
  const special = [
    ...(asked ? [] : [t('hours.special')]),
    ...lines,
    ...(isProvisional ? [t('hours.provisional')] : []),
  ];
  const blocks = [
    ...(asked ? [special.join('\n')] : []),
    staffWhen(turn),
    [t('hours.week', { zone: zoneName(turn) }), ...weekLines(turn)].join('\n'),
    // In a form the week is enough.
    ...(!asked && !facts.inForm && lines.length > 0 ? [special.join('\n')] : []),
    ...(facts.inForm ? [] : [t('hours.anyTime')]),
  ];
  await turn.say({
    text: blocks.filter((block) => block !== '').join('\n\n'),
    buttons: facts.inForm ? [] : services.menu.afterTrouble(language),
  });
}

function todayOf({ facts, services }: DialogTurn): string {
  return wallTime(facts.now.getTime(), services.knowledge.hours.calendar.timeZone).day;
}

/** Days with the same hours side by side are one line: "周一至周五". */
function weekLines(turn: DialogTurn): string[] {
  const { t, language, services } = turn;
  const { week } = services.knowledge.hours.calendar;
  const groups: { first: number; last: number; text: string }[] = [];
  for (const weekday of MONDAY_FIRST) {
    const text = spansText(turn, week[weekday] ?? []);
    const group = groups.at(-1);
    if (group?.text === text) group.last = weekday;
    else groups.push({ first: weekday, last: weekday, text });
  }
  return groups.map(({ first, last, text }) => {
    const [from, to] = [weekdayName(first, language), weekdayName(last, language)];
    if (first === last) return t('hours.line', { days: from, hours: text });
    const isPair = (first + 1) % 7 === last;
    const days = isPair ? t('hours.pair', { from, to }) : t('hours.range', { from, to });
    return t('hours.line', { days, hours: text });
  });
}

function spansText({ t }: DialogTurn, spans: readonly Span[]): string {
  if (spans.length === 0) return t('hours.off');
  return spans
    .map(({ from, to }) => `${clockText(from)}–${clockText(to)}`)
    .join(t('form.listSeparator'));
}

/** Everything in the file that differs from the week, in order of days. */
function differences(hours: OfficeHours, { language }: DialogTurn): Difference[] {
  const { calendar, holidays, ownDays } = hours;
  const own = ownDays.map(({ from, to = from, hours: spans, name }) => ({
    ...{ from, to, spans, name: name?.[language], swapped: false },
  }));
  const isOwn = (day: string) => own.some(({ from, to }) => from <= day && day <= to);
  const off = holidays
    .filter(({ from }) => !isOwn(from))
    .map(({ from, to, name }) => ({
      ...{ from, to, spans: [], name: name[language], swapped: false },
    }));
  const swapped = holidays.flatMap(({ working, name }) =>
    working
      .filter((day) => !isOwn(day))
      .map((day) => ({
        ...{ from: day, to: day, spans: spansOn(calendar, day), name: name[language] },
        swapped: true,
      })),
  );
  return [...own, ...off, ...swapped].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function differenceText(turn: DialogTurn, { from, to, spans, name, swapped }: Difference): string {
  const { t } = turn;
  const days =
    from === to
      ? dayText(turn, from)
      : t('hours.range', { from: dayText(turn, from), to: dayText(turn, to) });
  const hours = spansText(turn, spans);
  if (name === undefined) return t('hours.line', { days, hours });
  const variables = { days, hours, name };
  return swapped ? t('hours.swapped', variables) : t('hours.named', variables);
}

/** "国庆上班吗": the first days of that holiday, and of the days worked for it, when it comes next. */
function holidayAsked(turn: DialogTurn, { holidays }: OfficeHours): string[] | undefined {
  const said = foldText(turn.said);
  const today = todayOf(turn);
  const next = holidays.find(
    ({ to, words }) => to >= today && words.some((word) => said.includes(foldText(word))),
  );
  return next && [next.from, ...next.working.filter((day) => day >= today)];
}
