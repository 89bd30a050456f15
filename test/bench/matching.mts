// Part "matching": Thaw beside natural's BayesClassifier and NLP.js on the same questions, each in a process of its own.

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer, Measured } from './matching-child.mts';
import { BENCH_DIR, hasBenchData, TASK_NAMES } from './matching-data.mts';
import { bestThreshold, type Reliability, reliabilityOf, sharesOf } from './matching-figures.mts';
import { PEERS } from './matching-peers.mts';
import { chart, type Series } from './svg.mts';

const FULL = 'BANKING77 full';
const SHIPPED = 'Shipped knowledge';
const PEER_NAMES = Object.keys(PEERS);
const COLOURS: Record<string, string> = {
  Thaw: '#0b6cb8',
  natural: '#b3590b',
  'NLP.js': '#3b7d23',
};
const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000];
/** The peers' cost grows with phrasings times vocabulary: beyond this they would take most of the run. */
const LARGEST_OF_PEERS = 10_000;
const PATIENCE_MS = 60_000;

/** Measurements by task and peer. */
type Results = Map<string, Map<string, Measured>>;

export async function benchMatching(): Promise<string> {
  const skipped: string[] = [];
  const tasks = hasBenchData() ? TASK_NAMES : [SHIPPED];
  if (!hasBenchData())
    skipped.push(
      `Skipped: every data set but the shipped knowledge, because ${BENCH_DIR} is absent (BENCH_DIR names another place).`,
    );
  const results: Results = new Map();
  for (const [i, task] of tasks.entries()) {
    // Across languages the peers share no feature with the question.
    const peers = task.includes('asked in') ? ['Thaw'] : PEER_NAMES;
    const row = new Map<string, Measured>();
    for (const peer of peers) {
      const measured = await measure(peer, [task], `${i + 1}/${tasks.length} ${task}`);
      if (measured) row.set(peer, measured);
      else skipped.push(`Skipped: ${peer} on ${task}, not done after ${PATIENCE_MS / 1000} s.`);
    }
    results.set(task, row);
  }
  const sections = [accuracyTable(results), speedTable(results), await calibration(results)];
  if (hasBenchData()) sections.push(await growth(skipped));
  return ['## Matching', INTRODUCTION, ...sections, ...skipped, ''].join('\n\n');
}

const INTRODUCTION = `Each matcher learns the same examples in a process of its own; natural and NLP.js as they come. Thaw has one set of constants, chosen on training and validation files. The peers have no gate: where a validation file has unknown questions their threshold is the one that does best there, elsewhere they refuse what they label \`oos\` or \`None\`. What each part of the mixture is worth: MATCHING.md.`;

async function measure(peer: string, args: string[], title: string): Promise<Measured | undefined> {
  const file = join(import.meta.dirname, 'matching-child.mts');
  const child = spawn(process.execPath, ['--expose-gc', file, peer, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0 && !child.killed) throw new Error(`${peer} on ${args.join(', ')} failed`);
  // NLP.js prints a line of its own before.
  const measured: Measured | undefined =
    code === 0 ? JSON.parse(output.slice(output.lastIndexOf('\n') + 1)) : undefined;
  const done = measured
    ? `learned in ${Math.round(measured.trainMs)} ms, asked in ${Math.round(measured.micros.p50)} µs`
    : 'skipped';
  console.log(`matching, ${title}: ${peer} ${done}`);
  return measured;
}

interface Line {
  title: string;
  task: string;
  test?: string;
  pick: 'top1' | 'right' | 'refused';
  scope?: string;
  wanted: number;
}

const QUESTIONS = ['Chinese', 'English'] as const;
const LINES: Line[] = [
  { title: 'BANKING77 full: best right', task: FULL, pick: 'top1', wanted: 92 },
  { title: '10 per label: best right', task: 'BANKING77 10 per label', pick: 'top1', wanted: 77 },
  { title: '5 per label: best right', task: 'BANKING77 5 per label', pick: 'top1', wanted: 67 },
  { title: 'CLINC150: right', task: 'CLINC150', pick: 'right', wanted: 92.5 },
  { title: 'CLINC150: out of scope refused', task: 'CLINC150', pick: 'refused', wanted: 60 },
  { title: 'BANKING77-OOS: right', task: 'BANKING77-OOS', pick: 'right', wanted: 80 },
  { title: 'near refused', task: 'BANKING77-OOS', pick: 'refused', scope: 'near', wanted: 60 },
  { title: 'far refused', task: 'BANKING77-OOS', pick: 'refused', scope: 'far', wanted: 95 },
  ...[
    { title: 'xSID English', wanted: 92 },
    { title: 'xSID Chinese', wanted: 93 },
    { title: 'xSID, learned in English, asked in Chinese', wanted: Number.NaN },
    { title: 'xSID, learned in Chinese, asked in English', wanted: Number.NaN },
  ].map(({ title, wanted }) => ({
    title: `${title}: best right`,
    task: title,
    pick: 'top1' as const,
    wanted,
  })),
  ...QUESTIONS.flatMap((language) => [
    {
      title: `XQuAD ${language}: refused`,
      test: `XQuAD ${language}`,
      pick: 'refused' as const,
      wanted: 98,
    },
    {
      title: `questions.csv ${language}: right`,
      test: `questions ${language}`,
      pick: 'right' as const,
      wanted: 93,
    },
    {
      title: `questions.csv ${language}: refused`,
      test: `questions ${language}`,
      pick: 'refused' as const,
      wanted: 93,
    },
  ]).map((line) => ({ ...line, task: SHIPPED })),
];

function accuracyTable(results: Results): string {
  const lines = LINES.filter(({ task }) => results.has(task));
  const rows = lines.map((line) => {
    const cells = PEER_NAMES.map((peer) =>
      percent(figure(line, results.get(line.task)?.get(peer))),
    );
    return `| ${line.title} | ${percent(line.wanted / 100)} | ${cells.join(' | ')} |`;
  });
  const kept = [...results]
    .filter(([task]) => task !== SHIPPED)
    .map(
      ([task, row]) => `${task} ${percent(sharesOf(row.get('Thaw')?.answers.test ?? []).right)}`,
    );
  return `Shares in %. "Best right": the best candidate is the right one, whatever is decided after; "right": answered so, not refused.

| | at least | ${PEER_NAMES.join(' | ')} |
|---|---|${'---|'.repeat(PEER_NAMES.length)}
${rows.join('\n')}

Thaw, answered rightly after the gate (%): ${kept.join(' · ') || '–'}.`;
}

function figure({ task, test, pick, scope }: Line, measured: Measured | undefined): number {
  if (!measured) return Number.NaN;
  const answers = measured.answers[test ?? 'test'] ?? [];
  const { valid } = measured.answers;
  const threshold = valid && task !== SHIPPED ? bestThreshold(valid) : 0;
  const asked = scope ? answers.filter((answer) => answer.scope === scope) : answers;
  return sharesOf(asked, threshold)[pick];
}

function speedTable(results: Results): string {
  const rows = [FULL, SHIPPED].flatMap((task) =>
    [...(results.get(task) ?? [])].map(([peer, { trainMs, micros, megabytes }]) => {
      const own = results.get(task)?.get('Thaw');
      const times = own && peer !== 'Thaw' ? `${(micros.p50 / own.micros.p50).toFixed(1)}` : '1';
      const training = own && peer !== 'Thaw' ? `${(trainMs / own.trainMs).toFixed(1)}` : '1';
      return `| ${task} | ${peer} | ${Math.round(trainMs)} | ${training} | ${Math.round(micros.p50)} | ${Math.round(micros.p99)} | ${times} | ${megabytes.toFixed(1)} |`;
    }),
  );
  return `| | | training ms | times Thaw's | question p50 µs | p99 µs | p50 times Thaw's | MiB |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}`;
}

async function calibration(results: Results): Promise<string> {
  const groups = new Map<string, Answer[]>();
  for (const [task, row] of results) {
    for (const [test, answers] of Object.entries(row.get('Thaw')?.answers ?? {})) {
      if (test === 'valid' || test.startsWith('XQuAD') || task.includes('asked in')) continue;
      groups.set(
        task === SHIPPED ? `questions.csv${test.slice('questions'.length)}` : task,
        answers,
      );
    }
  }
  const found = [...groups].map(([name, answers]) => [name, reliabilityOf(answers)] as const);
  const all = reliabilityOf([...groups.values()].flat());
  await writeFile(
    join(import.meta.dirname, 'reliability.svg'),
    reliabilityChart([...found, ['all together', all]]),
  );
  const errors = found.map(([name, { error }]) => `${name} ${percent(error)}`);
  return `Expected calibration error of Thaw's confidence, ten bins (%): ${errors.join(' · ')} · all together **${percent(all.error)}**.

![Confidence against share right](reliability.svg)`;
}

function reliabilityChart(found: readonly (readonly [string, Reliability])[]): string {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const palette = [
    '#777',
    '#999',
    '#aaa',
    '#8aa',
    '#a8a',
    '#aa8',
    '#88a',
    '#c98',
    '#9c8',
    '#0b6cb8',
  ];
  const series: Series[] = found.map(([name, { points }], i) => ({
    name,
    colour: i === found.length - 1 ? '#0b6cb8' : (palette[i] ?? '#777'),
    points,
  }));
  series.push({
    name: 'perfect',
    colour: '#c00',
    points: [
      [0, 0],
      [1, 1],
    ],
    isGuide: true,
  });
  const panel = {
    title: 'Reliability',
    x: { title: 'confidence', ticks },
    y: { title: 'share right', ticks },
    series,
  };
  return chart('How often a confidence is right', [panel]);
}

async function growth(skipped: string[]): Promise<string> {
  const curves = new Map<string, Map<number, Measured>>();
  for (const peer of PEER_NAMES) {
    const curve = new Map<number, Measured>();
    for (const size of SIZES) {
      if (peer !== 'Thaw' && size > LARGEST_OF_PEERS) continue;
      const measured = await measure(peer, [FULL, String(size)], `growth, ${size} phrasings`);
      if (measured) curve.set(size, measured);
    }
    curves.set(peer, curve);
  }
  skipped.push(
    `Skipped: natural and NLP.js beyond ${LARGEST_OF_PEERS.toLocaleString('en')} phrasings in the growth curve, which would take most of the run.`,
  );
  await writeFile(join(import.meta.dirname, 'growth.svg'), growthChart(curves));
  const rows = SIZES.map((size) => {
    const cells = PEER_NAMES.map((peer) => {
      const at = curves.get(peer)?.get(size);
      return at ? `${Math.round(at.trainMs)} ms, ${Math.round(at.micros.p50)} µs` : '–';
    });
    return `| ${size.toLocaleString('en')} | ${cells.join(' | ')} |`;
  });
  const own = (size: number) => curves.get('Thaw')?.get(size)?.micros.p50 ?? Number.NaN;
  return `Growth over phrasings of BANKING77 (crossed with one another beyond 10,003): training, question p50.

| phrasings | ${PEER_NAMES.join(' | ')} |
|---|${'---|'.repeat(PEER_NAMES.length)}
${rows.join('\n')}

A question at 100,000 phrasings takes **${(own(100_000) / own(1_000)).toFixed(1)}** times the time at 1,000; natural at 10,000 takes **${((curves.get('natural')?.get(10_000)?.micros.p50 ?? Number.NaN) / own(10_000)).toFixed(1)}** times Thaw's.

![Growth of training and query time](growth.svg)`;
}

function growthChart(curves: Map<string, Map<number, Measured>>): string {
  const series = (pick: (measured: Measured) => number): Series[] =>
    [...curves].map(([name, curve]) => ({
      name,
      colour: COLOURS[name] ?? '#333',
      points: [...curve].map(([size, measured]) => [size, pick(measured)] as const),
    }));
  const x = { title: 'phrasings', ticks: [1_000, 10_000, 100_000], isLog: true };
  return chart('Growth of training and query time with the number of phrasings', [
    {
      title: 'Training',
      x,
      y: { title: 'ms', ticks: [10, 100, 1_000, 10_000, 100_000], isLog: true },
      series: series(({ trainMs }) => trainMs),
    },
    {
      title: 'One question (p50)',
      x,
      y: { title: 'µs', ticks: [10, 100, 1_000, 10_000], isLog: true },
      series: series(({ micros }) => micros.p50),
    },
  ]);
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : (100 * share).toFixed(1));
