// The figures of the chat page, before and now, beside what is allowed.

import type { Visit } from './page-browser.mts';
import type { Held } from './page-memory.mts';

export class Column {
  readonly slow: Visit[] = [];
  readonly warm: Visit[] = [];
  /** Nothing typed. */
  readonly alone: Visit[] = [];
  /** Neither the processor nor the line slowed. */
  readonly fast: Visit[] = [];
  readonly held: Held[] = [];
}

interface Row {
  title: string;
  values(column: Column): number[];
  digits: number;
  /** Shares of before where `isShare`, else absolute. */
  allowed?: string;
  aim?: string;
}

const SHARE = ' ×';

const seconds = (title: string, values: Row['values'], goal = {}): Row => ({
  title: `${title}, s`,
  values: (column) => values(column).map((ms) => ms / 1000),
  digits: 2,
  ...goal,
});
const of = (
  visits: 'slow' | 'warm' | 'alone' | 'fast',
  pick: (visit: Visit) => number | undefined,
) => {
  return (column: Column) => column[visits].map((visit) => pick(visit) ?? Number.NaN);
};
const blocked = ({ longTasks }: Visit) =>
  longTasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
const longest = ({ longTasks }: Visit) => Math.max(0, ...longTasks);

const ROWS: Row[] = [
  seconds(
    'first paint',
    of('slow', ({ paint }) => paint),
  ),
  seconds(
    'one can type',
    of('slow', ({ letter }) => letter),
    share(0.2, 0.12),
  ),
  seconds(
    'words typed at once stand in the transcript',
    of('slow', ({ words }) => words),
  ),
  {
    title: 'Enter lost, in all visits',
    values: (column) => [total(column, ({ enters }) => enters)],
    digits: 0,
    aim: '0',
  },
  {
    title: 'words lost, in all visits',
    values: (column) => [total(column, ({ words }) => words)],
    digits: 0,
    aim: '0',
  },
  seconds(
    'first answer stands',
    of('slow', ({ answer }) => answer),
    share(0.25, 0.18),
  ),
  {
    title: 'received until the answer, kB',
    values: of('slow', ({ bytes }) => bytes / 1000),
    digits: 1,
    allowed: '80',
    aim: '50',
  },
  {
    title: 'main thread blocked, ms',
    values: of('slow', blocked),
    digits: 0,
    allowed: `0.20${SHARE}`,
    aim: '0',
  },
  { title: 'longest task, ms', values: of('slow', longest), digits: 0, aim: '50' },
  {
    title: 'layout shift, left alone',
    values: of('alone', ({ shifts }) => shifts.counted + shifts.excused),
    digits: 3,
    allowed: '0.02',
    aim: '0',
  },
  {
    title: 'layout shift, typing',
    values: of('slow', ({ shifts }) => shifts.counted),
    digits: 3,
    allowed: '0.02',
    aim: '0',
  },
  {
    title: 'the same, soon after a key too',
    values: of('slow', ({ shifts }) => shifts.counted + shifts.excused),
    digits: 3,
  },
  seconds(
    'again: first paint',
    of('warm', ({ paint }) => paint),
  ),
  seconds(
    'again: one can type',
    of('warm', ({ letter }) => letter),
  ),
  seconds(
    'not slowed: first paint',
    of('fast', ({ paint }) => paint),
  ),
  seconds(
    'not slowed: one can type',
    of('fast', ({ letter }) => letter),
  ),
  seconds(
    'not slowed: first answer stands',
    of('fast', ({ answer }) => answer),
  ),
  { title: 'not slowed: main thread blocked, ms', values: of('fast', blocked), digits: 0 },
  { title: 'not slowed: longest task, ms', values: of('fast', longest), digits: 0 },
  {
    title: 'memory, script heap, MB',
    values: ({ held }) => held.map(({ heap }) => heap / 1e6),
    digits: 1,
    ...share(0.4, 0.25),
  },
  {
    title: 'memory, nodes',
    values: ({ held }) => held.map(({ nodes }) => nodes),
    digits: 0,
  },
  {
    title: 'messages then in the page',
    values: ({ held }) => held.map(({ bubbles }) => bubbles),
    digits: 0,
  },
];

/** Over all visits that typed. */
function total({ slow, warm, fast }: Column, pick: (lost: Visit['lost']) => number): number {
  return [...slow, ...warm, ...fast].reduce((sum, { lost }) => sum + pick(lost), 0);
}

function share(allowed: number, aim: number) {
  return { allowed: allowed.toFixed(2) + SHARE, aim: aim.toFixed(2) + SHARE };
}

/** @param columns this build's last; the build before it, where one was measured */
export function table(columns: Column[]): string {
  const before = columns.length > 1 ? columns[0] : undefined;
  const now = columns.at(-1) as Column;
  const rows = ROWS.map((row) => {
    const cells = before
      ? [cell(row, before), cell(row, now), ratio(row.values(before), row.values(now))]
      : [cell(row, now)];
    return `| ${[row.title, ...cells, row.allowed ?? '', row.aim ?? ''].join(' | ')} |`;
  });
  const titles = before ? ['before', 'now', 'ratio'] : ['now'];
  const head = ['', ...titles, 'allowed', 'aim'];
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}

function cell({ values, digits }: Row, column: Column): string {
  const sorted = values(column).sort((a, b) => a - b);
  const [low, middle, high] = [sorted[0] ?? NaN, median(sorted), sorted.at(-1) ?? NaN].map(
    (value) => value.toFixed(digits),
  );
  return low === high ? `${middle}` : `${middle} (${low}–${high})`;
}

function ratio(before: number[], now: number[]): string {
  const [old, new_] = [median(before), median(now)];
  return old === 0 ? '–' : (new_ / old).toFixed(2);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
