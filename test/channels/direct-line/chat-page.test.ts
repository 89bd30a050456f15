// How our own chat page opens: one request that begins the conversation, or finds it again.

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../../support/app';
import { codeOf, type Opened, Visitor } from '../../support/chat-visitor';
import { BareClient, chatToken, until } from '../../support/direct-line-client';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ TRUSTED_PROXIES: '1' });
});
afterAll(() => app.stop());

/** What the stream of an answer brings until there are so many activities. */
async function streamed({ streamUrl = '' }: Opened, count: number) {
  const socket = new WebSocket(streamUrl);
  const heard: { id: string; text?: string; from: { role: string } }[] = [];
  socket.on('message', (data) => {
    if (String(data)) heard.push(...JSON.parse(String(data)).activities);
  });
  await once(socket, 'open');
  await until(() => (heard.length >= count ? true : undefined));
  socket.close();
  return heard;
}

it('begins the conversation with the one request and names the stream', async () => {
  const visitor = new Visitor(app.url);
  const opened = await visitor.open({ locale: 'zh-CN' });
  expect(opened).toMatchObject({ resumed: false, expires_in: 1800 });
  expect(opened.session).toBeUndefined();
  const [greeting] = await streamed(opened, 1);
  expect(greeting).toMatchObject({ from: { role: 'bot' } });
  expect(greeting?.text).toMatch(/[\u4e00-\u9fff]{4}/);
});

it('goes on after what the page has seen, and greets no second time', async () => {
  const visitor = new Visitor(app.url);
  const first = await visitor.open();
  const [greeting] = await streamed(first, 1);
  await visitor.say(first, 'hello');
  const again = await visitor.open({ watermark: '2' });
  expect(again).toMatchObject({ conversationId: first.conversationId, resumed: true });
  expect(again.streamUrl).toContain('watermark=2&');
  const rest = await streamed(again, 2);
  expect(rest[0]).toMatchObject({ text: 'hello' });
  const whole = await streamed(await visitor.open({ watermark: '-' }), 3);
  expect(whole.map(({ id }) => id)).toEqual([greeting, ...rest].map((each) => each?.id));
});

it('begins once, however often clients ask at the same time', async () => {
  const client = new BareClient(app.url, await chatToken(app.url));
  const start = () => client.call('POST', '/conversations', {});
  const answers = await Promise.all([1, 2, 3, 4, 5].map(start));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
  await client.send('hello');
  const { activities } = await until(async () => {
    const set = await client.read();
    return set.activities.length >= 3 ? set : undefined;
  });
  expect(activities.map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot']);
});

it('replays a new conversation whole, whatever the page has seen of another', async () => {
  const opened = await new Visitor(app.url).open({ watermark: '40' });
  expect(opened.streamUrl).toContain('watermark=-&');
});

it('gives no session to a page whose cookie came back: who frames the page could read it', async () => {
  const visitor = new Visitor(app.url);
  expect((await visitor.open({ embedded: true })).session).toBeDefined();
  expect((await visitor.open({ embedded: true })).session).toBeUndefined();
});

it('gives a page in a frame its session, which stands in for a blocked cookie', async () => {
  const first = await new Visitor(app.url).open({ embedded: true });
  expect(first.session).toBeDefined();
  const again = await new Visitor(app.url).open({ embedded: true, session: first.session });
  expect(again).toMatchObject({ conversationId: first.conversationId, resumed: true });
});

it('believes the cookie before a session that the page gives', async () => {
  const visitor = new Visitor(app.url);
  const own = await visitor.open();
  const { session } = await new Visitor(app.url).open({ embedded: true });
  expect(await visitor.open({ session })).toMatchObject({ conversationId: own.conversationId });
});

it.each([
  ['garbage', async () => 'garbage'],
  ['a token of the api', async () => (await new Visitor(app.url).open()).token],
  [
    'a session with a changed letter',
    async () => {
      const { session = '' } = await new Visitor(app.url).open({ embedded: true });
      return session.replace(/\.(.)/, (_, letter) => `.${letter === 'e' ? 'f' : 'e'}`);
    },
  ],
])('begins anew for %s instead of a session', async (_what, given) => {
  const visitor = new Visitor(app.url);
  expect(await visitor.open({ session: await given() })).toMatchObject({ resumed: false });
  visitor.cookie = `thaw_chat=${await given()}`;
  expect(await visitor.open()).toMatchObject({ resumed: false });
});

it.each([
  [{ fresh: 'yes' }, 'fresh'],
  [{ start: 1 }, 'start'],
  [{ watermark: 7 }, 'watermark'],
  [{ embedded: 'true' }, 'embedded'],
  [{ session: {} }, 'session'],
  [{ identity: ['x'] }, 'identity'],
  [{ identity: 'x'.repeat(5000) }, 'identity'],
])('refuses %j and names the field', async (body, field) => {
  const response = await new Visitor(app.url).ask(body);
  const text = await response.clone().text();
  expect(await codeOf(response)).toEqual([400, 'BodyInvalid']);
  expect(text).toContain(`${field}: `);
});

it('keeps its answers out of every cache', async () => {
  const visitor = new Visitor(app.url);
  await visitor.open();
  for (const response of [await visitor.ask({}), await visitor.list(), await visitor.read('x')]) {
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});
