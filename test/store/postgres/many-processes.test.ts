// Three real processes on one PostgreSQL behind any balancer: what is promised when they die, are replaced and are older.
// `KILLS=20 npm run faults` kills more often and counts.

import pg from 'pg';
import { MIGRATIONS } from '../../../src/store/migrations';
import { until } from '../../support/direct-line-client';
import { Fleet, Wanderer } from '../../support/fleet';
import { brokenPromises, type StoredRow, turnsIn } from '../../support/kept-promises';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const KILLS = Number(process.env.KILLS ?? 2);
/** Of replacing all three. */
const ROUNDS = Math.ceil(KILLS / 8);
const CLIENTS = 6;
const BURST = 5;
jest.setTimeout(120_000 + KILLS * 40_000);

type Row = StoredRow & { conversation_id: string };

let folder: string;
let fleet: Fleet;
let database: pg.Client;
const clients: Wanderer[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  fleet = await Fleet.start(3, folder);
  database = new pg.Client((await placeFor(folder)).DATABASE_URL);
  // The database of the file is dropped before the hooks of the file run.
  database.on('error', () => {});
  await database.connect();
}, 240_000);

afterEach(() => {
  for (const client of clients.splice(0)) client.end();
});

afterAll(async () => {
  await fleet?.end();
  await database?.end();
}, 240_000);

const query = async <T extends object>(text: string): Promise<T[]> =>
  (await database.query<T>(text)).rows;

async function join(count: number, locale?: string): Promise<Wanderer[]> {
  const joined = await Promise.all(
    Array.from({ length: count }, () => Wanderer.start(fleet, locale)),
  );
  clients.push(...joined);
  return joined;
}

const quiet = () =>
  until(async () => {
    const rows = await query('SELECT seq FROM activities WHERE pending = 1 LIMIT 1');
    return rows.length === 0 ? true : undefined;
  }, 240_000);

/** Nothing lost, doubled, out of order or answered twice. @returns how many turns there were */
async function checkPromises(all: readonly Wanderer[]): Promise<number> {
  await quiet();
  let turns = 0;
  let places = 0;
  for (const { conversationId, acknowledged, repeated } of all) {
    const { rows: found } = await database.query<Row>(
      `SELECT seq::int, role, reply_to::int, pending::int, at::float8, body FROM activities
       WHERE conversation_id = $1 ORDER BY seq`,
      [conversationId],
    );
    // What was sent again after its connection was cut, and had been stored, took a place and left it empty.
    const [empty, broken] = split(brokenPromises(found), /^lost before/);
    expect(broken).toEqual([]);
    places += empty.length;
    const messages = found
      .filter(({ role }) => role === 'merchant')
      .map(({ body }) => JSON.parse(body) as { type: string; id: string; text: string })
      .filter(({ type }) => type === 'message');
    // In the order in which each was sent, which is also that none is there twice or missing.
    expect(messages.map(({ id }) => id)).toEqual(acknowledged.map(({ id }) => id));
    expect(messages.map(({ text }) => text)).toEqual(acknowledged.map(({ text }) => text));
    expect(repeated).toEqual([]);
    turns += turnsIn(found).length;
  }
  expect(places).toBeLessThanOrEqual(fleet.counts.cut);
  return turns;
}

function split(texts: readonly string[], pattern: RegExp): [string[], string[]] {
  return [texts.filter((text) => pattern.test(text)), texts.filter((text) => !pattern.test(text))];
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms (${sorted.length})`;
}

const FREEZE = {
  'zh-CN': [
    '我要报告POS机被冻结，提交工单',
    '898310148160568',
    '10293847',
    '拉卡拉',
    '昨天下午',
    '商户状态异常，交易受限',
    '两样都有',
    '前一天刷了三笔大额的，没什么特别的',
    '138 0013 8000',
    '跳过',
    '对的',
  ],
  'en-US': [
    'I want to report a frozen terminal',
    '898310148160777',
    'I do not know',
    'Lakala',
    'yesterday',
    'merchant status abnormal',
    'both',
    'no',
    'a@example.com',
    'skip',
    'yes',
  ],
};

it.each(['zh-CN', 'en-US'] as const)(
  'makes one ticket of a report over all (%s)',
  async (locale) => {
    const [client] = (await join(1, locale)) as [Wanderer];
    let answer = '';
    for (const text of FREEZE[locale]) answer = (await client.talk(text)).text;
    await quiet();
    const tickets = await query<{ body: string }>('SELECT body FROM tickets');
    const own = tickets.filter(({ body }) => body.includes(FREEZE[locale][1] as string));
    expect(own).toHaveLength(1);
    const numbers = client.received.flatMap(({ text }) => /FZ-\d{8}-\d{4}/.exec(text) ?? []);
    expect(answer).toMatch(/FZ-\d{8}-\d{4}/);
    expect(new Set(numbers).size).toBe(1);
    await checkPromises([client]);
  },
);

it('brings a commit of one to a socket of another in time', async () => {
  const all = await join(3);
  const since = { sent: [] as number[], acknowledged: [] as number[] };
  for (let i = 0; i < 60; i++) {
    const client = all[i % 3] as Wanderer;
    const { id, took } = await client.send(`how long does the review take, ${i}?`);
    const acknowledged = client.acknowledged.at(-1)?.at ?? 0;
    const { at } = await client.hear(() => client.received.find((each) => each.id === id));
    since.acknowledged.push(Math.max(0, at - acknowledged));
    since.sent.push(at - acknowledged + took);
  }
  await checkPromises(all);
  console.log(
    `received on another process: after its sending ${percentiles(since.sent)}, after its acknowledgement ${percentiles(since.acknowledged)}`,
  );
  expect(since.sent.toSorted((a, b) => a - b)[30]).toBeLessThan(1000);
});

interface Waiting {
  holder: string | null;
  conversation_id: string;
  id: string;
}

/** Kills one while messages wait in every inbox. @returns after how long those that it held were answered, and each conversation's first */
async function killOne(all: readonly Wanderer[], life: number) {
  const sending = all.map(async (client, c) => {
    for (let i = 0; i < BURST; i++) {
      await client.send(`life ${life} client ${c} message ${i}, how long does the review take`);
    }
  });
  const before = all.flatMap(({ acknowledged }) => acknowledged).length;
  await until(() => {
    const now = all.flatMap(({ acknowledged }) => acknowledged).length;
    return now - before >= (CLIENTS * BURST) / 2 || undefined;
  });
  const victim = fleet.services[life % 3] as Fleet['services'][0];
  await victim.end('SIGKILL');
  const killed = performance.now();
  const waiting = await query<Waiting>(
    `SELECT holder, conversation_id, body::json ->> 'id' AS id FROM activities
     JOIN conversations ON conversations.id = conversation_id WHERE pending = 1 AND role = 'merchant' ORDER BY activities.seq`,
  );
  const alive = await processes();
  await Promise.all(sending);
  await quiet();
  const [dead] = await until(async () => {
    const left = await processes();
    const gone = alive.filter((id) => !left.includes(id));
    return gone.length > 0 ? gone : undefined;
  });
  await fleet.replace(victim);
  const held = waiting.filter(({ holder }) => holder === dead);
  const later: number[] = [];
  for (const each of held) later.push((await answered(all, each)) - killed);
  const first = new Map<string, number>();
  held.forEach(({ conversation_id: id }, i) => {
    first.set(id, Math.min(first.get(id) ?? Number.POSITIVE_INFINITY, later[i] as number));
  });
  return { waiting: waiting.length, later, first: [...first.values()] };
}

async function processes(): Promise<string[]> {
  return (await query<{ id: string }>('SELECT id FROM processes')).map(({ id }) => id);
}

/** When the merchant had the answer to a message, or to the one that it was joined to. */
async function answered(all: readonly Wanderer[], { conversation_id, id }: Waiting) {
  const { rows } = await database.query<{ id: string }>(
    `SELECT last.body::json ->> 'id' AS id FROM activities AS own
     JOIN activities AS last ON last.conversation_id = own.conversation_id AND last.seq = coalesce(own.reply_to, own.seq)
     WHERE own.conversation_id = $1 AND own.body::json ->> 'id' = $2`,
    [conversation_id, id],
  );
  const client = all.find((each) => each.conversationId === conversation_id) as Wanderer;
  const last = rows[0]?.id;
  return (await client.hear(() => client.received.find((each) => each.replyToId === last))).at;
}

it(`loses and doubles nothing in ${KILLS} kills of one of three, and goes on`, async () => {
  const all = await join(CLIENTS);
  const later: number[] = [];
  const first: number[] = [];
  let interrupted = 0;
  for (let life = 0; life < KILLS; life++) {
    const kill = await killOne(all, life);
    interrupted += kill.waiting;
    later.push(...kill.later);
    first.push(...kill.first);
  }
  const turns = await checkPromises(all);
  const acknowledged = all.flatMap((client) => client.acknowledged).length;
  const { refused, cut, failed } = fleet.counts;
  console.log(
    `${KILLS} kills of one of three, ${acknowledged} acknowledged, ${interrupted} waiting at a kill, ${turns} turns, ${refused} refused and ${cut} cut requests sent again, 0 lost, 0 doubled, 0 out of order
held by the dead one: its conversations went on ${percentiles(first)}, its messages were answered ${percentiles(later)} after the kill`,
  );
  expect(failed).toEqual([]);
  expect(interrupted).toBeGreaterThan(0);
  // What waited may all have been the others'.
  expect(Math.max(0, ...first)).toBeLessThan(15_000);
});

it('replaces all three one after the other without a failed request', async () => {
  const all = await join(4);
  const before = { ...fleet.counts };
  let replaced = false;
  const talking = all.map(async (client, c) => {
    for (let i = 0; !replaced; i++)
      await client.talk(`client ${c} asks ${i}, how long does the review take?`);
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const service of [...fleet.services]) {
      expect(await service.end('SIGTERM')).toBe(0);
      await fleet.replace(service);
    }
  }
  replaced = true;
  await Promise.all(talking);
  const turns = await checkPromises(all);
  const { requests, refused, cut, sockets, failed } = fleet.counts;
  console.log(
    `three replaced ${ROUNDS} times: ${requests - before.requests} requests, ${turns} turns, ${sockets - before.sockets} sockets opened again, ${refused - before.refused} requests refused and ${cut - before.cut} cut and sent to another, ${failed.length} failed`,
  );
  expect(failed).toEqual([]);
});

it('goes on serving when a later release has moved the database on', async () => {
  const all = await join(3);
  for (const client of all) await client.talk('how long does the review take?');
  const tables = await query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> 'schema_version'`,
  );
  for (const { name } of tables)
    await query(`ALTER TABLE ${name} ADD COLUMN of_a_later_release TEXT`);
  const [known, later] = [MIGRATIONS.length, MIGRATIONS.length + 1];
  await query(`UPDATE schema_version SET version = ${later}, oldest_that_serves = ${known}`);
  for (const client of all) await client.talk('and what documents do I need for the review?');
  for (const { url } of fleet.services) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  // It also starts again, as it must when the later release is taken back.
  const [oldest] = fleet.services as [Fleet['services'][0]];
  await oldest.end();
  await fleet.replace(oldest);
  for (const client of all) await client.talk('我需要准备哪些材料？');
  await checkPromises(all);
  expect(fleet.counts.failed).toEqual([]);
  const errors = fleet.services.map((service) => service.errors()).join('');
  expect(errors).not.toMatch(/"level":"(error|fatal)"|does not exist|cached plan/);
});
