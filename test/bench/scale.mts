// Part "scale": what a turn, a start and a socket cost as histories, databases and processes grow, on both databases.
// `CONVERSATIONS=1000000 npm run bench -- scale` fills more than the 200,000 conversations with 1,000,000 messages.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres/server.ts';
import { readQuestions } from './questions.mts';
import { copyName, HISTORIES } from './scale-fill.mts';
import { type Cost, databaseServer, measure } from './scale-load.mts';
import {
  endAll,
  fillAll,
  KINDS,
  type Kind,
  type Places,
  type Size,
  serve,
} from './scale-places.mts';
import { type Figures, report } from './scale-report.mts';
import { measureSockets } from './scale-sockets.mts';
import type { Running } from './service.mts';

const FEW = 1000;
const MANY = Number(process.env.CONVERSATIONS ?? 200_000);
const ROUNDS = Number(process.env.ROUNDS ?? 8);
const START_ROUNDS = Number(process.env.STARTS ?? 5);
const TURNS = 300;
const LINES = 8;
const SOCKETS = [100, 2000, 5000];

interface Bench extends Places {
  database: number | undefined;
  figures: Figures;
}

export async function benchScale(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-scale-'));
  const server = await startPostgres();
  const bench: Bench = {
    folder,
    postgres: server.url,
    database: databaseServer(),
    questions: await readQuestions(),
    running: [],
    figures: { starts: new Map(), costs: new Map(), sockets: [] },
  };
  try {
    const messages = await fillAll(bench, [FEW, MANY]);
    await measureStarts(bench);
    await measureTurns(bench);
    bench.figures.sockets = await measureSockets(await serve(bench, 'SQLite', 'small'), SOCKETS);
    return report(bench.figures, { few: FEW, many: MANY, messages, rounds: ROUNDS });
  } finally {
    await endAll(bench);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Taking turns spreads the noise of a shared machine over all. */
async function measureStarts(bench: Bench): Promise<void> {
  for (let round = 0; round < START_ROUNDS; round++) {
    for (const kind of KINDS) {
      for (const size of ['empty', 'large'] as const) {
        const began = performance.now();
        await serve(bench, kind, size);
        note(bench.figures.starts, `${kind}, ${size}`, performance.now() - began);
        await endAll(bench);
      }
    }
  }
}

async function measureTurns(bench: Bench): Promise<void> {
  const { figures, questions } = bench;
  const of = async (kind: Kind, size: Size) =>
    [kind, size, await serve(bench, kind, size)] as const;
  const places = [];
  for (const kind of KINDS)
    for (const size of ['small', 'large'] as const) places.push(await of(kind, size));
  const largest = places.at(-1)?.[2] as Running;
  const team = [largest];
  while (team.length < 3) team.push(await serve(bench, 'PostgreSQL', 'large'));
  for (let round = -1; round < ROUNDS; round++) {
    const costs = round < 0 ? new Map<string, Cost[]>() : figures.costs;
    for (const [kind, size, service] of places) {
      const common = { services: [service], questions, turns: TURNS, lines: LINES };
      const database = kind === 'PostgreSQL' ? bench.database : undefined;
      const known = size === 'small' ? FEW : MANY;
      const any = () => copyName(Math.floor(Math.random() * known));
      const cost = await measure({ ...common, database, conversation: any });
      note(costs, `${kind}, ${size}`, cost);
      if (size === 'small') continue;
      for (const label of Object.keys(HISTORIES)) {
        const conversation = (line: number) => label + line;
        note(costs, `${kind}, ${label}`, await measure({ ...common, database, conversation }));
      }
    }
    for (let count = 1; count <= team.length; count++) {
      const any = () => copyName(Math.floor(Math.random() * MANY));
      const services = team.slice(0, count);
      const load = { services, questions, turns: 2 * TURNS, lines: 24, database: bench.database };
      note(costs, `processes, ${count}`, await measure({ ...load, conversation: any }));
    }
    console.log(`scale: round ${round + 1}/${ROUNDS}`);
  }
  await endAll(bench);
}

function note<T>(figures: Map<string, T[]>, name: string, value: T): void {
  figures.set(name, [...(figures.get(name) ?? []), value]);
  console.log(`scale: ${name}: ${JSON.stringify(value)}`);
}
