// Who may read the metrics, and what they say.

import { request } from 'node:http';
import { readConfig } from '../../src/config';
import { refusalOf } from '../../src/http/metrics/access';
import { readDepths } from '../../src/http/metrics/depth-store';
import { Metrics } from '../../src/http/metrics/metrics';
import type { Store } from '../../src/store/store';
import { enqueue } from '../../src/turns/outbox-store';
import { startTestApp, type TestApp } from '../support/app';
import { BareClient, until } from '../support/direct-line-client';
import { openWithPlans } from '../support/query-plans';
import { temporaryFolder } from '../support/temporary-folder';
import { openConversation, startTurns } from '../support/turn-bench';

const TOKEN = 'a-token-for-prometheus-0123456789';

interface Asker {
  from: string;
  headers?: Record<string, string>;
}

const asked = (env: Record<string, string>, { from, headers = {} }: Asker) =>
  refusalOf(readConfig(env), {
    headers: { host: '127.0.0.1:3978', ...headers },
    socket: { remoteAddress: from },
  } as never);

const NETWORKS = { METRICS_NETWORKS: '10.1.0.0/16, fd00::/8' };

it.each<[string, Record<string, string>, Asker]>([
  ['this machine', {}, { from: '127.0.0.1' }],
  ['this machine by its name', {}, { from: '::1', headers: { host: 'localhost:3978' } }],
  ['this machine on a socket of both families', {}, { from: '::ffff:127.0.0.1' }],
  ['a named network', NETWORKS, { from: '10.1.2.3', headers: { host: 'thaw.internal' } }],
  ['a named network on a socket of both families', NETWORKS, { from: '::ffff:10.1.2.3' }],
  ['a named network of IPv6', NETWORKS, { from: 'fd12::1' }],
  [
    'whoever has the token, through a proxy too',
    { METRICS_TOKEN: TOKEN },
    {
      from: '9.9.9.9',
      headers: { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '8.8.8.8' },
    },
  ],
])('lets %s read', (_who, env, asker) => {
  expect(asked(env, asker)).toBeUndefined();
});

it.each<[string, Record<string, string>, Asker, number]>([
  ['other machines', {}, { from: '10.1.2.3' }, 403],
  ['machines beside a named network', NETWORKS, { from: '10.2.0.1' }, 403],
  ['other machines of IPv6', NETWORKS, { from: '2001:db8::1' }, 403],
  ['nobody’s address', NETWORKS, { from: '' }, 403],
  [
    'who says to be of this machine',
    {},
    { from: '9.9.9.9', headers: { 'x-forwarded-for': '127.0.0.1' } },
    403,
  ],
  [
    'what a proxy on this machine passes on',
    {},
    { from: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } },
    403,
  ],
  [
    'what a proxy passes on in the standard form',
    {},
    { from: '::1', headers: { forwarded: 'for=127.0.0.1' } },
    403,
  ],
  [
    'what a proxy in a named network passes on',
    NETWORKS,
    { from: '10.1.2.3', headers: { 'x-real-ip': '10.1.2.4' } },
    403,
  ],
  [
    'what a proxy passes on under the public name',
    {},
    { from: '127.0.0.1', headers: { host: 'help.example.com' } },
    403,
  ],
  ['who has no token where there is one', { METRICS_TOKEN: TOKEN }, { from: '9.9.9.9' }, 401],
  [
    'a wrong token',
    { METRICS_TOKEN: TOKEN },
    { from: '9.9.9.9', headers: { authorization: `Bearer ${TOKEN}x` } },
    401,
  ],
  [
    'an empty token',
    { METRICS_TOKEN: TOKEN },
    { from: '9.9.9.9', headers: { authorization: 'Bearer ' } },
    401,
  ],
  [
    'a token where none is set',
    {},
    { from: '9.9.9.9', headers: { authorization: 'Bearer undefined' } },
    403,
  ],
])('refuses %s', (_who, env, asker, status) => {
  expect(asked(env, asker)).toBe(status);
});

describe('a running service', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ METRICS_TOKEN: TOKEN });
  });
  afterAll(() => app.stop());

  const metrics = async () => (await fetch(`${app.url}/metrics`)).text();

  it('refuses without a word about itself', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const refused = await fetch(`${app.url}/metrics`, { headers });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await refused.json()).toEqual({
      error: { code: 'Unauthorized', message: 'A token is needed.' },
    });
    const authorization = `Bearer ${TOKEN}`;
    const read = await fetch(`${app.url}/metrics`, { headers: { ...headers, authorization } });
    expect(read.status).toBe(200);
  });

  it('refuses pages that reach this machine under another name', async () => {
    const status = await new Promise((resolve) => {
      const host = 'rebound.example';
      request(`${app.url}/metrics`, { headers: { host } }, (res) => {
        res.resume();
        resolve(res.statusCode);
      }).end();
    });
    expect(status).toBe(401);
  });

  it('counts turns, what the matcher decided, writes and what waits', async () => {
    const client = await BareClient.start(app.url);
    await client.send('How long does the review take?');
    const text = await until(async () => {
      const found = await metrics();
      return /^thaw_questions_total\{decision="answer",language="en"\} 1$/m.test(found)
        ? found
        : undefined;
    });
    expect(text).toMatch(/^thaw_turns_total\{outcome="committed"\} [12]$/m);
    expect(text).toMatch(/^thaw_turns_total\{outcome="failed"\} 0$/m);
    expect(text).toMatch(/^thaw_turn_duration_seconds_count\{waited="no"\} [12]$/m);
    expect(text).toMatch(/^thaw_store_writes_total\{result="done"\} [1-9]/m);
    expect(text).toMatch(/^thaw_store_readable 1$/m);
    expect(text).toMatch(/^thaw_inbox_messages \d/m);
    expect(text).toMatch(/^thaw_outbox_deliveries\{kind="webhook"\} 0$/m);
    expect(text).toMatch(/^thaw_knowledge_info\{version="[0-9a-f]{12}"\} 1$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text).not.toContain(client.grant.conversationId);
  });
});

describe('what waits', () => {
  it('is told by kind, with the age of the oldest, and asked of the database once in five seconds', async () => {
    const bench = await startTurns(temporaryFolder(), async () => ({}));
    const { store, clock } = bench;
    let reads = 0;
    const read = new Proxy(store.read, {
      get(own, name) {
        if (name === 'selectFrom') reads++;
        const value = Reflect.get(own, name);
        return typeof value === 'function' ? value.bind(own) : value;
      },
    });
    const metrics = measuring({ ...store, read }, () => clock.now());
    const job = { kind: 'webhook', lane: null, payload: '{}' } as const;
    await store.write(async (db) => {
      await enqueue(db, { ...job, id: 'a', now: clock.now() - 90_000 });
      await enqueue(db, { ...job, id: 'b', now: clock.now() });
    });
    const text = await metrics.text();
    expect(text).toMatch(/^thaw_outbox_deliveries\{kind="webhook"\} 2$/m);
    expect(text).toMatch(/^thaw_outbox_oldest_age_seconds\{kind="webhook"\} 90$/m);
    expect(text).toMatch(/^thaw_outbox_oldest_age_seconds\{kind="email"\} 0$/m);
    const before = reads;
    clock.advance(4000);
    await metrics.text();
    expect(reads).toBe(before);
    clock.advance(1001);
    expect(await metrics.text()).toMatch(/_age_seconds\{kind="webhook"\} 95\.001$/m);
    await bench.turns.stop();
    await store.close();
  });

  it('is left out when the database cannot be read', async () => {
    const broken = {
      read: {
        selectFrom: () => {
          throw new Error('away');
        },
      },
    };
    const text = await measuring(broken as unknown as Store, () => 0).text();
    expect(text).toMatch(/^thaw_store_readable 0$/m);
    expect(text).not.toMatch(/^thaw_inbox_messages \d/m);
  });

  it('is read from indexes alone', async () => {
    const { db, steps } = await openWithPlans();
    await readDepths(db);
    expect(steps().filter((step) => /^(SCAN|SEARCH)/.test(step))).toEqual([
      expect.stringMatching(/activities USING COVERING INDEX activities_inbox/),
      expect.stringMatching(/activities USING COVERING INDEX activities_inbox/),
      expect.stringMatching(/outbox USING COVERING INDEX outbox_due/),
      expect.stringMatching(/delivery_stops/),
    ]);
    await db.destroy();
  });
});

it('tells turns that ended, were apologised for and failed apart, and how long they took', async () => {
  const metrics = measuring({} as Store, () => 0);
  const at = '2026-11-20T02:00:00.000Z';
  const end = (outcome: object, now: number) =>
    metrics.turns.committed({
      burst: [{ activity: { timestamp: at } }],
      outcome: { questions: [], ...outcome },
      now,
    } as never);
  end({}, Date.parse(at) + 40);
  end({ incomplete: true }, Date.parse(at) + 1540);
  end({ isApology: true }, Date.parse(at) - 1000);
  metrics.turns.failed();
  const text = await metrics.text();
  expect(text).toMatch(/^thaw_turns_total\{outcome="committed"\} 2$/m);
  expect(text).toMatch(/^thaw_turns_total\{outcome="apologised"\} 1$/m);
  expect(text).toMatch(/^thaw_turns_total\{outcome="failed"\} 1$/m);
  expect(text).toMatch(/^thaw_turn_duration_seconds_sum\{waited="no"\} 0.04$/m);
  expect(text).toMatch(/^thaw_turn_duration_seconds_sum\{waited="yes"\} 1.54$/m);
});

it('counts writes and tries of deliveries by how they ended', async () => {
  const metrics = new Metrics();
  const away = Object.assign(new Error(), { code: 'STORE_UNAVAILABLE' });
  const store = metrics.ofStore({ write: (job: () => Promise<unknown>) => job() } as never);
  await store.write(async () => 1);
  await expect(store.write(() => Promise.reject(away))).rejects.toBe(away);
  await expect(store.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const { webhook, email } = metrics.ofDeliverers({
    webhook: async () => ({ kind: 'delivered' }),
    email: () => Promise.reject(new Error('no')),
  });
  await webhook?.({} as never);
  await expect(email?.({} as never)).rejects.toThrow('no');
  const text = await metrics.text();
  for (const result of ['done', 'undone', 'unavailable']) {
    expect(text).toMatch(new RegExp(`^thaw_store_writes_total\\{result="${result}"\\} 1$`, 'm'));
  }
  expect(text).toMatch(/^thaw_delivery_tries_total\{kind="webhook",result="delivered"\} 1$/m);
  expect(text).toMatch(/^thaw_delivery_tries_total\{kind="email",result="retry"\} 1$/m);
});

it('tells what the store counts of itself, where it does', async () => {
  const stats = () => ({ retries: 3, pools: [{ name: 'write', open: 8, idle: 2, waiting: 5 }] });
  const text = await measuring({ stats } as never, () => 0).text();
  expect(text).toMatch(/^thaw_store_retries_total 3$/m);
  expect(text).toMatch(/^thaw_store_connections\{pool="write",state="busy"\} 6$/m);
  expect(text).toMatch(/^thaw_store_connection_waits\{pool="write"\} 5$/m);
  expect(await measuring({} as Store, () => 0).text()).not.toContain('thaw_store_connections');
});

it('hears of every turn of the engine', async () => {
  const heard: string[] = [];
  const watch = {
    committed: () => void heard.push('committed'),
    failed: () => void heard.push('failed'),
  };
  const bench = await startTurns(temporaryFolder(), async () => ({}), undefined, watch);
  await openConversation(bench.store, 'a');
  const origin = { conversationId: 'a', channel: 'directline', userId: 'dl_merchant' };
  await bench.turns.replies(await bench.turns.accept(origin, { type: 'message', text: 'hello' }));
  expect(heard).toEqual(['committed']);
  await bench.turns.stop();
  await bench.store.close();
});

function measuring(store: Store, now: () => number): Metrics {
  const metrics = new Metrics();
  const none = () => 0;
  metrics.measure({
    ...{ store, now, turnsUnderWay: none, chatStreams: none, deskStreams: none },
    knowledgeVersion: () => 'v',
    stored: () => ({ kinds: [] }) as never,
    isReady: () => true,
  });
  return metrics;
}
