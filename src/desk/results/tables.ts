// The tables of the results as lines of a spreadsheet. Programs that read them go by the names of columns: never translated.

import { csvLines, defuse } from '../csv';
import type { AnswerTimes, ResultsView, TicketFigures } from './view';

export const TABLES = ['weeks', 'entries', 'groups'] as const;
export type Table = (typeof TABLES)[number];

type Row = Record<string, string | number | null>;

export function csvOfTable(view: ResultsView, table: Table): string {
  const { names, rows } = TABLE[table];
  const lines = rows(view).map((row) => names.map((name) => defuse(String(row[name] ?? ''))));
  return csvLines([names, ...lines]);
}

const TIMES = ['MedianMinutes', 'P90Minutes', 'InTime', 'Counted'];
const FIGURES = [
  'tickets',
  'reopened',
  ...['first', 'whole'].flatMap((what) => TIMES.map((name) => `${what}${name}`)),
];

const TABLE: Record<Table, { names: string[]; rows: (view: ResultsView) => Row[] }> = {
  weeks: {
    names: ['week', 'answers', 'solved', ...FIGURES],
    rows: ({ weeks }) =>
      weeks.map(({ week, answers, solved, ...rest }) => ({
        ...{ week, answers, solved },
        ...figuresOf(rest),
      })),
  },
  entries: {
    names: ['week', 'entry', 'title', 'answers', 'solved'],
    rows: ({ entries }) =>
      entries.flatMap(({ id, title, weeks }) =>
        weeks.map((each) => ({ entry: id, title, ...each })),
      ),
  },
  groups: {
    names: ['by', 'name', ...FIGURES],
    rows: ({ groups }) => groups.map(({ by, name, ...rest }) => ({ by, name, ...figuresOf(rest) })),
  },
};

function figuresOf({ tickets, reopened, first, whole }: TicketFigures): Row {
  return { tickets, reopened, ...timesOf('first', first), ...timesOf('whole', whole) };
}

function timesOf(what: string, { medianMs, p90Ms, inTime, counted }: AnswerTimes): Row {
  return {
    [`${what}MedianMinutes`]: minutes(medianMs),
    [`${what}P90Minutes`]: minutes(p90Ms),
    [`${what}InTime`]: inTime,
    [`${what}Counted`]: counted,
  };
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 60_000);
}
