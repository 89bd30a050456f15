import { Client } from 'pg';
import type { Hints } from '../../../src/store/hints';
import { openHints } from '../../../src/store/postgres-hints';
import { Signal } from '../../../src/turns/signal';
import { until } from '../../support/direct-line-client';
import { SERVER_VARIABLE } from '../../support/postgres/server';

const name = `hints_${process.pid}`;
const server = () => String(process.env[SERVER_VARIABLE]);
const url = () => `${server()}${name}`;
let admin: Client;
const open: Hints[] = [];

beforeAll(async () => {
  await onServer(`CREATE DATABASE ${name}`);
  admin = new Client(url());
  await admin.connect();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((hints) => hints.close()));
});
afterAll(async () => {
  await admin.end();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function onServer(statement: string): Promise<void> {
  const client = new Client(`${server()}postgres`);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** One that hears; `gaps` counts how often it could not before. */
async function joined() {
  const hints = openHints(url());
  open.push(hints);
  const heard: string[] = [];
  const member = { hints, heard, gaps: 0 };
  hints.listen(
    (text) => heard.push(text),
    () => {
      member.gaps++;
    },
  );
  await until(() => member.gaps > 0 || undefined);
  return member;
}

async function listening(): Promise<number[]> {
  const { rows } = await admin.query(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'thaw hints' AND datname = $1`,
    [name],
  );
  return rows.map(({ pid }) => pid);
}

it('brings what one tells to the others, not to itself', async () => {
  const [a, b, c] = [await joined(), await joined(), await joined()];
  await a.hints.tell('一 "quoted" text');
  await b.hints.tell('two');
  await until(
    () => (a.heard.length === 1 && b.heard.length === 1 && c.heard.length === 2) || undefined,
  );
  expect([a.heard, b.heard, c.heard]).toEqual([
    ['two'],
    ['一 "quoted" text'],
    ['一 "quoted" text', 'two'],
  ]);
});

it('is there again by itself after the connection was cut, and says so once', async () => {
  const [a, b] = [await joined(), await joined()];
  for (const pid of await listening()) {
    await admin.query('SELECT pg_terminate_backend($1)', [pid]);
  }
  await a.hints.tell('into the void');
  await until(() => (a.gaps === 2 && b.gaps === 2) || undefined);
  await a.hints.tell('again');
  await until(() => b.heard.includes('again') || undefined);
  expect(b.heard).toEqual(['again']);
  expect(await listening()).toHaveLength(2);
});

it('waits for a server that is not there, quietly', async () => {
  const hints = openHints('postgres://thaw:thaw@localhost:9/thaw');
  await hints.tell('nobody');
  await hints.close();
});

it('leaves no connection behind', async () => {
  const { hints } = await joined();
  await hints.close();
  await until(async () => (await listening()).length === 0 || undefined);
});

it('reaches a listener of another process soon, under load too', async () => {
  const [here, there] = [await joined(), await joined()];
  const [a, b] = [new Signal(here.hints), new Signal(there.hints)];
  const told = new Map<string, number>();
  const took: number[] = [];
  for (let i = 0; i < 400; i++) {
    b.listenTo(`c${i}`, () => took.push(performance.now() - (told.get(`c${i}`) ?? 0)));
  }
  for (let i = 0; i < 400; i++) {
    told.set(`c${i}`, performance.now());
    a.touched({ conversations: [`c${i}`] });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await until(() => took.length === 400 || undefined);
  took.sort((x, y) => x - y);
  const [p50, p95] = [took[200] ?? 0, took[380] ?? 0];
  if (process.env.SHOW)
    process.stderr.write(`p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`);
  expect(p95).toBeLessThan(1000);
});
