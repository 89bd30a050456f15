// What part "scale" found, as ratios of one run.

import type { Cost } from './scale-load.mts';
import type { Sockets } from './scale-sockets.mts';
import { median } from './turns.mts';

export interface Figures {
  /** Milliseconds until ready. */
  starts: Map<string, number[]>;
  costs: Map<string, Cost[]>;
  sockets: Sockets[];
}

interface Sizes {
  few: number;
  many: number;
  messages: number;
  rounds: number;
}

export function report({ starts, costs, sockets }: Figures, sizes: Sizes): string {
  const [few, many, messages] = [sizes.few, sizes.many, sizes.messages].map(inThousands);
  const kinds = ['SQLite', 'PostgreSQL'];
  const growths = kinds.flatMap((kind) => [
    ...growth(`${kind}: ${few} → ${many} conversations`, costs, [
      `${kind}, small`,
      `${kind}, large`,
    ]),
    ...growth(`${kind}: 10 → 10,000 messages of history`, costs, [
      `${kind}, short`,
      `${kind}, long`,
    ]),
  ]);
  const startRows = kinds.map((kind) => {
    const [least, most] = [starts.get(`${kind}, empty`) ?? [], starts.get(`${kind}, large`) ?? []];
    return row(`${kind}: start, ready after ms`, least, most);
  });
  const alone = costs.get('processes, 1') ?? [];
  const teams = [1, 2, 3].map((count) => {
    const team = costs.get(`processes, ${count}`) ?? [];
    const rate = (each: Cost[]) => each.map(({ perSecond }) => perSecond);
    const us = (pick: keyof Cost) => Math.round(median(team.map((cost) => cost[pick])));
    return `| ${count} | ${Math.round(median(rate(team)))} | ${ratio(rate(team), rate(alone))} | ${us('processorUs')} | ${us('databaseUs')} |`;
  });
  const [first] = sockets;
  const socketRows = sockets.map(({ open, memory }) => {
    const each = first && open > first.open ? (memory - first.memory) / (open - first.open) : 0;
    return `| ${inThousands(open)} | ${Math.round(memory)} | ${each ? Math.round(each * 1024) : ''} |`;
  });
  return `## Scale

Databases filled in bulk with copies of a conversation that was held: ${few} conversations, and ${many} with ${messages} messages together. Turns over \`expectReplies\`, answered and committed, in conversations at random, 8 at a time; everything (load, service, PostgreSQL) on the same cores. All in turn; medians of ${sizes.rounds} rounds of 300 turns (5 starts). Ratio: the median of the rounds, with the least and the greatest. Aim: 1.2 for a turn, 1.5 for a start.

| | few | many | ratio |
|---|---|---|---|
${[...growths, ...startRows].join('\n')}

Processes on one PostgreSQL with ${messages} messages, 24 turns at a time:

| processes | turns per second | ratio to one | processor time of a turn, service, µs | PostgreSQL, µs |
|---|---|---|---|---|
${teams.join('\n')}

Idle sockets of the chat, each of a conversation of its own, on one process with SQLite:

| open | memory of the process, MB | for each more, kB |
|---|---|---|
${socketRows.join('\n')}
`;
}

function growth(name: string, costs: Map<string, Cost[]>, [few, many]: [string, string]): string[] {
  const of = (place: string, pick: (cost: Cost) => number) => (costs.get(place) ?? []).map(pick);
  const pair = (label: string, pick: (cost: Cost) => number) =>
    row(`${name}: ${label}`, of(few, pick), of(many, pick));
  const database = of(few, (cost) => cost.databaseUs).some((us) => us > 0);
  return [
    pair('processor time of a turn, µs', (cost) => cost.processorUs + cost.databaseUs),
    ...(database ? [pair('of it PostgreSQL, µs', (cost) => cost.databaseUs)] : []),
    pair('p50 of a turn, ms', (cost) => cost.wallMs),
  ];
}

function row(name: string, few: number[], many: number[]): string {
  return `| ${name} | ${short(median(few))} | ${short(median(many))} | ${ratio(many, few)} |`;
}

function ratio(values: readonly number[], others: readonly number[]): string {
  const ratios = values.map((value, i) => value / (others[i] ?? Number.NaN));
  const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  return `**${middle.toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`;
}

const short = (value: number) => (value < 100 ? value.toFixed(1) : String(Math.round(value)));
const inThousands = (value: number) => value.toLocaleString('en');
