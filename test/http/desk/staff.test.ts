// Accounts as administrators manage them at the desk, and the own account.

import { LINK_LIFETIME_MS } from '../../../src/staff/invitation-store';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, DeskClient, firstAdmin, PASSWORD } from '../../support/desk-client';
import { temporaryFolder } from '../../support/temporary-folder';

let app: TestApp;
let admin: DeskClient;
beforeEach(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
});
afterEach(() => app.stop());

const idOf = (client: DeskClient) => client.session?.staff.id as string;
const change = (client: DeskClient, body: object) =>
  admin.patch(`/api/desk/staff/${idOf(client)}`, body);

it('adds an account whose link sets the password once', async () => {
  const draft = { login: 'Zhao@Example.com', name: ' 赵敏 ', role: 'agent', language: 'zh-Hans' };
  const added = await admin.post('/api/desk/staff', draft);
  expect(added).toMatchObject({
    status: 201,
    body: { staff: { login: 'zhao@example.com', name: '赵敏', isSetUp: false } },
  });
  const secret = added.body.link.split('#')[1];
  const zhao = new DeskClient(app.url);
  expect((await zhao.post('/api/desk/setup/check', { secret })).body).toEqual({
    login: 'zhao@example.com',
    name: '赵敏',
  });
  const weak = await zhao.setUp(added.body.link, {}, 'zhao');
  expect([weak.status, weak.body.error.code]).toEqual([400, 'PasswordWeak']);
  expect((await zhao.setUp(added.body.link, { login: 'wang.li', name: 'x' })).status).toBe(400);
  expect((await zhao.setUp(added.body.link)).body.staff).toMatchObject({ isSetUp: true });
  expect((await zhao.setUp(added.body.link)).status).toBe(410);
  expect((await zhao.post('/api/desk/setup/check', { secret })).status).toBe(410);
  const { body } = await zhao.get('/api/desk/staff');
  expect(body.staff.map(({ login }: { login: string }) => login)).toEqual([
    'wang.li',
    'zhao@example.com',
  ]);
  expect(JSON.stringify(body)).not.toContain('scrypt');
  const again = await admin.post('/api/desk/staff', draft);
  expect([again.status, again.body.error.code]).toEqual([409, 'LoginTaken']);
});

it('lets a link be used once, however many use it at the same time', async () => {
  const draft = { login: 'zhao', name: 'Zhao', role: 'agent', language: 'en' };
  const { body } = await admin.post('/api/desk/staff', draft);
  const tries = Array.from({ length: 5 }, () => new DeskClient(app.url).setUp(body.link));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 410, 410, 410, 410]);
});

it('ends a link after seven days, with the next link, and with the account', async () => {
  const zhao = await addColleague(admin, 'zhao');
  const link = async () => (await admin.post(`/api/desk/staff/${idOf(zhao)}/link`)).body.link;
  const [first, second] = [await link(), await link()];
  const visitor = new DeskClient(app.url);
  expect((await visitor.setUp(first)).status).toBe(410);
  await change(zhao, { isDisabled: true });
  await change(zhao, { isDisabled: false });
  expect((await visitor.setUp(second)).status).toBe(410);
  const third = await link();
  app.clock.advance(LINK_LIFETIME_MS);
  expect((await visitor.setUp(third)).status).toBe(410);
});

it('shuts out whoever is disabled, at the next request', async () => {
  const zhao = await addColleague(admin, 'zhao');
  expect((await zhao.get('/api/desk/staff')).status).toBe(200);
  expect((await change(zhao, { isDisabled: true })).body.staff.isDisabled).toBe(true);
  expect((await zhao.get('/api/desk/staff')).status).toBe(401);
  expect((await zhao.signIn('zhao')).status).toBe(401);
  await change(zhao, { isDisabled: false });
  expect((await zhao.get('/api/desk/staff')).status).toBe(401);
  expect((await zhao.signIn('zhao')).status).toBe(200);
});

it('counts a changed role from the next request on', async () => {
  const zhao = await addColleague(admin, 'zhao');
  expect((await zhao.get('/api/desk/audit')).status).toBe(403);
  await change(zhao, { role: 'admin' });
  expect((await zhao.get('/api/desk/audit')).status).toBe(200);
  await change(zhao, { role: 'agent' });
  expect((await zhao.get('/api/desk/audit')).status).toBe(403);
});

it('keeps the last administrator who can sign in', async () => {
  const waiting = { login: 'waiting', name: 'W', role: 'admin', language: 'en' };
  await admin.post('/api/desk/staff', waiting);
  for (const body of [{ isDisabled: true }, { role: 'agent' }]) {
    const answer = await change(admin, body);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'LastAdmin']);
  }
  const zhao = await addColleague(admin, 'zhao', 'admin');
  const both = await Promise.all([
    change(admin, { role: 'agent' }),
    change(zhao, { role: 'agent' }),
  ]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('changes the own name and language, and nothing else of the own account', async () => {
  const zhao = await addColleague(admin, 'zhao');
  const answer = await zhao.patch('/api/desk/session', { language: 'zh-Hans', name: '赵敏' });
  expect(answer).toMatchObject({
    status: 200,
    body: { staff: { language: 'zh-Hans', name: '赵敏' }, csrf: zhao.csrf },
  });
  expect((await zhao.patch('/api/desk/session', { role: 'admin' })).status).toBe(400);
  expect((await zhao.patch('/api/desk/session', { name: 'a\nb' })).status).toBe(400);
});

it('changes the password and ends the other sessions', async () => {
  const zhao = await addColleague(admin, 'zhao');
  const elsewhere = new DeskClient(app.url);
  await elsewhere.signIn('zhao');
  const next = 'five green herons fly';
  const wrong = await zhao.post('/api/desk/session/password', { current: 'not this one', next });
  expect([wrong.status, wrong.body.error.code]).toEqual([403, 'PasswordWrong']);
  const weak = { current: PASSWORD, next: 'short' };
  expect((await zhao.post('/api/desk/session/password', weak)).status).toBe(400);
  const changed = await zhao.post('/api/desk/session/password', { current: PASSWORD, next });
  expect(changed.status).toBe(204);
  expect((await zhao.get('/api/desk/staff')).status).toBe(200);
  expect((await elsewhere.get('/api/desk/staff')).status).toBe(401);
  expect((await elsewhere.signIn('zhao')).status).toBe(401);
  expect((await elsewhere.signIn('zhao', next)).status).toBe(200);
});

it('counts wrong current passwords like those of a sign-in', async () => {
  const zhao = await addColleague(admin, 'zhao');
  const body = { current: 'not this one', next: 'five green herons fly' };
  const tries = Array.from({ length: 12 }, () => zhao.post('/api/desk/session/password', body));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([...Array(10).fill(403), 429, 429]);
  expect((await new DeskClient(app.url).signIn('zhao')).status).toBe(429);
  const { body: made } = await admin.post(`/api/desk/staff/${idOf(zhao)}/link`);
  expect((await zhao.setUp(made.link)).status).toBe(200);
  expect((await zhao.signIn('zhao')).status).toBe(200);
});

it.each([
  ['an unknown account', 'PATCH', '/api/desk/staff/nobody', { role: 'agent' }, 404],
  [
    'an unknown role',
    'POST',
    '/api/desk/staff',
    { login: 'zz', name: 'Z', role: 'root', language: 'en' },
    400,
  ],
  [
    'a login with spaces',
    'POST',
    '/api/desk/staff',
    { login: 'z z', name: 'Z', role: 'agent', language: 'en' },
    400,
  ],
  ['a field that is not its to set', 'PATCH', '/api/desk/staff/nobody', { password: 'x' }, 400],
  ['a list in place of an object', 'POST', '/api/desk/staff', [], 400],
])('refuses %s', async (_what, method, path, body, status) => {
  expect((await admin.call(method, path, { body })).status).toBe(status);
});

it('shows the audit log page by page, filtered, to administrators', async () => {
  await change(admin, { name: 'Wang Li' });
  for (let i = 0; i < 55; i++) await admin.patch('/api/desk/session', { name: `Wang ${i}` });
  const first = (await admin.get('/api/desk/audit')).body;
  expect(first.entries).toHaveLength(50);
  expect(first.entries[0]).toEqual({
    id: expect.any(Number),
    at: new Date(app.clock.now()).toISOString(),
    who: idOf(admin),
    name: 'Wang 53',
    action: 'staff-changed',
    subject: 'wang.li',
    details: { name: 'Wang 54' },
  });
  const second = (await admin.get(`/api/desk/audit?cursor=${first.next}`)).body;
  expect(second.next).toBeNull();
  const ids = [...first.entries, ...second.entries].map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(57);
  const setups = (await admin.get('/api/desk/audit?action=setup&subject=wang.li')).body;
  expect(setups.entries).toHaveLength(1);
  expect((await admin.get('/api/desk/audit?cursor=x')).status).toBe(400);
  expect((await admin.get('/api/desk/audit?order=up')).status).toBe(400);
});

it('prints one first link at every start, until there is an account', async () => {
  const DATA_DIR = temporaryFolder();
  const before = await startTestApp({ DATA_DIR });
  await before.stop();
  const after = await startTestApp({ DATA_DIR });
  const client = new DeskClient(after.url);
  const account = { login: 'li', name: 'Li' };
  const linkOf = (app: TestApp) => app.setUpLink?.replace(/:\d+/, '');
  expect(linkOf(after)).toBe(linkOf(before));
  expect((await client.setUp(after.setUpLink ?? '')).status).toBe(400);
  expect((await client.setUp(after.setUpLink ?? '', account)).status).toBe(200);
  expect((await client.setUp(after.setUpLink ?? '', account)).status).toBe(410);
  await after.stop();
  const last = await startTestApp({ DATA_DIR });
  expect(last.setUpLink).toBeUndefined();
  await last.stop();
});
