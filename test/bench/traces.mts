// Part "traces": what the places where a turn may be traced cost while nothing is traced, against a build without them.

import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_TRACES } from '../../dist/src/traces/traces.js';
import { processorMs, ratio } from './process.mts';
import { readQuestions } from './questions.mts';
import { endService } from './service.mts';
import { load, median, type Peer, startPeer } from './turns.mts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = 'dist/src/main.js';
const ROUNDS = Number(process.env.TRACES_ROUNDS) || 12;
const ROUND_SECONDS = 2;
const CALLS = 200_000;
/** Accept, turn, hear, commit. */
const CALLS_A_TURN = 4;

/** The calls of a turn in the compiled build, and what does the same without them. */
const WITHOUT: Record<string, [call: string, plain: string][]> = {
  'turns/turns.js': [
    ["traces.span('accept', { conversation, facts: { channel } }, async (note) =>", '(async () =>'],
    ['note({ repeated: stored.repeated });', ''],
    ['return stored;\n        });', 'return stored;\n        })();'],
    ['traces.here()', 'undefined'],
  ],
  'turns/lanes.js': [
    [
      "traces.span('turn', { conversation, facts, within: from }, (note) => this.#hearAndCommit(lane, entries, note))",
      'this.#hearAndCommit(lane, entries, () => {})',
    ],
    [
      "traces.span('hear', {}, () => this.#hearing.hear(lane, entries))",
      'this.#hearing.hear(lane, entries)',
    ],
    ["traces.span('commit', {}, () => store.write(", '(store.write('],
  ],
};

export async function benchTraces(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  try {
    await withoutCalls(folder);
    return report(await measureTurns(folder), await nanosecondsOfCall());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withoutCalls(folder: string): Promise<void> {
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['node_modules', 'knowledge', 'locales', 'package.json'])
    await symlink(join(ROOT, name), join(folder, name));
  for (const [file, calls] of Object.entries(WITHOUT)) {
    const path = join(folder, 'dist/src', file);
    let text = await readFile(path, 'utf8');
    for (const [call, plain] of calls) {
      if (!text.includes(call)) throw new Error(`${file} has no ${call}`);
      text = text.replace(call, plain);
    }
    await writeFile(path, text);
  }
}

/** @returns microseconds of the processor that a turn took in each round, as it is and without the calls */
async function measureTurns(folder: string): Promise<[number[], number[]]> {
  const questions = await readQuestions();
  const peers: { peer: Peer; taken: number[] }[] = [];
  try {
    for (const [name, cwd] of [
      ['as it is', ROOT],
      ['without', folder],
    ] as const) {
      const env = { ...process.env, PORT: '0', DATA_DIR: join(folder, name), LOG_LEVEL: 'error' };
      peers.push({ peer: await startPeer({ name, file: MAIN, cwd, env }), taken: [] });
    }
    for (const { peer } of peers) await load(peer, questions, ROUND_SECONDS * 2);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const { peer, taken } of round % 2 ? peers : peers.toReversed()) {
        const before = await processorMs(peer);
        const { perSecond } = await load(peer, questions, ROUND_SECONDS);
        const spent = ((await processorMs(peer)) - before) * 1000;
        taken.push(spent / (perSecond * ROUND_SECONDS));
        console.log(
          `traces, round ${round}/${ROUNDS}: ${peer.name}: ${Math.round(taken.at(-1) ?? 0)} µs`,
        );
      }
    }
  } finally {
    for (const { peer } of peers) await endService(peer);
  }
  return peers.map(({ taken }) => taken) as [number[], number[]];
}

/** Alone in a loop, with what it is given and what it says of itself, less the same work without it. */
async function nanosecondsOfCall(): Promise<number> {
  const work = async () => 1;
  const plain = async () => {
    for (let call = 0; call < CALLS; call++) await work();
  };
  const traced = async () => {
    for (let call = 0; call < CALLS; call++)
      await NO_TRACES.span('turn', { conversation: 'c', facts: { call } }, async (note) => {
        note({ call });
        return work();
      });
  };
  const rounds: number[] = [];
  for (let round = 0; round < 7; round++) {
    const [without, traces] = [await processorOf(plain), await processorOf(traced)];
    rounds.push(((traces - without) * 1000) / CALLS);
  }
  return median(rounds);
}

async function processorOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function report([own, without]: [number[], number[]], nanoseconds: number): string {
  const turn = median(own);
  const share = (nanoseconds * CALLS_A_TURN) / 1000 / turn;
  return `## Traces that are off

Processor time of a turn where no collector is configured, against the same build with the ${CALLS_A_TURN} calls of a turn that could be traced cut out: ${ratio(own, without)} of ${ROUNDS} pairs of rounds of ${ROUND_SECONDS} s taken in turn (medians ${Math.round(turn)} and ${Math.round(median(without))} µs; load average ${(loadavg()[0] ?? 0).toFixed(1)} on 2 cores). A call by itself takes ${Math.round(nanoseconds)} ns of the processor in a loop, promise included: ${CALLS_A_TURN} of them are ${(share * 100).toFixed(2)} % of a turn.
`;
}
