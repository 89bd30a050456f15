// Part "queue": the desk's list over HTTP, at 1,000 and at 100,000 tickets on SQLite, and at 100,000 on PostgreSQL.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addStaff } from '../../dist/src/staff/manage.js';
import { startSession } from '../../dist/src/staff/session-store.js';
import { moveStore } from '../../dist/src/store/move/move-store.js';
import { openSqlite } from '../../dist/src/store/sqlite.js';
import { startPostgres } from '../support/postgres/server.ts';
import { fillWithTickets } from './many-tickets.mts';

const ROOT = join(import.meta.dirname, '../..');
const SIZES = [1000, 100_000] as const;
const ROUNDS = 100;
const WARM_UP = 10;

const UNCLOSED = 'status=new,open,waiting';
const QUERIES: Record<string, string> = {
  'unclosed, longest waiting first': UNCLOSED,
  'my own': `${UNCLOSED}&assignee=me`,
  'nobody’s': `${UNCLOSED}&assignee=none`,
  'closed, newest first': 'status=closed&sort=newest',
  'all, last changed first': 'sort=updated',
  'one provider, one language': `provider=${encodeURIComponent('拉卡拉 Lakala')}&language=en`,
  'search: a merchant ID': 'search=898310100000123',
  'search: a phrase in a fifth of all': `search=${encodeURIComponent('风控拦截')}`,
  'search: the same, unclosed': `${UNCLOSED}&search=${encodeURIComponent('风控拦截')}`,
  'search: a Han character in two fifths of all': `search=${encodeURIComponent('交')}`,
  'search: a Han character in 11': `search=${encodeURIComponent('罕')}`,
  'search: two Han characters in 11': `search=${encodeURIComponent('罕见')}`,
  'search: the beginning of a Latin word': 'search=lock',
  'search: found nowhere': `search=${encodeURIComponent('退货')}`,
};

interface Desk {
  name: string;
  url: string;
  cookie: string;
  folder: string;
  child: ChildProcess;
  /** Milliseconds of each call, by query. */
  times: Map<string, number[]>;
}

export async function benchQueue(): Promise<string> {
  const desks: Desk[] = [];
  const postgres = await startPostgres();
  try {
    for (const size of SIZES) desks.push(await openDesk(size));
    desks.push(await openMoved(desks.at(-1) as Desk, `${postgres.url}postgres`));
    // Taking turns spreads the noise of a shared machine over all.
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (const [name, query] of Object.entries(QUERIES)) {
        for (const desk of desks) {
          const ms = await call(desk, query);
          if (round >= 0) desk.times.set(name, [...(desk.times.get(name) ?? []), ms]);
        }
      }
    }
  } finally {
    for (const { child, folder } of desks) {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
    await postgres.stop();
  }
  return report(desks as [Desk, Desk, Desk]);
}

async function openDesk(size: number): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const store = openSqlite(folder);
  const now = Date.now();
  console.log(`queue: making ${size} tickets …`);
  await fillWithTickets(store, size, now);
  const secret = await store.write(async (db) => {
    const draft = { login: 'bench', name: 'Bench', role: 'agent', language: 'en' } as const;
    const { account } = await addStaff(db, draft, { by: { id: null, name: 'bench' }, now });
    return startSession(db, account.id, now);
  });
  await store.close();
  const name = `SQLite, ${size.toLocaleString('en')}`;
  return {
    name,
    folder,
    cookie: `__Host-thaw_desk=${secret}`,
    times: new Map(),
    ...(await serve(folder)),
  };
}

/** The same tickets and sessions in PostgreSQL; the folder is served again after. */
async function openMoved(desk: Desk, database: string): Promise<Desk> {
  const exited = once(desk.child, 'exit');
  desk.child.kill('SIGTERM');
  await exited;
  console.log('queue: moving them to PostgreSQL …');
  await moveStore({ folder: desk.folder, url: database, replace: false });
  Object.assign(desk, await serve(desk.folder));
  const name = desk.name.replace('SQLite', 'PostgreSQL');
  return { ...desk, name, times: new Map(), ...(await serve(desk.folder, database)) };
}

async function serve(
  folder: string,
  database?: string,
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/main.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      ...(database && { DATABASE_URL: database }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with code ${code}`)));
    child.stdout?.on('data', (chunk) => {
      const ready = /is ready: (\S+)/.exec(String(chunk));
      if (ready?.[1]) resolve(ready[1].replace('localhost', '127.0.0.1'));
    });
  });
  return { url, child };
}

async function call({ url, cookie }: Desk, query: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${url}/api/desk/tickets?${query}`, { headers: { cookie } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${query} was answered ${answer.status}`);
  return performance.now() - began;
}

function report([few, many, moved]: [Desk, Desk, Desk]): string {
  const rows = Object.keys(QUERIES).map((name) => {
    const all = [few, many, moved].map(({ times }) => times.get(name) ?? []);
    const [a, b, c] = all as [number[], number[], number[]];
    const growth = quantile(b, 0.5) / quantile(a, 0.5);
    const times = all.map((each) => `${ms(each, 0.5)} / ${ms(each, 0.99)}`).join(' | ');
    return `| ${name} | ${times} | ${growth.toFixed(1)} | ${(quantile(c, 0.5) / quantile(b, 0.5)).toFixed(1)} |`;
  });
  return `## Queue of the desk

\`GET /api/desk/tickets\`, a page of 50 with its clocks and counts, over HTTP; p50 / p99 of ${ROUNDS} calls in ms, all in turn.
The tickets in PostgreSQL were moved there by \`kb move-store\`.

| list | ${few.name} | ${many.name} | ${moved.name} | growth | PostgreSQL to SQLite |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function ms(values: number[], share: number): string {
  return quantile(values, share).toFixed(1);
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
