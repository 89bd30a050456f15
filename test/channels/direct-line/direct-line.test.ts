import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startTestApp, type TestApp } from '../../support/app';
import { BareClient, chatToken, until } from '../../support/direct-line-client';

const SECRET = 'a-secret-for-tests-of-direct-line';
const SHOP = 'https://shop.example.com';
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ DIRECT_LINE_SECRET: SECRET, ALLOWED_ORIGINS: SHOP });
});
afterAll(() => app.stop());

const call = (path: string, init: RequestInit & { token?: string } = {}) =>
  fetch(`${app.url}${path}`, {
    ...init,
    headers: {
      'content-type': 'application/json',
      ...(init.token && { authorization: `Bearer ${init.token}` }),
      ...(init.headers as Record<string, string>),
    },
  });
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

describe('conversations', () => {
  it('starts once and answers 200 with the same id when started again', async () => {
    const grant = await chatToken(app.url);
    const start = () =>
      call('/v3/directline/conversations', { method: 'POST', token: grant.token, body: '{}' });
    const first = await start();
    const again = await start();
    expect([first.status, again.status]).toEqual([201, 200]);
    const body = (await first.json()) as { streamUrl: string };
    expect(body).toMatchObject({ conversationId: grant.conversationId, expires_in: 1800 });
    expect(body.streamUrl).toMatch(
      /^ws:\/\/localhost:\d+\/v3\/directline\/conversations\/.+\/stream\?/,
    );
  });

  it('greets once, in the language of the page', async () => {
    const client = new BareClient(app.url, await chatToken(app.url));
    await client.call('POST', '/conversations', { locale: 'zh-CN' });
    await client.call('POST', '/conversations', { locale: 'zh-CN' });
    const { activities } = await until(async () => {
      const set = await client.read();
      return set.activities.length > 0 ? set : undefined;
    });
    expect(activities).toHaveLength(1);
    expect(activities[0]?.text).toMatch(/[\u4e00-\u9fff]{4}/);
  });

  it('answers with the id of the stored message, then echoes it before the reply', async () => {
    const client = await BareClient.start(app.url);
    const sent = await client.send('How long does the review take?');
    const { id } = (await sent.json()) as { id: string };
    const { activities, watermark } = await until(async () => {
      const set = await client.read();
      return set.activities.length >= 3 ? set : undefined;
    });
    const [, echo, reply] = activities;
    expect(echo).toMatchObject({
      id,
      from: { role: 'user' },
      text: 'How long does the review take?',
    });
    expect(reply).toMatchObject({
      from: { role: 'bot' },
      replyToId: id,
      channelData: { thaw: { entry: 'faq.review-time' } },
    });
    expect((await client.read(watermark)).activities).toEqual([]);
    const stamps = activities.map((a) => a.timestamp);
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });

  it('takes the sender from the token and drops what a client may not set', async () => {
    const client = await BareClient.start(app.url);
    await client.call('POST', `/conversations/${client.grant.conversationId}/activities`, {
      type: 'message',
      id: 'mine',
      text: 'hello',
      from: { id: 'somebody else', role: 'bot' },
      conversation: { id: 'another' },
      serviceUrl: 'http://127.0.0.1:1/',
      timestamp: '1999-01-01T00:00:00Z',
      channelData: { clientActivityID: 'kept' },
    });
    const { activities } = await client.read();
    const echo = activities.find((a) => a.text === 'hello');
    expect(echo).toMatchObject({
      from: { role: 'user' },
      conversation: { id: client.grant.conversationId },
      channelData: { clientActivityID: 'kept' },
    });
    expect(echo?.from.id).toMatch(/^dl_/);
    expect(JSON.stringify(echo)).not.toMatch(/mine|somebody|another|serviceUrl|1999/);
  });

  it('takes a message that a client posts again under its own id once', async () => {
    const client = await BareClient.start(app.url);
    const post = () =>
      client.call('POST', `/conversations/${client.grant.conversationId}/activities`, {
        type: 'message',
        text: 'hello',
        channelData: { clientActivityID: 'c-1' },
      });
    const [first, again] = [await post(), await post()];
    expect(await again.json()).toEqual(await first.json());
    const { activities } = await client.read();
    expect(activities.filter((a) => a.text === 'hello')).toMatchObject([{ textFormat: 'plain' }]);
  });

  it.each([
    ['no type', { text: 'x' }, 400, 'ActivityInvalid'],
    ['a number as text', { type: 'message', text: 5 }, 400, 'ActivityInvalid'],
    ['a strange type', { type: 'contactRelationUpdate' }, 400, 'ActivityInvalid'],
    ['an invoke', { type: 'invoke', name: 'x' }, 400, 'ActivityInvalid'],
    ['an array', [1], 400, 'ActivityInvalid'],
    ['too long a text', { type: 'message', text: 'x'.repeat(2001) }, 413, 'TextTooLong'],
  ])('refuses %s with a reason', async (_, body, status, code) => {
    const client = await BareClient.start(app.url);
    const path = `/conversations/${client.grant.conversationId}/activities`;
    expect(await codeOf(await client.call('POST', path, body))).toEqual([status, code]);
  });

  it('refuses broken JSON, bodies that are too large and compressed ones, in the same form', async () => {
    const { token } = await chatToken(app.url);
    const post = (body: string, headers = {}) =>
      call('/v3/directline/conversations', { method: 'POST', token, body, headers });
    expect(await codeOf(await post('{"a":'))).toEqual([400, 'InvalidContent']);
    expect(await codeOf(await post(JSON.stringify('x'.repeat(300_000))))).toEqual([
      413,
      'BodyTooLarge',
    ]);
    expect(await codeOf(await post('x', { 'content-encoding': 'gzip' }))).toEqual([
      415,
      'EncodingRefused',
    ]);
  });

  it('slows down whoever floods one conversation, and nobody else', async () => {
    const flooding = await BareClient.start(app.url);
    const other = await BareClient.start(app.url);
    const answers = await Promise.all(Array.from({ length: 60 }, () => flooding.send('hello')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(10);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await codeOf(refused[0] as Response)).toEqual([429, 'TooManyRequests']);
    expect((await other.send('hello')).status).toBe(200);
  });
});

describe('tokens', () => {
  it('are generated with the secret, for a user of the caller’s choice', async () => {
    const body = JSON.stringify({ user: { id: 'dl_shop-7' }, trustedOrigins: [SHOP] });
    const response = await call('/v3/directline/tokens/generate', {
      method: 'POST',
      token: SECRET,
      body,
    });
    expect(response.status).toBe(200);
    const { token, conversationId } = (await response.json()) as Record<string, string>;
    const claims = JSON.parse(
      Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({ user: 'dl_shop-7', conv: conversationId, origins: [SHOP] });
  });

  it('are refused for a wrong secret, no secret and a wrong body', async () => {
    const generate = (token?: string, body = '{}') =>
      call('/v3/directline/tokens/generate', { method: 'POST', body, ...(token && { token }) });
    expect(await codeOf(await generate('wrong'))).toEqual([403, 'SecretWrong']);
    expect(await codeOf(await generate())).toEqual([401, 'TokenMissing']);
    expect(await codeOf(await generate(SECRET, '{"trustedOrigins":["shop"]}'))).toEqual([
      400,
      'BodyInvalid',
    ]);
  });

  it('are refreshed while the old one goes on, and expire', async () => {
    const client = await BareClient.start(app.url);
    app.clock.advance(15 * 60_000);
    const refreshed = await client.call('POST', '/tokens/refresh');
    const { token } = (await refreshed.json()) as { token: string };
    expect((await client.send('still here')).status).toBe(200);
    app.clock.advance(16 * 60_000);
    expect(await codeOf(await client.send('too late'))).toEqual([403, 'TokenExpired']);
    const renewed = new BareClient(app.url, { ...client.grant, token });
    expect((await renewed.send('new token')).status).toBe(200);
  });

  const forged = (header: object) =>
    [header, { conv: 'x', user: 'y', aud: 'api', iss: 'thaw', exp: 9e9 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  it.each([
    ['none', undefined],
    ['garbage', 'garbage'],
    ['an unsigned one', `${forged({ alg: 'none' })}.`],
    ['one with a forged signature', `${forged({ alg: 'HS256' })}.AAAA`],
  ])('opens nothing with %s', async (_, token) => {
    for (const [method, path] of [
      ['POST', '/tokens/refresh'],
      ['POST', '/conversations'],
      ['GET', '/conversations/x'],
      ['POST', '/conversations/x/activities'],
      ['GET', '/conversations/x/activities'],
      ['POST', '/conversations/x/upload'],
    ] as const) {
      const response = await call(`/v3/directline${path}`, { method, ...(token && { token }) });
      expect([path, ...(await codeOf(response))]).toEqual([path, 401, 'TokenMissing']);
    }
  });

  it('open no conversation but their own', async () => {
    const mine = await BareClient.start(app.url);
    const other = await BareClient.start(app.url);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/activities'],
      ['GET', '/activities'],
      ['POST', '/upload'],
    ] as const) {
      const response = await mine.call(
        method,
        `/conversations/${other.grant.conversationId}${path}`,
      );
      expect(await codeOf(response)).toEqual([403, 'ConversationForeign']);
    }
  });

  it('open no conversation that was never started', async () => {
    const client = new BareClient(app.url, await chatToken(app.url));
    expect(await codeOf(await client.send('x'))).toEqual([404, 'ConversationUnknown']);
  });

  it('of the api do not open a stream, and those of the stream do not call the api', async () => {
    const client = await BareClient.start(app.url);
    const { streamUrl } = (await (
      await client.call('GET', `/conversations/${client.grant.conversationId}`)
    ).json()) as { streamUrl: string };
    const ticket = new URL(streamUrl).searchParams.get('t') ?? '';
    const call = new BareClient(app.url, { ...client.grant, token: ticket });
    expect(await codeOf(await call.send('x'))).toEqual([401, 'TokenMissing']);
    expect(await openStatus(streamUrl.replace(/t=.*/, `t=${client.grant.token}`))).toBe(401);
  });
});

describe('origins', () => {
  const send = async (origin: string | undefined, trusted: string[] = []) => {
    const body = JSON.stringify({ trustedOrigins: trusted });
    const made = await call('/v3/directline/tokens/generate', {
      method: 'POST',
      token: SECRET,
      body,
    });
    const { token } = (await made.json()) as { token: string };
    return call('/v3/directline/conversations', {
      method: 'POST',
      token,
      body: '{}',
      ...(origin && { headers: { origin } }),
    });
  };

  it('are let in when they are our own, listed, in the token, or absent', async () => {
    expect((await send(app.url)).status).toBe(201);
    expect((await send(SHOP)).status).toBe(201);
    expect((await send('https://a.example', ['https://a.example'])).status).toBe(201);
    expect((await send(undefined)).status).toBe(201);
  });

  it('are refused otherwise, readably for the page', async () => {
    const response = await send('https://evil.example');
    expect(response.headers.get('access-control-allow-origin')).toBe('https://evil.example');
    expect(await codeOf(response)).toEqual([403, 'OriginRefused']);
  });

  it('pass the preflight with the headers that clients send', async () => {
    const response = await call('/v3/directline/conversations', {
      method: 'OPTIONS',
      headers: { origin: SHOP, 'access-control-request-headers': 'x-ms-bot-agent' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('other than our own get no page token', async () => {
    const response = await call('/chat/token', { method: 'POST', headers: { origin: SHOP } });
    expect(await codeOf(response)).toEqual([403, 'OriginRefused']);
  });

  it('are checked when a stream is opened, too', async () => {
    const client = await BareClient.start(app.url);
    const streamUrl = await streamOf(client);
    expect(await openStatus(streamUrl, 'https://evil.example')).toBe(403);
    expect(await openStatus(streamUrl, SHOP)).toBe(101);
  });
});

describe('the stream', () => {
  it('replays from the watermark and goes on live', async () => {
    const client = await BareClient.start(app.url);
    await client.send('What papers do I need?');
    const { watermark } = await until(async () => {
      const set = await client.read();
      return set.activities.length >= 3 ? set : undefined;
    });
    const all = await listen(await streamOf(client));
    const rest = await listen(await streamOf(client, watermark));
    await until(() => (all.activities.length >= 3 ? true : undefined));
    expect(rest.activities).toEqual([]);
    await client.send('What if they say no?');
    await until(() =>
      all.activities.length >= 5 && rest.activities.length >= 2 ? true : undefined,
    );
    const ids = all.activities.map((a) => a.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(-2)).toEqual(rest.activities.map((a) => a.id));
    for (const { socket } of [all, rest]) socket.close();
  });

  it('ignores the client’s empty frames', async () => {
    const client = await BareClient.start(app.url);
    const { socket, activities } = await listen(await streamOf(client));
    socket.send('');
    await client.send('hello');
    await until(() => (activities.length >= 2 ? true : undefined));
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  it('opens only within a minute of the answer that named it', async () => {
    const client = await BareClient.start(app.url);
    const streamUrl = await streamOf(client);
    app.clock.advance(66_000);
    expect(await openStatus(streamUrl)).toBe(403);
  });

  it('opens five times for a conversation and no more', async () => {
    const client = await BareClient.start(app.url);
    const open = await Promise.all(
      Array.from({ length: 5 }, async () => listen(await streamOf(client))),
    );
    expect(await openStatus(await streamOf(client))).toBe(429);
    open[0]?.socket.close();
    await once(open[0]?.socket as WebSocket, 'close');
    const next = await until(async () => {
      const status = await openStatus(await streamOf(client));
      return status === 101 ? status : undefined;
    });
    expect(next).toBe(101);
    for (const { socket } of open) socket.close();
  });
});

describe('the chat page’s session', () => {
  const token = async (cookie?: string, body = '{}') => {
    const response = await call('/chat/token', {
      method: 'POST',
      body,
      headers: cookie ? { cookie } : {},
    });
    return {
      cookie: response.headers.get('set-cookie') ?? '',
      ...((await response.json()) as object),
    } as {
      cookie: string;
      conversationId: string;
      token: string;
      resumed: boolean;
    };
  };

  it('resumes the conversation of the cookie, once it was started', async () => {
    const first = await token();
    expect(first.cookie).toMatch(/HttpOnly.*SameSite=Lax/);
    expect(first.resumed).toBe(false);
    const cookie = first.cookie.split(';')[0] ?? '';
    expect((await token(cookie)).conversationId).not.toBe(first.conversationId);
    await new BareClient(app.url, first).call('POST', '/conversations', {});
    const again = await token(cookie);
    expect(again).toMatchObject({ conversationId: first.conversationId, resumed: true });
    expect(again.token).not.toBe('');
  });

  it('begins anew when asked to, and for a forged cookie', async () => {
    const first = await token();
    const cookie = first.cookie.split(';')[0] ?? '';
    await new BareClient(app.url, first).call('POST', '/conversations', {});
    expect(await token(cookie, '{"fresh":true}')).toMatchObject({ resumed: false });
    expect(await token(`${cookie}x`)).toMatchObject({ resumed: false });
  });
});

async function streamOf(client: BareClient, watermark = ''): Promise<string> {
  const path = `/conversations/${client.grant.conversationId}?watermark=${watermark}`;
  const response = await client.call('GET', path);
  return ((await response.json()) as { streamUrl: string }).streamUrl;
}

/** HTTP status of the upgrade. */
function openStatus(streamUrl: string, origin?: string): Promise<number> {
  const socket = new WebSocket(streamUrl, origin ? { origin } : {});
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.close();
      resolve(101);
    });
    socket.once('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
    socket.once('error', () => resolve(0));
  });
}

async function listen(streamUrl: string) {
  const socket = new WebSocket(streamUrl);
  const activities: { id: string }[] = [];
  socket.on('message', (data) => {
    activities.push(...(JSON.parse(String(data)) as { activities: { id: string }[] }).activities);
  });
  await once(socket, 'open');
  return { socket, activities };
}
