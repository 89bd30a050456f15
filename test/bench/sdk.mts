// Part "sdk": the Bot Framework SDK that the Teams channel stands on, its two successors, and no SDK at all.
// The packages are installed, pinned, into a folder of its own; the built service runs on each without a change to its files.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readQuestions } from './questions.mts';
import { type Candidate, PACKAGES, ROOT } from './sdk-parts.mts';
import { endService, startService } from './service.mts';
import { load, median, type Peer } from './turns.mts';

const STARTS = 5;
const ROUNDS = 5;
const ROUND_SECONDS = 2.5;
const WARM_UP_SECONDS = 2;
/** Of the system's clock that counts processor time. */
const TICK_MS = 10;
/** Until what a start leaves behind is swept. */
const SETTLED_MS = 1500;

const NAMES = {
  botbuilder: 'botbuilder 4.23.3',
  hosting: 'agents-hosting 1.8.1',
  teams: 'teams.apps 2.1.0',
  bare: 'no SDK',
} as const;
type Name = keyof typeof NAMES;
const CANDIDATES = Object.keys(NAMES) as Name[];

/** The adapter alone with an echo behind it, and the whole service. */
const SERVICES = {
  echo: ['test/bench/sdk-echo.mts'],
  Thaw: ['--import', './test/bench/sdk-swap.mts', 'dist/src/main.js'],
} as const;
type Service = keyof typeof SERVICES;

/** On a shared machine the processor time says more than the clock. */
interface Measured {
  readyMs: number[];
  readyCpuMs: number[];
  mebibytes: number[];
  perSecond: number[];
  turnCpuMs: number[];
}

export async function benchSdk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-sdk-'));
  try {
    const sizes = installAll(folder);
    // Set before the parts are loaded: they take their packages from there.
    process.env.SDK_FOLDER = folder;
    const { moveTalks } = await import('./sdk-state.mts');
    const { doors } = await import('./sdk-doors.mts');
    const { sends } = await import('./sdk-sends.mts');
    const tables: string[] = [];
    for (const service of Object.keys(SERVICES) as Service[]) {
      tables.push(table(service, await measure(service, folder)));
    }
    const moved: string[] = [];
    for (const [dialogs, name] of [
      ['dialogs', 'agents-hosting-dialogs 0.6.22'],
      ['own', 'a stack of our own'],
    ]) {
      const { moments, deepest, differences } = await moveTalks(dialogs as string, process.env);
      for (const each of differences) console.log(`sdk, ${name}: ${each}`);
      moved.push(`| ${name} | ${moments} | ${deepest} | ${differences.length} |`);
    }
    return report(tables, { sizes, moved, doors: await doors(), sends: await sends() });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns rows of a table: what of the registry each needs on the disk */
function installAll(folder: string): string[] {
  const sets: [string, Candidate[]][] = [
    [`${NAMES.botbuilder} with its dialogs`, ['botbuilder']],
    [`${NAMES.hosting} with agents-hosting-dialogs 0.6.22`, ['hosting', 'dialogs']],
    [NAMES.hosting, ['hosting']],
    [NAMES.teams, ['teams']],
  ];
  install(join(folder, 'dialogs'), PACKAGES.dialogs);
  const rows = sets.map(([name, candidates], index) => {
    const at = join(folder, candidates.length > 1 ? 'both' : String(candidates[0]));
    install(
      at,
      candidates.flatMap((candidate) => [...PACKAGES[candidate]]),
    );
    const { packages } = JSON.parse(
      readFileSync(join(at, 'node_modules/.package-lock.json'), 'utf8'),
    );
    console.log(`sdk: installed ${index + 1} of ${sets.length}`);
    return { name, count: Object.keys(packages).length, mebibytes: sizeOf(at) / 2 ** 20 };
  });
  const own = rows[0]?.mebibytes ?? Number.NaN;
  return rows.map(
    ({ name, count, mebibytes }) =>
      `| ${name} | ${count} | ${mebibytes.toFixed(0)} | ${(mebibytes / own).toFixed(2)} |`,
  );
}

function install(folder: string, packages: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--save-exact',
    ...packages,
  ];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Taking turns spreads the noise of a shared machine over all. */
async function measure(service: Service, folder: string): Promise<Record<Name, Measured>> {
  const measured = Object.fromEntries(
    CANDIDATES.map((name) => [
      name,
      { readyMs: [], readyCpuMs: [], mebibytes: [], perSecond: [], turnCpuMs: [] },
    ]),
  ) as unknown as Record<Name, Measured>;
  for (let round = 0; round < STARTS; round++) {
    for (const name of CANDIDATES) {
      const startedAt = performance.now();
      const running = await start(service, name, folder);
      const pid = running.child.pid as number;
      measured[name].readyMs.push(performance.now() - startedAt);
      measured[name].readyCpuMs.push(cpuMsOf(pid));
      await pause(SETTLED_MS);
      measured[name].mebibytes.push(memoryOf(pid));
      await endService(running);
    }
    console.log(`sdk, ${service}: start ${round + 1} of ${STARTS}`);
  }
  const peers: [Name, Peer][] = [];
  try {
    for (const name of CANDIDATES) peers.push([name, await start(service, name, folder)]);
    const questions = await readQuestions();
    for (const [, peer] of peers) await load(peer, questions, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, peer] of peers) {
        const before = cpuMsOf(peer.child.pid as number);
        const { perSecond } = await load(peer, questions, ROUND_SECONDS);
        const cpuMs = cpuMsOf(peer.child.pid as number) - before;
        measured[name].perSecond.push(perSecond);
        measured[name].turnCpuMs.push(cpuMs / (perSecond * ROUND_SECONDS));
        console.log(
          `sdk, ${service}, round ${round + 1}/${ROUNDS}: ${name}: ${Math.round(perSecond)}/s`,
        );
      }
    }
  } finally {
    await Promise.all(peers.map(([, peer]) => endService(peer)));
  }
  return measured;
}

/** The server gets a core of its own where the system can arrange it; the load comes from the other. */
async function start(service: Service, name: Name, folder: string): Promise<Peer> {
  const isPinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  const command = [
    ...(isPinned ? ['taskset', '-c', '0'] : []),
    process.execPath,
    ...SERVICES[service],
  ];
  const DATA_DIR = await mkdtemp(join(folder, 'data-'));
  const env = {
    ...process.env,
    SDK: name,
    SDK_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR,
  };
  return { ...(await startService({ name, command, cwd: ROOT, env })), rounds: [] };
}

function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memoryOf(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}

const COLUMNS = {
  perSecond: 'turns per second',
  turnCpuMs: 'CPU ms per turn',
  readyMs: 'ready after ms',
  readyCpuMs: 'CPU of it, ms',
  mebibytes: 'RSS MiB',
} as const;

function table(service: Service, measured: Record<Name, Measured>): string {
  const columns = Object.keys(COLUMNS) as (keyof Measured)[];
  const rows = CANDIDATES.map((name) => {
    const cells = columns.flatMap((what) => {
      const values = measured[name][what];
      const digits = what === 'turnCpuMs' ? 2 : 0;
      const own = measured.botbuilder[what];
      return [median(values).toFixed(digits), name === 'botbuilder' ? '1' : ratio(values, own)];
    });
    return `| ${NAMES[name]} | ${cells.join(' | ')} |`;
  });
  const heads = columns.flatMap((what) => [COLUMNS[what], 'ratio']);
  return `| ${service === 'echo' ? 'the adapter with an echo' : 'the whole service'} | ${heads.join(' | ')} |
|---|${heads.map(() => '---|').join('')}
${rows.join('\n')}`;
}

/** Round by round, because those are neighbours in time. */
function ratio(values: readonly number[], own: readonly number[]): string {
  const ratios = values.map((value, round) => value / (own[round] ?? Number.NaN));
  return `**${median(ratios).toFixed(2)}** (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
}

interface Parts {
  sizes: string[];
  moved: string[];
  doors: string;
  sends: string;
}

function report(tables: string[], { sizes, moved, doors, sends }: Parts): string {
  return `## The SDK

The channel's adapter on each candidate, behind the same route; the whole service also on the dialogs that belong to it (botbuilder-dialogs, agents-hosting-dialogs; teams.apps has none and runs, as no SDK does, on a stack of 120 lines of our own). Over \`expectReplies\`, one core for the server, median of ${ROUNDS} rounds of ${ROUND_SECONDS} s and of ${STARTS} starts taken in turn; ratios to botbuilder round by round, with the smallest and the largest.

${tables.join('\n\n')}

On the disk, each installed by itself:

| | packages | MiB | ratio |
|---|---|---|---|
${sizes.join('\n')}

Conversations that were stored with a dialog open, moved from botbuilder-dialogs to another stack after each of their turns, and the other way round, then played to their end:

| moved to | moments | open dialogs at most | that went on otherwise |
|---|---|---|---|
${moved.join('\n')}

Who is let in by each one's own check; all but the first are to be refused:

${doors}

A message sent when the connector answers with an error:

${sends}
`;
}
