// Part "process": how soon the service is ready, what memory it holds and what it answers, against another build of itself.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readQuestions } from './questions.mts';
import { endService, type Running, startService } from './service.mts';
import { load, median, type Peer, type Round, startPeer } from './turns.mts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = 'dist/src/main.js';
const STARTS = 5;
const MEMORY_ROUNDS = 3;
const SETTLED_MS = 20_000;
const TURN_ROUNDS = 12;
const ROUND_SECONDS = 2;
const WARM_UP_SECONDS = 4;

/** Each figure by its name, one for each round. */
type Figures = Map<string, number[]>;

interface Build {
  name: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  figures: Figures;
}

export async function benchProcess(against?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const build = (name: string, cwd: string): Build => ({
    ...{ name, cwd, figures: new Map() },
    env: { ...process.env, PORT: '0', DATA_DIR: join(folder, name), LOG_LEVEL: 'error' },
  });
  const builds = [build('this build', ROOT), ...(against ? [build('before', against)] : [])];
  try {
    await inTurn(builds, 1, (each) => measureStart(each, 'first start, ready after ms'));
    await inTurn(builds, STARTS, (each) => measureStart(each, 'ready after ms'));
    await inTurn(builds, MEMORY_ROUNDS, measureMemory);
    await measureTurns(builds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return report(builds);
}

/** Taking turns spreads the noise of a shared machine over all. */
async function inTurn(builds: Build[], rounds: number, measure: (build: Build) => Promise<void>) {
  for (let round = 0; round < rounds; round++) for (const each of builds) await measure(each);
}

async function measureStart(build: Build, name: string): Promise<void> {
  const started = performance.now();
  const running = await start(build);
  note(build, name, performance.now() - started);
  await endService(running);
}

async function measureMemory(build: Build): Promise<void> {
  const running = await start(build);
  await pause(SETTLED_MS);
  const status = await readFile(`/proc/${running.child.pid}/status`, 'utf8').catch(() => '');
  for (const [field, name] of [
    ['VmHWM', 'peak of the start, MB'],
    ['VmRSS', 'memory after 20 s, MB'],
  ] as const) {
    note(build, name, Number(new RegExp(`${field}:\\s*(\\d+)`).exec(status)?.[1]) / 1024);
  }
  await endService(running);
}

async function measureTurns(builds: Build[]): Promise<void> {
  const questions = await readQuestions();
  const peers: Peer[] = [];
  try {
    for (const { name, cwd, env } of builds)
      peers.push(await startPeer({ name, file: MAIN, cwd, env }));
    for (const peer of peers) await load(peer, questions, WARM_UP_SECONDS);
    for (let round = 0; round < TURN_ROUNDS; round++) {
      for (const [i, peer] of peers.entries()) {
        const before = await processorMs(peer);
        const result = await load(peer, questions, ROUND_SECONDS);
        noteRound(builds[i] as Build, result);
        const turns = result.perSecond * ROUND_SECONDS;
        const spent = ((await processorMs(peer)) - before) * 1000;
        note(builds[i] as Build, 'processor time of a turn, µs', spent / turns);
      }
    }
  } finally {
    await Promise.all(peers.map(endService));
  }
}

function noteRound(build: Build, { perSecond, p50, p99 }: Round): void {
  note(build, 'turns per second', perSecond);
  note(build, 'p50 of a turn, ms', p50);
  note(build, 'p99 of a turn, ms', p99);
}

/** What the process has taken of the processor so far; in ticks of 10 ms, as Linux tells it. */
export async function processorMs({ child }: Running): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
  const [, user, system] = /\)(?: \S+){11} (\d+) (\d+)/.exec(stat) ?? [];
  return (Number(user) + Number(system)) * 10;
}

function start({ name, cwd, env }: Build): Promise<Running> {
  return startService({ name, command: [process.execPath, MAIN], cwd, env });
}

function note({ name: build, figures }: Build, name: string, value: number): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
  console.log(`process: ${build}: ${name}: ${Math.round(value)}`);
}

function report([own, before]: Build[]): string {
  const rows = [...(own?.figures ?? [])].map(([name, values]) => {
    const other = before?.figures.get(name);
    const cells = other ? [Math.round(median(other)), ratio(values, other)] : ['', ''];
    return `| ${name} | ${Math.round(median(values))} | ${cells.join(' | ')} |`;
  });
  return `## Process

Builds started in turn on databases of their own; medians of ${STARTS} starts, ${MEMORY_ROUNDS} looks at the memory, ${TURN_ROUNDS} rounds of turns of ${ROUND_SECONDS} s (32 connections, one core for the server). The first start of all, which learns the knowledge, stands apart. Ratio: the median of the rounds, with the least and the greatest.

| | this build | before | ratio |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** @returns the median of the ratios round by round, with the least and the greatest */
export function ratio(values: readonly number[], others: readonly number[]): string {
  const ratios = values.map((value, i) => value / (others[i] ?? Number.NaN));
  const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  return `**${middle.toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`;
}
