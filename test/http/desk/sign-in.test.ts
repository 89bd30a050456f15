// Signing in to the desk with a password, over HTTP.

import { SESSION_IDLE_MS, SESSION_MOST_MS } from '../../../src/staff/session-store';
import { LOCK_MS } from '../../../src/staff/sign-in-limit-store';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, DeskClient, firstAdmin, PASSWORD } from '../../support/desk-client';

const MINUTE = 60_000;

let app: TestApp;
let admin: DeskClient;
beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
});
afterAll(() => app.stop());

async function auditOf(who: DeskClient, query = '') {
  const { body } = await who.get(`/api/desk/audit${query}`);
  return body.entries as { action: string; subject: string | null; details: object }[];
}

describe('signing in', () => {
  it('makes the first account with the printed link, an administrator, and only once', async () => {
    expect(app.setUpLink).toMatch(/^http:\/\/localhost:\d+\/desk\/setup#[\w-]{43}$/);
    expect(admin.session?.staff).toEqual({
      id: expect.any(String),
      login: 'wang.li',
      name: '王丽',
      role: 'admin',
      language: 'zh-Hans',
      isSetUp: true,
      isDisabled: false,
    });
    const late = new DeskClient(app.url);
    const answer = await late.setUp(app.setUpLink ?? '', { login: 'mallory', name: 'M' });
    expect([answer.status, answer.body.error.code]).toEqual([410, 'InvitationGone']);
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await new DeskClient(app.url).signIn('wang.li');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-thaw_desk=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('tells the page who is signed in, and nobody after signing out', async () => {
    const client = new DeskClient(app.url);
    expect((await client.get('/api/desk/sign-in')).body).toEqual({
      local: true,
      provider: null,
      session: null,
    });
    await client.signIn(' Wang.Li ');
    expect((await client.get('/api/desk/sign-in')).body.session).toEqual(client.session);
    const { cookie } = client;
    expect((await client.post('/api/desk/sign-out')).status).toBe(204);
    expect(client.cookie).toBe('');
    client.cookie = cookie;
    expect((await client.get('/api/desk/sign-in')).body.session).toBeNull();
    expect((await client.get('/api/desk/staff')).status).toBe(401);
  });

  it('answers an unknown login, a wrong password and a disabled account alike', async () => {
    const colleague = await addColleague(admin, 'left.long.ago');
    await admin.patch(`/api/desk/staff/${colleague.session?.staff.id}`, { isDisabled: true });
    const client = new DeskClient(app.url);
    const answers = [
      await client.signIn('nobody'),
      await client.signIn('wang.li', 'a wrong password'),
      await client.signIn('left.long.ago'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(client.cookie).toBe('');
  });

  it('gives another session at each sign-in and ends the one before', async () => {
    const client = new DeskClient(app.url);
    client.cookie = '__Host-thaw_desk=chosen-by-somebody-else';
    await client.signIn('wang.li');
    const first = client.cookie;
    expect(first).not.toContain('chosen-by-somebody-else');
    await client.signIn('wang.li');
    expect(client.cookie).not.toBe(first);
    client.cookie = first;
    expect((await client.get('/api/desk/staff')).status).toBe(401);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'login=wang.li&password=x', 'Content-Type'],
    ['JSON dressed as text', 'text/plain', '{"login":"wang.li","password":"x"}', 'Content-Type'],
    ['a field too many', 'application/json', '{"login":"a","password":"x","role":"admin"}', 'role'],
    ['no password', 'application/json', '{"login":"a"}', 'password: '],
  ])('refuses %s', async (_what, type, body, named) => {
    const response = await fetch(`${app.url}/api/desk/sign-in`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(400);
    const message = expect.stringContaining(named);
    expect(await response.json()).toEqual({ error: { code: 'BodyInvalid', message } });
  });

  it('writes into the audit log who signed in, and no unknown logins', async () => {
    await new DeskClient(app.url).signIn(PASSWORD, 'wang.li');
    const entries = await auditOf(admin);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['setup', 'sign-in', 'sign-in-failed', 'sign-out', 'staff-added']),
    );
    const text = JSON.stringify(entries);
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain('nobody');
  });
});

describe('a session', () => {
  it('ends after an hour without a request', async () => {
    const client = new DeskClient(app.url);
    await client.signIn('wang.li');
    for (let i = 0; i < 3; i++) {
      app.clock.advance(SESSION_IDLE_MS - MINUTE);
      expect((await client.get('/api/desk/staff')).status).toBe(200);
    }
    app.clock.advance(SESSION_IDLE_MS);
    expect((await client.get('/api/desk/staff')).status).toBe(401);
  });

  it('ends after twelve hours however busy it is', async () => {
    const client = new DeskClient(app.url);
    await client.signIn('wang.li');
    const until = app.clock.now() + SESSION_MOST_MS;
    while (app.clock.now() + 30 * MINUTE < until) {
      app.clock.advance(30 * MINUTE);
      expect((await client.get('/api/desk/staff')).status).toBe(200);
    }
    app.clock.advance(30 * MINUTE);
    expect((await client.get('/api/desk/staff')).status).toBe(401);
  });
});

describe('wrong passwords', () => {
  beforeEach(() => app.clock.advance(2 * LOCK_MS));

  const wrong = (login: string) => new DeskClient(app.url).signIn(login, 'a wrong password');

  it.each(['wang.li', 'nobody.at.all'])(
    'lock %s after ten, for the right one too, and for a quarter of an hour',
    async (login) => {
      for (let i = 0; i < 10; i++) expect((await wrong(login)).status).toBe(401);
      const locked = await new DeskClient(app.url).signIn(login);
      expect([locked.status, locked.body.error.code]).toEqual([429, 'SignInLocked']);
      expect(locked.headers.get('retry-after')).toBe(String(LOCK_MS / 1000));
      app.clock.advance(LOCK_MS - 1);
      expect((await new DeskClient(app.url).signIn(login)).status).toBe(429);
      app.clock.advance(1);
      const open = await new DeskClient(app.url).signIn(login);
      expect(open.status).toBe(login === 'wang.li' ? 200 : 401);
    },
  );

  it('are counted from anew after a right one', async () => {
    for (let i = 0; i < 9; i++) await wrong('wang.li');
    expect((await new DeskClient(app.url).signIn('wang.li')).status).toBe(200);
    for (let i = 0; i < 9; i++) expect((await wrong('wang.li')).status).toBe(401);
    expect((await new DeskClient(app.url).signIn('wang.li')).status).toBe(200);
  });

  it('are not more than ten however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => wrong('wang.li')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  });

  it('lock the address after fifty, whatever the logins', async () => {
    const tries = Array.from({ length: 60 }, (_, i) => wrong(`guess-${i}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect((await new DeskClient(app.url).signIn('wang.li')).status).toBe(429);
    app.clock.advance(LOCK_MS);
    const again = new DeskClient(app.url);
    expect((await again.signIn('wang.li')).status).toBe(200);
    const locks = await auditOf(again, '?action=locked');
    expect(locks.map(({ subject }) => subject)).toEqual([null, 'wang.li', null, 'wang.li']);
  });
});

it('refuses to sign in over plain HTTP from elsewhere', async () => {
  const open = await startTestApp({ PUBLIC_URL: 'http://help.example.com' });
  const client = new DeskClient(`http://127.0.0.1:${open.port}`);
  for (const answer of [
    await client.signIn('wang.li'),
    await client.setUp(open.setUpLink ?? '', { login: 'a.b', name: 'A' }),
  ]) {
    expect([answer.status, answer.body.error.code]).toEqual([403, 'DeskNeedsTls']);
    expect(answer.body.error.message).toContain('PUBLIC_URL');
  }
  await open.stop();
});
