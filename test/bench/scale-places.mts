// The databases of part "scale", empty, small and large on both kinds, and services on them.

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import * as filled from './scale-fill.mts';
import { ask } from './scale-load.mts';
import { endService, type Running, startService } from './service.mts';

const ROOT = join(import.meta.dirname, '../..');
const COPY = { recursive: true };
export const KINDS = ['SQLite', 'PostgreSQL'] as const;
const SIZES = ['empty', 'small', 'large'] as const;

export type Kind = (typeof KINDS)[number];
export type Size = (typeof SIZES)[number];

export interface Places {
  folder: string;
  /** Address of the server; ends with a slash. */
  postgres: string;
  questions: string[];
  running: Running[];
}

/** @returns how many messages the large ones hold */
export async function fillAll(
  bench: Places,
  [few, many]: readonly [number, number],
): Promise<number> {
  let seeded = 0;
  for (const kind of KINDS) {
    if (kind === 'PostgreSQL') await sql(bench, 'CREATE DATABASE empty');
    const service = await serve(bench, kind, 'empty');
    for (let each = 0; each < 2; each++) {
      await ask({ ...bench, services: [service], conversation: () => filled.SEED }, 0);
    }
    await endAll(bench);
    for (const size of ['small', 'large'] as const) {
      if (kind === 'PostgreSQL') await sql(bench, `CREATE DATABASE ${size} TEMPLATE empty`);
      else await cp(folderOf(bench, kind, 'empty'), folderOf(bench, kind, size), COPY);
      console.log(`scale: filling ${kind}, ${size} …`);
      const job = async (run: filled.Run) => {
        seeded = await run(`SELECT seq FROM conversations WHERE id = 'bench:${filled.SEED}'`);
        await filled.fill(run, size === 'small' ? few : many);
        if (size === 'large') await filled.fillHistories(run, seeded);
      };
      if (kind === 'SQLite') await filled.onSqlite(folderOf(bench, kind, size), job);
      else await filled.onPostgres(bench.postgres + size, job);
    }
  }
  const { short, long } = filled.HISTORIES;
  return many * seeded + filled.OF_EACH_HISTORY * (short + long);
}

export async function serve(bench: Places, kind: Kind, size: Size): Promise<Running> {
  const running = await startService({
    name: `${kind}, ${size}`,
    command: [process.execPath, 'dist/src/main.js'],
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folderOf(bench, kind, size),
      LOG_LEVEL: 'error',
      // Sockets of many addresses come from this one.
      TRUSTED_PROXIES: '1',
      ...(kind === 'PostgreSQL' && { DATABASE_URL: bench.postgres + size }),
    },
  });
  bench.running.push(running);
  return running;
}

export async function endAll({ running }: Places): Promise<void> {
  await Promise.all(running.splice(0).map(endService));
}

const folderOf = ({ folder }: Places, kind: Kind, size: Size) => join(folder, `${kind}-${size}`);

async function sql({ postgres }: Places, text: string): Promise<void> {
  const client = new pg.Client(`${postgres}postgres`);
  await client.connect();
  await client.query(text);
  await client.end();
}
