// Signing in through a real OpenID Connect provider.

import { EncryptJWT } from 'jose';
import { PENDING_S } from '../../../src/staff/identity-provider';
import { startTestApp, type TestApp } from '../../support/app';
import { DeskClient } from '../../support/desk-client';
import { freePort } from '../../support/free-port';
import { startProvider, type TestProvider, visitProvider } from '../../support/identity-provider';

const CALLBACK = '/api/desk/sign-in/callback';
let provider: TestProvider;
let app: TestApp;
let env: Record<string, string>;
beforeAll(async () => {
  const PORT = String(await freePort());
  provider = await startProvider({ OIDC_REDIRECT: `http://localhost:${PORT}${CALLBACK}` });
  env = {
    PORT,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'thaw',
    OIDC_CLIENT_SECRET: 'a secret of the client',
    OIDC_ADMIN_ROLE: 'desk-admin',
  };
  app = await startTestApp(env);
});
afterAll(() => app.stop());

/** @returns the address at which the browser comes back, not yet visited */
async function toProvider(client: DeskClient, login: string, gives: 'consent' | 'up' = 'consent') {
  const begun = await client.get('/api/desk/sign-in/provider');
  expect(begun.status).toBe(302);
  const back = await visitProvider(begun.headers.get('location') ?? '', login, { gives });
  return back.slice(app.url.length);
}

/** @returns where the desk sends the browser */
async function comeBack(client: DeskClient, back: string): Promise<string> {
  const answer = await client.get(back);
  expect(answer.status).toBe(302);
  return answer.headers.get('location') ?? '';
}

async function signIn(login: string): Promise<DeskClient & { went: string }> {
  const client = new DeskClient(app.url);
  const went = await comeBack(client, await toProvider(client, login));
  const { session } = (await client.get('/api/desk/sign-in')).body;
  client.session = session;
  client.csrf = session?.csrf ?? '';
  return Object.assign(client, { went });
}

it('makes an agent of whoever the provider knows, and finds the account again', async () => {
  await provider.say('zhao', { name: '赵敏', email: 'Zhao@example.com', email_verified: true });
  const client = await signIn('zhao');
  expect(client.went).toBe('/desk');
  expect(client.session?.staff).toMatchObject({
    login: 'zhao@example.com',
    name: '赵敏',
    role: 'agent',
    isSetUp: true,
  });
  await provider.say('zhao', { name: 'Another', email: 'other@example.com', email_verified: true });
  expect((await signIn('zhao')).session?.staff).toEqual(client.session?.staff);
});

it('offers the provider, no first link, and no passwords while there are none', async () => {
  expect(app.setUpLink).toBeUndefined();
  const { body } = await new DeskClient(app.url).get('/api/desk/sign-in');
  expect(body).toEqual({ local: false, provider: new URL(provider.issuer).host, session: null });
});

it('takes the role from the provider at each sign-in, unless it says nothing of roles', async () => {
  const say = (roles?: unknown) =>
    provider.say('chief', { email: 'chief@example.com', ...(roles as object) });
  await say({ groups: ['x', 'desk-admin'] });
  const chief = await signIn('chief');
  expect(chief.session?.staff.role).toBe('admin');
  await say({ roles: ['reader'] });
  expect((await signIn('chief')).session?.staff.role).toBe('admin');
  await provider.say('deputy', { email: 'deputy@example.com', roles: 'desk-admin' });
  expect((await signIn('deputy')).session?.staff.role).toBe('admin');
  await say({ roles: ['reader'] });
  expect((await signIn('chief')).session?.staff.role).toBe('agent');
  expect((await chief.get('/api/desk/audit')).status).toBe(403);
  await say();
  expect((await signIn('chief')).session?.staff.role).toBe('agent');
  await say({ roles: ['desk-admin'] });
  expect((await signIn('chief')).session?.staff.role).toBe('admin');
});

describe('an account that was there before', () => {
  let admin: DeskClient;
  beforeAll(async () => {
    await provider.say('boss', { email: 'boss@example.com', roles: ['desk-admin'] });
    admin = await signIn('boss');
    for (const login of ['qian@example.com', 'sun@example.com', 'admin']) {
      const draft = { login, name: login, role: 'agent', language: 'en' };
      expect((await admin.post('/api/desk/staff', draft)).status).toBe(201);
    }
  });

  it('is used when the provider has verified the address', async () => {
    await provider.say('q1', { email: 'qian@example.com', email_verified: true });
    const { session } = await signIn('q1');
    expect(session?.staff).toMatchObject({ login: 'qian@example.com', name: 'qian@example.com' });
    await provider.say('q2', { email: 'qian@example.com', email_verified: true });
    expect((await signIn('q2')).session?.staff.login).toMatch(/^staff-/);
  });

  it.each([
    ['an address that is not verified', { email: 'sun@example.com' }],
    ['an address that is said not to be', { email: 'sun@example.com', email_verified: false }],
    ['a user name of their own choice', { preferred_username: 'admin', email_verified: true }],
  ])('is kept from those who come with %s', async (what, claims) => {
    await provider.say(what, claims);
    const { session } = await signIn(what);
    expect(session?.staff.login).toMatch(/^staff-/);
  });

  it('that is disabled stays closed', async () => {
    await provider.say('li', { email: 'li@example.com' });
    const li = await signIn('li');
    await admin.patch(`/api/desk/staff/${li.session?.staff.id}`, { isDisabled: true });
    expect((await li.get('/api/desk/staff')).status).toBe(401);
    const again = await signIn('li');
    expect(again.went).toBe('/desk/sign-in?error=AccountDisabled');
    expect(again.session).toBeNull();
  });

  it('has no password to change, until a link has set one', async () => {
    const change = { current: 'whatever it is', next: 'five green herons fly' };
    const answer = await admin.post('/api/desk/session/password', change);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'PasswordNone']);
    const { body } = await admin.post(`/api/desk/staff/${admin.session?.staff.id}/link`);
    const local = new DeskClient(app.url);
    expect((await local.setUp(body.link)).status).toBe(200);
    expect((await local.signIn('boss@example.com')).status).toBe(200);
    expect((await local.get('/api/desk/sign-in')).body.local).toBe(true);
    admin = await signIn('boss');
  });
});

describe('the way back', () => {
  const stale = '/desk/sign-in?error=SignInStale';
  const client = () => new DeskClient(app.url);

  it('sends along state, nonce and the challenge, and keeps the rest in a cookie that nobody can read', async () => {
    const begun = await client().get('/api/desk/sign-in/provider');
    const query = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toBeTruthy();
    const cookie = begun.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-thaw_sign_in=[\w-]+\.\.[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    expect(cookie).not.toContain(query.get('state'));
  });

  it('is closed to another browser', async () => {
    expect(await comeBack(client(), await toProvider(client(), 'zhao'))).toBe(stale);
  });

  it('is closed to another state', async () => {
    const browser = client();
    const back = await toProvider(browser, 'zhao');
    expect(await comeBack(browser, back.replace(/state=[^&]+/, 'state=another'))).toBe(stale);
    expect(browser.cookie).toBe('');
  });

  it('is open once', async () => {
    const browser = client();
    const back = await toProvider(browser, 'zhao');
    const { cookie } = browser;
    expect(await comeBack(browser, back)).toBe('/desk');
    const thief = client();
    thief.cookie = cookie;
    expect(await comeBack(thief, back)).toBe(stale);
    expect((await thief.get('/api/desk/staff')).status).toBe(401);
  });

  it('is closed after ten minutes', async () => {
    const browser = client();
    const back = await toProvider(browser, 'zhao');
    app.clock.advance(PENDING_S * 1000 + 1);
    expect(await comeBack(browser, back)).toBe(stale);
  });

  it.each([
    [
      'changed by a letter',
      (cookie: string) => cookie.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
    ],
    ['unsigned', (cookie: string) => `${cookie.split('=')[0]}=${unsigned()}`],
    [
      'from another service',
      async (cookie: string) => `${cookie.split('=')[0]}=${await foreign()}`,
    ],
    ['cut off', (cookie: string) => cookie.slice(0, -20)],
  ])('is closed to a cookie that is %s', async (_what, change) => {
    const browser = client();
    const back = await toProvider(browser, 'zhao');
    browser.cookie = await change(browser.cookie);
    const state = /state=([^&]+)/.exec(back)?.[1] as string;
    expect(await comeBack(browser, back.replace(state, 'known'))).toBe(stale);
    expect(await comeBack(browser, back)).toBe(stale);
  });

  it('tells that the provider let nobody in', async () => {
    const browser = client();
    const back = await toProvider(browser, 'zhao', 'up');
    expect(await comeBack(browser, back)).toBe('/desk/sign-in?error=ProviderRefused');
  });

  it('is closed to a code that the provider did not give', async () => {
    const browser = client();
    const back = await toProvider(browser, 'zhao');
    const forged = back.replace(/code=[^&]+/, 'code=forged');
    expect(await comeBack(browser, forged)).toBe('/desk/sign-in?error=ProviderRefused');
  });

  it('gives another session than the one that the browser came with', async () => {
    const browser = await signIn('zhao');
    const before = browser.cookie;
    await comeBack(browser, await toProvider(browser, 'zhao'));
    expect(browser.cookie).not.toBe(before);
    browser.cookie = before;
    expect((await browser.get('/api/desk/staff')).status).toBe(401);
  });
});

it('starts without the provider, says so, and finds it when it is there', async () => {
  const OIDC_PORT = String(await freePort());
  const PORT = String(await freePort());
  const issuer = `http://127.0.0.1:${OIDC_PORT}`;
  const own = await startTestApp({ ...env, PORT, OIDC_ISSUER: issuer });
  const client = new DeskClient(own.url);
  const failed = await client.get('/api/desk/sign-in/provider');
  expect(failed.headers.get('location')).toBe('/desk/sign-in?error=ProviderUnavailable');
  const OIDC_REDIRECT = `${own.url}${CALLBACK}`;
  const OIDC_METHOD = 'client_secret_post';
  const late = await startProvider({ OIDC_PORT, OIDC_REDIRECT, OIDC_METHOD });
  await late.say('wu', { email: 'wu@example.com' });
  const begun = await client.get('/api/desk/sign-in/provider');
  const back = await visitProvider(begun.headers.get('location') ?? '', 'wu');
  expect(await comeBack(client, back.slice(own.url.length))).toBe('/desk');
  expect(JSON.stringify(own.lines)).not.toContain(env.OIDC_CLIENT_SECRET);
  await own.stop();
});

it('says so where no provider is set up', async () => {
  const own = await startTestApp();
  const client = new DeskClient(own.url);
  for (const path of ['/api/desk/sign-in/provider', `${CALLBACK}?code=a&state=b`]) {
    expect(await comeBack(client, path)).toBe('/desk/sign-in?error=ProviderNone');
  }
  await own.stop();
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** State `known` in a token without signature. */
function unsigned(): string {
  const pending = { state: 'known', nonce: 'n', verifier: 'v', exp: 9_999_999_999 };
  return `${part({ alg: 'none' })}.${part(pending)}.`;
}

/** Encrypted as ours are, with a key that is not ours. */
function foreign(): Promise<string> {
  return new EncryptJWT({ state: 'known', nonce: 'n', verifier: 'v' })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(9_999_999_999)
    .encrypt(new Uint8Array(32));
}
