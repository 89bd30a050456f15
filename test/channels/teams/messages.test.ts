import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';

let app: TestApp;
let connector: Server;
let serviceUrl: string;
/** What the bot sent to the channel's own address. */
let sent: { path: string; activity: { text?: string; type: string; replyToId?: string } }[];
let refusals: number[];

beforeAll(async () => {
  connector = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      const status = refusals.shift() ?? 200;
      if (status === 200) sent.push({ path: req.url ?? '', activity: JSON.parse(body) });
      // restify's writeHead, which it puts on every response of the process, returns nothing.
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  app = await startTestApp();
});
beforeEach(() => {
  sent = [];
  refusals = [];
});
afterAll(async () => {
  await app.stop();
  connector.closeAllConnections();
  connector.close();
});

let ids = 0;
function activity(fields: object = {}): object {
  ids++;
  return {
    type: 'message',
    id: `a${ids}`,
    channelId: 'emulator',
    from: { id: 'merchant', name: '王老板' },
    recipient: { id: 'bot', name: 'Thaw' },
    conversation: { id: `c${ids}` },
    serviceUrl,
    text: 'How long does the review take?',
    ...fields,
  };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('expectReplies', () => {
  const expecting = (fields: object = {}) => activity({ deliveryMode: 'expectReplies', ...fields });
  const replies = async (response: Response) =>
    ((await response.json()) as { activities: { text: string; channelData?: object }[] })
      .activities;

  it('answers with the replies and calls nobody', async () => {
    const response = await post(expecting({ serviceUrl: undefined }));
    expect(response.status).toBe(200);
    expect(await replies(response)).toMatchObject([
      { type: 'message', channelData: { thaw: { entry: 'faq.review-time' } } },
    ]);
    expect(sent).toEqual([]);
  });

  it('keeps the conversation from message to message', async () => {
    const conversation = { id: 'form' };
    await post(expecting({ conversation, text: '我要报冻结' }));
    const second = await replies(await post(expecting({ conversation, text: '898310148160568' })));
    expect(second.map((r) => r.text).join()).toMatch(/终端/);
  });

  it('answers a repeated delivery with the same replies', async () => {
    const message = expecting();
    const first = await replies(await post(message));
    const again = await Promise.all(
      [post(message), post(message)].map(async (r) => replies(await r)),
    );
    expect(again[0]?.map((r) => r.text)).toEqual(first.map((r) => r.text));
    expect(again[1]?.map((r) => r.text)).toEqual(first.map((r) => r.text));
  });
});

it('acknowledges at once and sends the replies to the channel afterwards', async () => {
  const response = await post(activity());
  expect(response.status).toBe(200);
  const [first] = await until(() => (sent.length > 0 ? sent : undefined));
  expect(first?.path).toMatch(/^\/v3\/conversations\/c\d+\/activities/);
  expect(first?.activity.text).toMatch(/working days/);
});

it('sends replies again that certainly did not arrive, and no others', async () => {
  refusals = [429];
  await post(activity());
  await until(async () => {
    app.clock.advance(6_000);
    app.outbox.wake();
    return sent.length > 0 ? true : undefined;
  });
  refusals = [500, 500, 500, 500, 500, 500, 500, 500];
  sent = [];
  await post(activity());
  await until(() => (app.lines.some((line) => line.state === 'failed') ? true : undefined));
  refusals = [];
  app.clock.advance(3_600_000);
  await app.outbox.runDue();
  expect(sent).toEqual([]);
});

it.each([
  ['no body', undefined],
  ['an empty object', {}],
  ['a number as type', { type: 5 }],
  ['a number as text', activity({ text: 5 })],
  ['a sender without id', activity({ from: 'u' })],
  ['no conversation', activity({ conversation: undefined })],
])('refuses %s with the field at fault', async (_, body) => {
  const response = await post(body);
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('ActivityInvalid');
  expect(error.message).toMatch(/body|type|text|from|conversation|channelId/);
});

it('acknowledges activities that it has no use for', async () => {
  expect((await post(activity({ type: 'messageReaction' }))).status).toBe(200);
});

describe('without an app id', () => {
  it('sends to no address but this machine’s', async () => {
    const response = await post(activity({ serviceUrl: 'http://attacker.example/' }));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('attacker.example');
  });

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['from a web page', { origin: 'https://evil.example' }],
  ])('refuses calls that come %s', async (_, headers) => {
    expect((await post(activity(), headers as Record<string, string>)).status).toBe(403);
  });
});

it('is closed without an app id where the service has a public address', async () => {
  const published = await startTestApp({ PUBLIC_URL: 'https://help.example.com' });
  const { port } = new URL(
    String(published.lines.find((line) => line.msg === 'service started')?.address),
  );
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity()),
  });
  expect(response.status).toBe(403);
  await published.stop();
});
