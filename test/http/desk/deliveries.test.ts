// Deliveries at the desk, over HTTP: the list, replays and lifted stops.

import { join } from 'node:path';
import type { DeliveriesView } from '../../../src/desk/views';
import type { StoreBeside } from '../../../src/store/store';
import { enqueue, recordAttempt, stopKind } from '../../../src/turns/outbox-store';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, DeskClient, firstAdmin } from '../../support/desk-client';
import { until } from '../../support/direct-line-client';
import { type Receiver, startReceiver } from '../../support/receiver';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const PATH = '/api/desk/deliveries';

let app: TestApp;
let admin: DeskClient;
let agent: DeskClient;
let beside: StoreBeside;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  const DATA_DIR = temporaryFolder();
  app = await startTestApp({
    DATA_DIR,
    TICKET_WEBHOOK_URL: receiver.url,
    TICKET_WEBHOOK_SECRET: SECRET,
    ALLOW_PRIVATE_TARGETS: 'true',
  });
  admin = await firstAdmin(app);
  agent = await addColleague(admin, 'zhao');
  beside = await openBesideService(join(DATA_DIR));
});
afterEach(async () => {
  await beside.close();
  await app.stop();
  await receiver.close();
});

/** Entered far in the future, so that the service leaves it alone. */
async function put(id: string, kind: 'webhook' | 'email' | 'card' | 'teams', payload: object) {
  const later = app.clock.now() + 100 * 24 * 3_600_000;
  await beside.write((db) =>
    enqueue(db, { id, kind, lane: null, payload: JSON.stringify(payload), now: later }),
  );
}

async function end(id: string, outcome: 'done' | 'retry' | 'failed', error: string | null) {
  const at = app.clock.now();
  await beside.write((db) => recordAttempt(db, { id, at, outcome, nextAt: at + 9e9, error }));
}

it('shows deliveries with their tries and tickets, and never what is in them', async () => {
  const ticket = { number: 'FZ-20261122-0007', fields: { contact: { value: '13800138000' } } };
  await put('msg_1', 'webhook', { type: 'ticket.created', data: ticket });
  await put('msg_1:staff-email', 'email', { to: 'staff', event: { data: ticket } });
  await put('msg_2:merchant-email', 'email', { to: 'merchant', ticket });
  await end('msg_1', 'retry', 'the receiver answered 503');
  await end('msg_1', 'done', null);
  await end('msg_2:merchant-email', 'failed', '550 no');
  const { status, body } = await agent.get(PATH);
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('13800138000');
  expect(body.counts).toEqual({ due: 1, done: 1, failed: 1 });
  const at = new Date(app.clock.now()).toISOString();
  const [webhook] = body.deliveries.filter(({ id }: { id: string }) => id === 'msg_1');
  expect(webhook).toMatchObject({
    kind: 'webhook',
    state: 'done',
    ticket: 'FZ-20261122-0007',
    attempts: 2,
    nextAt: null,
    lastError: null,
    tries: [
      { at, outcome: 'retry', error: 'the receiver answered 503' },
      { at, outcome: 'done', error: null },
    ],
  });
  expect(webhook).not.toHaveProperty('payload');
  expect(body.deliveries.map(({ ticket }: { ticket: string }) => ticket)).toEqual(
    Array(3).fill('FZ-20261122-0007'),
  );
});

it('turns pages, filters by state and kind, and repeats or leaves out nothing', async () => {
  for (let i = 0; i < 120; i++) {
    await put(`w${i}`, i % 3 === 0 ? 'webhook' : 'card', {});
    if (i % 2 === 0) await end(`w${i}`, i % 4 === 0 ? 'failed' : 'done', 'x');
    app.clock.advance(i % 5 === 0 ? 1000 : 0);
  }
  const all = async (query: string) => {
    const ids: string[] = [];
    let cursor: string | null = '';
    do {
      const { body }: { body: DeliveriesView } = await agent.get(
        `${PATH}?${query}&cursor=${encodeURIComponent(cursor ?? '')}`,
      );
      ids.push(...body.deliveries.map(({ id }) => id));
      cursor = body.next;
    } while (cursor);
    return ids;
  };
  const whole = await all('');
  expect([whole.length, new Set(whole).size]).toEqual([120, 120]);
  expect(whole[0]).toMatch(/^w11\d$/);
  expect(await all('state=failed')).toHaveLength(30);
  expect(await all('state=due')).toHaveLength(60);
  expect(await all('kind=webhook')).toHaveLength(40);
  expect(await all('kind=webhook&state=done')).toHaveLength(10);
  for (const query of ['state=lost', 'kind=fax', 'cursor=x', 'page=2']) {
    expect([query, (await agent.get(`${PATH}?${query}`)).status]).toEqual([query, 400]);
  }
});

it('replays a delivery under the same id, and writes down who did it', async () => {
  await put('msg_1', 'webhook', { type: 'ticket.created' });
  await end('msg_1', 'failed', 'the receiver answered 500');
  expect((await agent.post(`${PATH}/msg_1/replay`)).status).toBe(204);
  const [call] = await until(() => (receiver.received.length > 0 ? receiver.received : undefined));
  expect(call?.headers['webhook-id']).toBe('msg_1');
  await until(async () => ((await agent.get(PATH)).body.counts.done === 1 ? true : undefined));
  const { body } = await agent.get(PATH);
  expect(body.deliveries[0].tries).toHaveLength(2);
  expect((await admin.get('/api/desk/audit?action=replay')).body.entries).toMatchObject([
    { name: 'zhao', subject: 'msg_1', details: { kind: 'webhook', state: 'failed' } },
  ]);
});

it('finds deliveries by ids as long and strange as those of Teams', async () => {
  const id = `msteams:a:1${'x'.repeat(180)}@thread/v2|0000001`;
  await put(id, 'teams', {});
  await end(id, 'done', null);
  const answer = await agent.post(`${PATH}/${encodeURIComponent(id)}/replay`);
  expect([answer.status, answer.body.error?.code]).toEqual([409, 'DeliveryArrived']);
  expect((await agent.post(`${PATH}/msg_9/replay`)).body.error.code).toBe('DeliveryUnknown');
});

it('lifts a stop, and writes down who did it', async () => {
  await put('msg_1', 'webhook', {});
  const at = app.clock.now();
  await beside.write((db) => stopKind(db, { kind: 'webhook', at, reason: 'it answered 410' }));
  await end('msg_1', 'failed', 'it answered 410');
  expect((await agent.get(PATH)).body.stops).toEqual([
    { kind: 'webhook', at: new Date(at).toISOString(), reason: 'it answered 410' },
  ]);
  expect((await agent.post(`${PATH}/stops/webhook/lift`)).status).toBe(204);
  await until(() => (receiver.received.length > 0 ? true : undefined));
  expect((await agent.get(PATH)).body.stops).toEqual([]);
  expect((await agent.post(`${PATH}/stops/webhook/lift`)).status).toBe(204);
  expect((await admin.get('/api/desk/audit?action=lift')).body.entries).toMatchObject([
    { name: 'zhao', subject: 'webhook' },
  ]);
  expect((await agent.post(`${PATH}/stops/fax/lift`)).status).toBe(400);
});

it('is closed to whoever is not signed in', async () => {
  const stranger = new DeskClient(app.url);
  expect((await stranger.get(PATH)).status).toBe(401);
  expect((await stranger.post(`${PATH}/msg_1/replay`)).status).toBe(401);
  expect((await stranger.post(`${PATH}/stops/webhook/lift`)).status).toBe(401);
});
