// Who may call the REST API, and how keys are made and ended.

import { apiRoutes } from '../../../src/http/api/routes';
import { type ApiBench, BOTH, READ, startApi } from '../../support/api-bench';
import { addColleague, DeskClient } from '../../support/desk-client';
import { makeTicket } from '../../tickets/tickets';

let api: ApiBench;
let admin: DeskClient;
let number: string;
let other: string;
beforeAll(async () => {
  api = await startApi();
  admin = new DeskClient(api.url);
  await admin.setUp(api.link, { login: 'wang.li', name: '王丽' });
  ({ number } = await makeTicket(api.store));
  ({ number: other } = await makeTicket(api.store, 'b'));
});
afterAll(() => api.stop());

const routes = apiRoutes({ store: undefined as never, targets: new Set() }).map((route) => ({
  method: route.method.toUpperCase(),
  scope: route.scope,
  path: route.path,
}));

/** What a call that changes something sends, by the last part of its path. */
const bodies = (): Record<string, object> => ({
  ...{ ':number': { note: 'x' }, messages: { text: 'x' }, team: { team: null } },
  ...{ link: { other }, unlink: { other } },
});

/** A call that would succeed with a right key. */
async function call(
  { method, path }: { method: string; path: string },
  headers: Record<string, string>,
) {
  const at = `${api.url}/api/v1${path.replace(':number', number).replace(':paperId', 'none')}`;
  const body = bodies()[path.split('/').at(-1) ?? ''];
  const response = await fetch(at, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('every route', () => {
  it('has its row in this walk', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /tickets',
      'GET /tickets/:number',
      'GET /tickets/:number/history',
      'PATCH /tickets/:number',
      'POST /tickets/:number/messages',
      'POST /tickets/:number/link',
      'POST /tickets/:number/unlink',
      'GET /teams',
      'POST /tickets/:number/team',
      'GET /tickets/:number/papers',
      'GET /tickets/:number/papers/:paperId',
    ]);
  });

  it.each(routes)('answers $method $path to its scope alone', async (route) => {
    const revoked = await api.key(BOTH);
    await admin.call('DELETE', `/api/desk/keys/${revoked.id}`, {});
    const other = route.scope === 'tickets:read' ? 'tickets:write' : 'tickets:read';
    const wrong = await api.key([other], 'Other');
    const right = await api.key([route.scope]);
    const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
    const refused = [
      await call(route, {}),
      await call(route, bearer('garbage')),
      await call(route, bearer(`thaw_${'a'.repeat(43)}`)),
      await call(route, bearer(revoked.key)),
      await call(route, bearer(`${right.key}x`)),
      await call(route, { authorization: `Basic ${Buffer.from(right.key).toString('base64')}` }),
      await call(route, { cookie: admin.cookie, 'x-thaw-csrf': admin.csrf }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 401));
    expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
    expect(refused[0]?.headers.get('www-authenticate')).toBe('Bearer');
    const lacking = await call(route, bearer(wrong.key));
    expect(lacking.status).toBe(403);
    expect(lacking.text).toContain(`\\"Other\\" lacks the scope ${route.scope}`);
    const allowed = await call(route, bearer(right.key));
    expect([200, 201, 404]).toContain(allowed.status);
    if (allowed.status === 404) expect(allowed.text).toContain('FileUnknown');
    expect(allowed.headers.get('cache-control')).toBe('no-store');
  });

  it('is closed to pages of other sites', async () => {
    const { key } = await api.key();
    const answer = await call(
      { method: 'GET', path: '/tickets' },
      { authorization: `Bearer ${key}`, origin: 'https://evil.example' },
    );
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('keys', () => {
  it('are made by administrators, shown once, and kept as a digest', async () => {
    const made = await admin.post('/api/desk/keys', { name: ' Zammad ', scopes: READ });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      key: expect.stringMatching(/^thaw_[\w-]{43}$/),
    });
    expect((await api.caller(made.body.key).get('/tickets')).status).toBe(200);
    const { body } = await admin.get('/api/desk/keys');
    const shown = body.keys.find(({ id }: { id: string }) => id === made.body.id);
    expect(shown).toMatchObject({
      name: 'Zammad',
      scopes: READ,
      createdBy: '王丽',
      revokedAt: null,
    });
    const rows = await api.store.read.selectFrom('api_keys').selectAll().execute();
    expect(JSON.stringify([rows, body])).not.toContain(made.body.key.slice(5));
  });

  it('leave a trace in the audit log, without the key', async () => {
    const made = await admin.post('/api/desk/keys', { name: 'Traced', scopes: READ });
    await admin.call('DELETE', `/api/desk/keys/${made.body.id}`, {});
    await admin.call('DELETE', `/api/desk/keys/${made.body.id}`, {});
    const { body } = await admin.get(`/api/desk/audit?subject=${made.body.id}`);
    expect(body.entries).toMatchObject([
      { action: 'key-revoked', name: '王丽', details: { name: 'Traced' } },
      { action: 'key-made', name: '王丽', details: { name: 'Traced', scopes: READ } },
    ]);
    expect(JSON.stringify(body)).not.toContain(made.body.key);
  });

  it('end at once', async () => {
    const { id, key } = await api.key();
    const caller = api.caller(key);
    expect((await caller.get('/tickets')).status).toBe(200);
    expect((await admin.call('DELETE', `/api/desk/keys/${id}`, {})).status).toBe(204);
    expect((await caller.get('/tickets')).status).toBe(401);
  });

  it('are none of the business of agents', async () => {
    const agent = await addColleague(admin, 'zhao.min');
    const { id } = await api.key();
    const answers = [
      await agent.get('/api/desk/keys'),
      await agent.post('/api/desk/keys', { name: 'Mine', scopes: READ }),
      await agent.call('DELETE', `/api/desk/keys/${id}`, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  it.each([
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['staff:write'] }, 'scopes'],
    [{ name: '', scopes: READ }, 'name'],
    [{ name: 'a\u202eb', scopes: READ }, 'name'],
    [{ name: 'x', scopes: READ, key: 'thaw_mine' }, 'key'],
  ])('are not made of %j', async (draft, field) => {
    const answer = await admin.post('/api/desk/keys', draft);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(field);
  });

  it('that do not exist cannot be revoked', async () => {
    expect((await admin.call('DELETE', '/api/desk/keys/none', {})).status).toBe(404);
  });

  it('remember when they were last used, to the minute', async () => {
    const { id, key } = await api.key();
    const caller = api.caller(key);
    const usedAt = async () =>
      (
        await api.store.read
          .selectFrom('api_keys')
          .select('used_at')
          .where('id', '=', id)
          .executeTakeFirst()
      )?.used_at;
    expect(await usedAt()).toBeNull();
    await caller.get('/tickets');
    const first = api.clock.now();
    expect(await usedAt()).toBe(first);
    api.clock.advance(59_000);
    await caller.get('/tickets');
    expect(await usedAt()).toBe(first);
    api.clock.advance(1000);
    await caller.get('/tickets');
    expect(await usedAt()).toBe(first + 60_000);
  });

  it('may ask so often, each for itself', async () => {
    const [hasty, calm] = [await api.key(), await api.key()];
    const headers = { authorization: `Bearer ${hasty.key}` };
    const answers = await Promise.all(
      Array.from({ length: 400 }, () => fetch(`${api.url}/api/v1/tickets?limit=1`, { headers })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(100);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'TooManyRequests' } });
    expect((await api.caller(calm.key).get('/tickets')).status).toBe(200);
  });
});
