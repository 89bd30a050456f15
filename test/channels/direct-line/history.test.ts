// Earlier conversations: listed and read again by whoever had them.

import { DirectLine } from '../../../src/channels/direct-line/direct-line';
import { History } from '../../../src/channels/direct-line/history';
import { Tokens } from '../../../src/channels/direct-line/tokens';
import {
  conversationsOf,
  findOwner,
  firstSent,
  listConversations,
} from '../../../src/turns/conversation-list-store';
import { startTestApp, type TestApp } from '../../support/app';
import { codeOf, Visitor } from '../../support/chat-visitor';
import { until } from '../../support/direct-line-client';
import { openWithPlans } from '../../support/query-plans';
import { temporaryFolder } from '../../support/temporary-folder';
import { echo, startTurns } from '../../support/turn-bench';
import { makeTicket } from '../../tickets/tickets';

const SHOP = 'https://shop.example.com';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ TRUSTED_PROXIES: '1', ALLOWED_ORIGINS: SHOP });
});
afterAll(() => app.stop());

const visited = async () => {
  const visitor = new Visitor(app.url);
  return { visitor, first: await visitor.open() };
};

describe('the list', () => {
  it('holds the earlier ones of this browser, newest first, without the current one', async () => {
    const { visitor, first } = await visited();
    expect(await visitor.listed()).toEqual([]);
    const startedAt = new Date(app.clock.now()).toISOString();
    app.clock.advance(60_000);
    await visitor.say(first, '  How long does\nthe review take? ');
    const saidAt = app.clock.now();
    app.clock.advance(60_000);
    const second = await visitor.open({ fresh: true });
    app.clock.advance(60_000);
    await visitor.open({ fresh: true });
    const [newer, older] = await until(async () => {
      const listed = await visitor.listed();
      return Date.parse(listed[1]?.lastAt ?? '') > saidAt ? listed : undefined;
    });
    expect(newer).toMatchObject({ id: second.conversationId, words: '', tickets: [] });
    expect(older).toMatchObject({
      id: first.conversationId,
      startedAt,
      words: 'How long does the review take?',
      tickets: [],
    });
    expect(Date.parse(older?.lastAt ?? '')).toBeLessThan(saidAt + 10_000);
  });

  it('keeps what privacy cut, and cuts no character in two', async () => {
    const { visitor, first } = await visited();
    await visitor.say(first, `6222 0202 0000 1234 567 ${'🧊'.repeat(90)}`);
    await visitor.open({ fresh: true });
    const [{ words = '' } = {}] = await visitor.listed();
    expect(words).not.toMatch(/6222|1234/);
    expect([...words]).toHaveLength(80);
    expect(words).not.toMatch(/\p{Cs}/u);
  });

  it('holds 20 at most, the newest', async () => {
    const { visitor } = await visited();
    const begun: string[] = [];
    for (let i = 0; i < 23; i++) {
      begun.push((await visitor.open({ fresh: true })).conversationId);
    }
    const ids = (await visitor.listed()).map(({ id }) => id);
    expect(ids).toEqual(begun.slice(0, -1).reverse().slice(0, 20));
    expect(visitor.cookie?.length).toBeLessThan(2000);
  });

  it('is kept when the newest conversation was never begun', async () => {
    const { visitor, first } = await visited();
    await visitor.open({ fresh: true, start: false });
    await visitor.open();
    expect(await visitor.listed()).toMatchObject([{ id: first.conversationId }]);
  });

  it('leaves out conversations that were never begun', async () => {
    const visitor = new Visitor(app.url);
    await visitor.open({ start: false });
    await visitor.open({ fresh: true });
    expect(await visitor.listed()).toEqual([]);
  });

  it('is given for the session of a frame too', async () => {
    const frame = () => new Visitor(app.url);
    const first = await frame().open({ embedded: true });
    const { session = '' } = await frame().open({
      embedded: true,
      fresh: true,
      session: first.session,
    });
    expect(await frame().listed(session)).toMatchObject([{ id: first.conversationId }]);
    expect((await frame().read(first.conversationId, session)).status).toBe(200);
  });

  it('believes the session that is sent before the cookie of the browser', async () => {
    const { visitor } = await visited();
    await visitor.open({ fresh: true });
    const { session } = await new Visitor(app.url).open({ embedded: true });
    expect(await visitor.listed(session)).toEqual([]);
  });

  it('names the tickets of each', async () => {
    const bench = await startTurns(temporaryFolder(), echo);
    const { store, turns, clock } = bench;
    const tickets = [await makeTicket(store, 'a'), await makeTicket(store, 'a')];
    await makeTicket(store, 'b');
    const tokens = new Tokens(new Uint8Array(32), clock);
    const history = new History({
      store,
      directLine: new DirectLine({ store, turns, tokens, looks: { note() {} } }),
    });
    const listed = await history.list({
      conversationId: 'now',
      userId: 'dl_merchant',
      origins: [],
      earlier: ['a', 'gone'],
    });
    expect(listed).toMatchObject([{ id: 'a' }]);
    expect(listed[0]?.tickets.sort()).toEqual(tickets.map(({ number }) => number).sort());
    await turns.stop();
    await store.close();
  });
});

describe('an earlier conversation', () => {
  it('is read as a whole, or after a watermark, and takes no words any more', async () => {
    const { visitor, first } = await visited();
    await visitor.say(first, 'hello');
    const read = async (watermark?: string) =>
      (await visitor.read(first.conversationId, undefined, watermark)).json() as Promise<{
        activities: { text?: string }[];
        watermark: string;
      }>;
    const whole = await until(async () => {
      const set = await read();
      return set.activities.length >= 3 ? set : undefined;
    });
    await visitor.open({ fresh: true });
    expect(await read()).toEqual(whole);
    expect((await read('2')).activities.length).toBeLessThan(whole.activities.length);
    expect(await read(whole.watermark)).toEqual({ activities: [], watermark: whole.watermark });
    const path = `/chat/conversations/${first.conversationId}/activities`;
    const posted = await visitor.call(path, { method: 'POST', body: '{"type":"message"}' });
    expect(posted.status).toBe(405);
  });

  it.each(['x', '', '../token', "' or 1=1", '%00', '*'])('is not found as %j', async (id) => {
    const { visitor } = await visited();
    const response = await visitor.read(id);
    expect(response.status).toBe(404);
  });

  it('is not found by another browser', async () => {
    const { first } = await visited();
    const { visitor } = await visited();
    expect(await codeOf(await visitor.read(first.conversationId))).toEqual([
      404,
      'ConversationUnknown',
    ]);
  });
});

describe('nothing is told', () => {
  const asks: [string, (visitor: Visitor, init?: RequestInit) => Promise<Response>][] = [
    ['list', (visitor, init) => visitor.call('/chat/conversations', init)],
    ['reading', (visitor, init) => visitor.call('/chat/conversations/x/activities', init)],
  ];

  it.each(asks)('by the %s without a session, nor for a forged one', async (_what, ask) => {
    const visitor = new Visitor(app.url);
    const { token, session = '' } = await new Visitor(app.url).open({ embedded: true });
    for (const headers of [
      {},
      { cookie: 'thaw_chat=garbage' },
      { cookie: `thaw_chat=${token}` },
      { cookie: `thaw_chat=${session.slice(0, -4)}AAAA` },
      { authorization: 'Bearer garbage' },
      { authorization: `Bearer ${token}` },
      { authorization: `Basic ${session}` },
      { authorization: '', cookie: '' },
    ]) {
      expect(await codeOf(await ask(visitor, { headers }))).toEqual([401, 'ChatSessionMissing']);
    }
  });

  it.each(asks)('by the %s to pages of other sites', async (_what, ask) => {
    const { visitor } = await visited();
    for (const headers of [
      { origin: SHOP },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const response = await ask(visitor, { headers: headers as Record<string, string> });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(await codeOf(response)).toEqual([403, 'OriginRefused']);
    }
  });

  it.each(asks)('by the %s to whoever asks too often', async (_what, ask) => {
    const { visitor } = await visited();
    const answers = await Promise.all(Array.from({ length: 150 }, () => ask(visitor)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    expect(await codeOf(refused[0] as Response)).toEqual([429, 'TooManyRequests']);
  });
});

it('is found in indexes', async () => {
  const { db, steps } = await openWithPlans();
  await findOwner(db, 'a');
  await conversationsOf(db, { userId: 'u', channel: 'directline', limit: 20 });
  await listConversations(db, ['a', 'b']);
  await firstSent(db, { conversationId: 'a', limit: 5 });
  const plan = steps();
  await db.destroy();
  expect(plan.filter((step) => /^SCAN/.test(step))).toEqual([]);
  expect(plan).toContainEqual(expect.stringContaining('conversations_of_user (user_id=?)'));
  expect(plan.filter((step) => /TEMP B-TREE/.test(step)).length).toBeLessThan(2);
});
