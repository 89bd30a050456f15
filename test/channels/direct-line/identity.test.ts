// Visitors whom the page around the chat knows: their conversation is theirs on every device, and nobody else's.

import { SignJWT } from 'jose';
import { startTestApp, type TestApp } from '../../support/app';
import { codeOf, identityOf, type Opened, Visitor } from '../../support/chat-visitor';

const SECRET = 'a-secret-for-tests-of-identities';
const DAY_S = 24 * 60 * 60;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ DIRECT_LINE_SECRET: SECRET, TRUSTED_PROXIES: '1' });
});
afterAll(() => app.stop());

const nowS = () => Math.floor(app.clock.now() / 1000);
const identity = (subject: string, claims: Record<string, unknown> = {}, secret = SECRET) =>
  identityOf(subject, { secret, now: app.clock.now() }, claims);
const claimsOf = (token = '') =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
/** Answers `{error}` are told by their code. */
const outcomeOf = async (response: Response) => (response.ok ? [200] : codeOf(response));

describe('a person', () => {
  it('has one conversation on all devices', async () => {
    const desk = await new Visitor(app.url).open({ identity: await identity('shop 7') });
    const phone = await new Visitor(app.url).open({ identity: await identity('shop 7') });
    expect(desk.resumed).toBe(false);
    expect(phone).toMatchObject({ conversationId: desk.conversationId, resumed: true });
  });

  it('has the one that was begun last', async () => {
    const given = { identity: await identity('shop 8') };
    const first = await new Visitor(app.url).open(given);
    const fresh = await new Visitor(app.url).open({ ...given, fresh: true });
    expect(fresh).toMatchObject({ resumed: false });
    await new Visitor(app.url).say(first, 'still here');
    expect(await new Visitor(app.url).open(given)).toMatchObject({
      conversationId: fresh.conversationId,
      resumed: true,
    });
  });

  it('is called by a hash, which tells nothing of the name', async () => {
    const of = async (subject: string) =>
      claimsOf((await new Visitor(app.url).open({ identity: await identity(subject) })).token).user;
    const name = await of('13800138000');
    expect(name).toMatch(/^person_[\w-]{43}$/);
    expect(name).toBe(await of('13800138000'));
    expect(name).not.toBe(await of('13800138001'));
  });

  it('reads the earlier ones on any device', async () => {
    const given = { identity: await identity('shop 9') };
    const visitor = new Visitor(app.url);
    const first = await visitor.open(given);
    await visitor.say(first, '冻结了怎么办');
    await visitor.open({ ...given, fresh: true });
    const phone = new Visitor(app.url);
    const { session = '' } = await phone.open(given);
    expect(await phone.listed(session)).toMatchObject([
      { id: first.conversationId, words: '冻结了怎么办' },
    ]);
    expect((await phone.read(first.conversationId, session)).status).toBe(200);
  });
});

describe('on a computer that several use', () => {
  it('a person gets nothing that the browser holds, and leaves nothing in it', async () => {
    const browser = new Visitor(app.url);
    const anonymous = await browser.open({ embedded: true });
    const { cookie } = browser;
    const li = await browser.open({
      identity: await identity('li'),
      session: anonymous.session,
    });
    expect(li).toMatchObject({ resumed: false });
    const wang = await browser.open({ identity: await identity('wang'), session: li.session });
    expect(wang).toMatchObject({ resumed: false });
    expect(new Set([anonymous, li, wang].map((each) => each.conversationId)).size).toBe(3);
    expect(browser.cookie).toBe(cookie);
    expect(await browser.open()).toMatchObject({ conversationId: anonymous.conversationId });
  });

  it('a session of a person opens nothing without the identity', async () => {
    const { conversationId, session = '' } = await new Visitor(app.url).open({
      identity: await identity('zhao'),
    });
    const next = new Visitor(app.url);
    expect(await next.open({ session })).toMatchObject({ resumed: false });
    next.cookie = `thaw_chat=${session}`;
    const opened = await next.open({ embedded: true });
    expect(opened).toMatchObject({ resumed: false });
    expect(await next.listed()).toEqual([]);
    expect(await codeOf(await next.read(conversationId))).toEqual([404, 'ConversationUnknown']);
    expect(claimsOf(opened.session).earlier).toBeUndefined();
  });

  it('a session of a person is none when it comes as a cookie', async () => {
    const visitor = new Visitor(app.url);
    const { conversationId, session } = await visitor.open({ identity: await identity('qian') });
    visitor.cookie = `thaw_chat=${session}`;
    expect(await codeOf(await visitor.list())).toEqual([401, 'ChatSessionMissing']);
    expect(await codeOf(await visitor.read(conversationId))).toEqual([401, 'ChatSessionMissing']);
  });

  it('a session of a person ends with the identity', async () => {
    const visitor = new Visitor(app.url);
    const { session } = await visitor.open({ identity: await identity('sun') });
    expect((await visitor.list(session)).status).toBe(200);
    app.clock.advance(3700 * 1000);
    expect(await codeOf(await visitor.list(session))).toEqual([403, 'TokenExpired']);
  });
});

describe('an identity', () => {
  const withHeader = (alg: string) =>
    new SignJWT({ sub: 'x', aud: 'thaw-widget', exp: nowS() + 60 })
      .setProtectedHeader({ alg })
      .sign(Buffer.from(SECRET.repeat(3)));
  const unsigned = () =>
    [{ alg: 'none' }, { sub: 'x', aud: 'thaw-widget', exp: nowS() + 60 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  it.each<[string, () => Promise<string>, RegExp]>([
    ['signed with another secret', () => identity('x', {}, `${SECRET}x`), /signature/],
    ['for another audience', () => identity('x', { aud: 'api' }), /aud/],
    ['without an audience', () => identity('x', { aud: undefined }), /aud/],
    ['without an end', () => identity('x', { exp: undefined }), /exp/],
    ['with an end that is no number', () => identity('x', { exp: 'soon' }), /exp/],
    ['with an end in 25 hours', () => identity('x', { exp: nowS() + DAY_S + 3600 }), /24 hours/],
    ['with an end in milliseconds', () => identity('x', { exp: app.clock.now() }), /24 hours/],
    ['without a subject', () => identity('x', { sub: undefined }), /sub/],
    ['with an empty subject', () => identity(''), /sub/],
    ['with a subject of 201 characters', () => identity('x'.repeat(201)), /sub/],
    ['with a number as subject', () => identity('x', { sub: 7 }), /sub/],
    ['not valid yet', () => identity('x', { nbf: nowS() + 600 }), /nbf/],
    ['signed by another algorithm', () => withHeader('HS512'), /alg/],
    ['that is not signed', async () => `${unsigned()}.`, /./],
    ['that is no JWT', async () => 'shop 7', /./],
    ['that is a token of ours', async () => (await new Visitor(app.url).open()).token, /./],
  ])('%s is refused', async (_what, given, fault) => {
    const response = await new Visitor(app.url).ask({ start: true, identity: await given() });
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([401, 'IdentityWrong']);
    expect(error.message).toMatch(/identity is not accepted: .*Sign a JWT with DIRECT_LINE_SECRET/);
    expect(error.message.split('Sign a JWT')[0]).toMatch(fault);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('that has ended is refused under a code of its own', async () => {
    const given = { identity: await identity('x', { exp: nowS() - 10 }) };
    expect(await codeOf(await new Visitor(app.url).ask(given))).toEqual([401, 'IdentityExpired']);
  });

  it.each([1, 200])(
    'with a subject of %s characters and an end in a day is taken',
    async (size) => {
      const given = await identity('冻'.repeat(size), { exp: nowS() + DAY_S });
      expect(await outcomeOf(await new Visitor(app.url).ask({ identity: given }))).toEqual([200]);
    },
  );

  it('that is empty is none', async () => {
    const visitor = new Visitor(app.url);
    const { conversationId } = await visitor.open();
    expect(await visitor.open({ identity: '' })).toMatchObject({ conversationId });
  });

  it('opens nothing of Direct Line by itself', async () => {
    const given = await identity('x');
    const response = await new Visitor(app.url).call('/v3/directline/conversations', {
      method: 'POST',
      headers: { authorization: `Bearer ${given}` },
    });
    expect(await codeOf(response)).toEqual([401, 'TokenMissing']);
  });
});

it('cannot be checked without a secret, which the answer says', async () => {
  const bare = await startTestApp();
  try {
    const response = await new Visitor(bare.url).ask({ identity: await identity('x') });
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([401, 'IdentityUnchecked']);
    expect(error.message).toMatch(/field identity.*Set DIRECT_LINE_SECRET/);
    const opened: Opened = await new Visitor(bare.url).open();
    expect(opened.resumed).toBe(false);
  } finally {
    await bare.stop();
  }
});
