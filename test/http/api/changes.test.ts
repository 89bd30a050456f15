// Changing tickets over the REST API: what the merchant is told, states that are no longer so, and repeats that do nothing.

import { entityTag } from '../../../src/http/api/entity-tag';
import type { Ticket } from '../../../src/tickets/ticket';
import { applyChange, historyOf } from '../../../src/tickets/ticket-change-store';
import { findTicket } from '../../../src/tickets/ticket-store';
import { type ApiBench, type ApiCaller, startApi } from '../../support/api-bench';
import { transcript } from '../../support/turn-bench';
import { makeTicket, NOON } from '../../tickets/tickets';

const HOUR = 3_600_000;

let api: ApiBench;
let caller: ApiCaller;
let ticket: Ticket;
let path: string;
beforeEach(async () => {
  api = await startApi(async ({ activity }) => ({
    replies: [{ type: 'message', text: `told: ${JSON.stringify(activity.value)}` }],
  }));
  caller = api.caller((await api.key()).key);
  ticket = await makeTicket(api.store);
  path = `/tickets/${ticket.number}`;
});
afterEach(() => api.stop());

const history = () => historyOf(api.store.read, ticket.number);
const deliveries = () => api.store.read.selectFrom('outbox').selectAll().execute();
/** What stands in the chat once all turns are through. */
async function chat(): Promise<string[]> {
  while (api.turns.underWay > 0) await new Promise((resolve) => setImmediate(resolve));
  const rows = await transcript(api.store, 'a');
  return rows.flatMap(({ visible, activity }) => (visible ? [activity.text] : []));
}

it('links two tickets on both sides, and takes the link away', async () => {
  const other = await makeTicket(api.store, 'b');
  const linked = await caller.post(`${path}/link`, { other: other.number.toLowerCase() });
  expect([linked.status, linked.body.links]).toEqual([200, [other.number]]);
  expect(await findTicket(api.store.read, other.number)).toMatchObject({ links: [ticket.number] });
  expect((await history()).at(-1)).toMatchObject({ kind: 'linked', who: 'Zammad' });
  expect(await chat()).toEqual([]);
  for (const [number, code] of [
    [ticket.number, 'TicketLinkSame'],
    ['FZ-20200101-0001', 'TicketUnknown'],
  ]) {
    expect((await caller.post(`${path}/link`, { other: number })).body.error.code).toBe(code);
  }
  const { body } = await caller.post(`${path}/unlink`, { other: other.number });
  expect(body.links).toBeUndefined();
  expect((await findTicket(api.store.read, other.number))?.links).toBeUndefined();
});

describe('a change', () => {
  it('is stored under the name of the key, told to the merchant and sent to the webhook', async () => {
    const body = { status: 'waiting', note: '请补流水', nextStep: '收到后复核', missing: ['流水'] };
    const { status, body: changed, headers } = await caller.patch(path, body);
    expect(status).toBe(200);
    expect(changed).toMatchObject({
      status: 'waiting',
      note: { text: '请补流水' },
      nextStep: '收到后复核',
      missing: ['流水'],
    });
    expect(changed).toEqual(await findTicket(api.store.read, ticket.number));
    expect(headers.get('etag')).toBe(entityTag(changed));
    expect((await history()).at(-1)).toMatchObject({ by: 'staff', who: 'Zammad', to: 'waiting' });
    expect(await chat()).toEqual([expect.stringMatching(/^told: .*请补流水/)]);
    expect((await deliveries()).map(({ kind }) => kind)).toEqual(['webhook']);
  });

  it('loses card numbers on the way', async () => {
    const { body } = await caller.patch(path, { note: '卡号 4111111111111111' });
    expect(body.note.text).toBe('卡号 [••••1111]');
  });

  it.each([
    [{}, 400, 'TicketChangeInvalid', 'nothing to tell'],
    [{ status: 'new', note: 'x' }, 200, undefined, ''],
    [{ status: 'closed' }, 400, 'TicketChangeInvalid', 'reason'],
    [{ status: 'done' }, 400, 'BodyInvalid', 'status'],
    [{ note: '' }, 400, 'BodyInvalid', 'note'],
    [{ note: 'x'.repeat(1001) }, 400, 'BodyInvalid', 'note'],
    [{ missing: 'papers' }, 400, 'BodyInvalid', 'missing'],
    [{ missing: Array(21).fill('x') }, 400, 'BodyInvalid', 'missing'],
    [{ note: 7, nextStep: 8 }, 400, 'BodyInvalid', 'nextStep'],
    [{ note: 'x', assignee: 'me' }, 400, 'BodyInvalid', 'assignee'],
    [{ note: 'x', number: 'y' }, 400, 'BodyInvalid', 'number'],
    [[], 400, 'BodyInvalid', 'body'],
  ])('of %j is answered %i', async (body, status, code, names) => {
    const answer = await caller.patch(path, body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    if (code) expect(answer.body.error.message).toContain(names);
    expect(await history()).toHaveLength(status === 200 ? 2 : 1);
  });

  it('that does not follow from the state is a conflict', async () => {
    await caller.patch(path, { status: 'open' });
    const { status, body } = await caller.patch(path, { status: 'new' });
    expect([status, body.error.code]).toEqual([409, 'TicketTransition']);
  });

  it('of a ticket that does not exist is not found', async () => {
    const { status } = await caller.patch('/tickets/FZ-20261122-9999', { note: 'x' });
    expect(status).toBe(404);
  });

  it('that is not JSON is refused', async () => {
    const { key } = await api.key();
    const response = await fetch(`${api.url}/api/v1${path}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/plain' },
      body: '{"note":"x"}',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Content-Type');
  });
});

describe('If-Match', () => {
  it('lets a change of the state through that it names, and no other', async () => {
    const first = await caller.get(path);
    const tag = first.headers.get('etag') ?? '';
    const done = await caller.patch(path, { status: 'open' }, { 'if-match': tag });
    expect(done.status).toBe(200);
    const stale = await caller.patch(path, { status: 'resolved' }, { 'if-match': tag });
    expect([stale.status, stale.body.error.code]).toEqual([412, 'TicketStale']);
    expect(stale.body.error.message).toContain(done.body.updatedAt);
    const again = { 'if-match': `"other", ${done.headers.get('etag')}` };
    expect((await caller.patch(path, { status: 'resolved' }, again)).status).toBe(200);
    expect((await findTicket(api.store.read, ticket.number))?.status).toBe('resolved');
  });

  it('takes any state for a star, and none for a weak tag', async () => {
    expect((await caller.patch(path, { note: 'x' }, { 'if-match': '*' })).status).toBe(200);
    const { headers } = await caller.get(path);
    const weak = { 'if-match': `W/${headers.get('etag')}` };
    expect((await caller.post(`${path}/messages`, { text: 'x' }, weak)).status).toBe(412);
  });

  it('lets one of many through that decide on the same state at once', async () => {
    const { headers } = await caller.get(path);
    const tag = { 'if-match': headers.get('etag') ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => caller.patch(path, { note: `note ${i}` }, tag)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(412)]);
    expect(await history()).toHaveLength(2);
  });
});

describe('a message', () => {
  it('reaches the merchant in the chat', async () => {
    const { status, body } = await caller.post(`${path}/messages`, { text: '复核需要两天' });
    expect([status, body.note.text]).toEqual([201, '复核需要两天']);
    expect(await chat()).toEqual([expect.stringContaining('复核需要两天')]);
  });

  it('reaches the merchant while staff have the chat as well', async () => {
    const claim = { do: 'claim', staff: { id: 'st_li', name: 'Li' } } as const;
    await api.store.write((db) =>
      applyChange(db, { number: ticket.number, command: claim, by: 'staff', who: 'Li', now: NOON }),
    );
    expect((await caller.post(`${path}/messages`, { text: '复核需要两天' })).status).toBe(201);
    expect(await chat()).toEqual([expect.stringMatching(/复核需要两天.*"held":true/)]);
  });

  it('that is private stays among colleagues', async () => {
    const text = 'x'.repeat(2000);
    const { status, body } = await caller.post(`${path}/messages`, { text, private: true });
    expect([status, body.note]).toEqual([201, undefined]);
    expect((await history()).at(-1)).toMatchObject({ kind: 'remark', who: 'Zammad', text });
    expect(await chat()).toEqual([]);
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ text: '   ' }, 'text is empty'],
    [{ text: 'x'.repeat(1001) }, 'text'],
    [{ text: 'x'.repeat(2001), private: true }, 'text'],
    [{ private: true }, 'text'],
    [{ text: 'x', private: 'yes' }, 'private'],
    [{ text: 'x', to: 'all' }, 'to'],
  ])('of %j is refused', async (body, names) => {
    const answer = await caller.post(`${path}/messages`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(names);
    expect(await chat()).toEqual([]);
  });
});

describe('Idempotency-Key', () => {
  const once = (key = 'order-1') => ({ 'idempotency-key': key });
  const kept = () => api.store.read.selectFrom('idempotent_requests').selectAll().execute();

  it('makes one change of many repeats, which all get the first answer', async () => {
    const first = await caller.patch(path, { note: 'once' }, once());
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    await caller.patch(path, { note: 'later' });
    const repeat = await caller.patch(path, { note: 'once' }, once());
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
    expect([repeat.status, repeat.body]).toEqual([200, first.body]);
    expect(repeat.headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await history()).map(({ note }) => note)).toEqual([undefined, 'once', 'later']);
  });

  it('makes one effect of twenty equal requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => caller.post(`${path}/messages`, { text: 'hello' }, once())),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const replayed = answers.filter(({ headers }) => headers.get('idempotency-replayed'));
    expect(replayed).toHaveLength(19);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await history()).toHaveLength(2);
    expect(await chat()).toHaveLength(1);
    expect(await deliveries()).toHaveLength(1);
  });

  it('belongs to one request: another one under it is refused and does nothing', async () => {
    const other = await makeTicket(api.store);
    await caller.patch(path, { note: 'once' }, once());
    const answers = [
      await caller.patch(path, { note: 'twice' }, once()),
      await caller.patch(`/tickets/${other.number}`, { note: 'once' }, once()),
      await caller.post(`${path}/messages`, { text: 'once' }, once()),
      await caller.patch(path, { note: 'once' }, { ...once(), 'if-match': '*' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(answers[0]?.body.error.code).toBe('IdempotencyKeyReused');
    expect(await history()).toHaveLength(2);
  });

  it('belongs to one API key', async () => {
    const other = api.caller((await api.key(undefined, 'Other')).key);
    await caller.patch(path, { note: 'once' }, once());
    const { status, headers } = await other.patch(path, { note: 'another' }, once());
    expect([status, headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect(await history()).toHaveLength(3);
  });

  it('is free again after a request that was refused', async () => {
    expect((await caller.patch(path, { status: 'closed' }, once())).status).toBe(400);
    expect(await kept()).toEqual([]);
    const mended = { status: 'closed', reason: 'solved' };
    expect((await caller.patch(path, mended, once())).status).toBe(200);
  });

  it('gives the first answer even when the state has moved on from If-Match', async () => {
    const { headers } = await caller.get(path);
    const both = { ...once(), 'if-match': headers.get('etag') ?? '' };
    const first = await caller.patch(path, { status: 'open' }, both);
    const repeat = await caller.patch(path, { status: 'open' }, both);
    expect([repeat.status, repeat.body]).toEqual([200, first.body]);
  });

  it('is remembered for a day at least, and what is older goes', async () => {
    await caller.patch(path, { note: 'once' }, once());
    api.clock.advance(24 * HOUR);
    await caller.patch(path, { note: 'another' }, once('order-1b'));
    const repeat = await caller.patch(path, { note: 'once' }, once());
    expect(repeat.headers.get('idempotency-replayed')).toBe('true');
    api.clock.advance(26 * HOUR);
    await caller.patch(path, { note: 'next' }, once('order-2'));
    expect((await kept()).map(({ key }) => key)).toEqual(['order-2']);
  });

  it.each(['', 'x'.repeat(256), 'a b'])('must not be "%s"', async (key) => {
    const { status, body } = await caller.patch(path, { note: 'x' }, once(key));
    expect([status, body.error.code]).toEqual([400, 'HeaderInvalid']);
    expect(body.error.message).toContain('Idempotency-Key');
    expect(await history()).toHaveLength(1);
  });

  it('may have 255 characters', async () => {
    const key = 'x'.repeat(255);
    expect((await caller.patch(path, { note: 'x' }, once(key))).status).toBe(200);
  });
});
