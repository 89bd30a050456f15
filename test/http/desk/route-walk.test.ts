// Every route under /api/desk against every wrong way to call it. Rows that are added to the table are walked too.

import { resolve } from 'node:path';
import { readConfig } from '../../../src/config';
import type { DeskRoute } from '../../../src/http/desk/guard';
import { type DeskRouteParts, deskRoutes } from '../../../src/http/desk/routes';
import { type RouteParts, registerRoutes } from '../../../src/http/routes';
import { createServer } from '../../../src/http/server';
import { SESSION_MOST_MS } from '../../../src/staff/session-store';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, DeskClient, firstAdmin } from '../../support/desk-client';
import { quietLog } from '../../support/quiet-log';

/** Stands for every part: registering a route only hands its parts on, and no handler runs. */
// biome-ignore lint/suspicious/noExplicitAny: it has every shape.
const anything: any = new Proxy(() => anything, { get: () => anything });
const routes = deskRoutes(anything as DeskRouteParts);
const signedRoutes = routes.filter((route) => route.role !== 'public');
const changing = (route: DeskRoute) => route.method !== 'get';

let app: TestApp;
let agent: DeskClient;
let disabled: DeskClient;
let expired: DeskClient;
beforeAll(async () => {
  app = await startTestApp();
  expired = await firstAdmin(app);
  app.clock.advance(SESSION_MOST_MS);
  const admin = new DeskClient(app.url);
  await admin.signIn('wang.li');
  disabled = await addColleague(admin, 'left', 'admin');
  agent = await addColleague(admin, 'agent');
  const { id } = disabled.session?.staff ?? {};
  expect((await admin.patch(`/api/desk/staff/${id}`, { isDisabled: true })).status).toBe(200);
});
afterAll(() => app.stop());

interface Fault {
  status: number;
  code: string;
  /** Whom it concerns. */
  rows: readonly DeskRoute[];
  cookie?: () => string;
  headers?: () => Record<string, string>;
}

const right = { cookie: () => agent.cookie };
const csrf = () => ({ 'x-thaw-csrf': agent.csrf });
const SESSION_MISSING = { status: 401, code: 'SessionMissing', rows: signedRoutes };
const CSRF_WRONG = {
  status: 403,
  code: 'CsrfWrong',
  rows: signedRoutes.filter(changing),
  ...right,
};
const FAULTS: Record<string, Fault> = {
  'no cookie': SESSION_MISSING,
  'a cookie that is none of ours': {
    ...SESSION_MISSING,
    cookie: () => `__Host-thaw_desk=${'A'.repeat(43)}`,
  },
  'a session that has expired': { ...SESSION_MISSING, cookie: () => expired.cookie },
  'the session of somebody disabled': {
    ...SESSION_MISSING,
    cookie: () => disabled.cookie,
    headers: () => ({ 'x-thaw-csrf': disabled.csrf }),
  },
  'the role of an agent': {
    ...right,
    status: 403,
    code: 'RoleMissing',
    rows: signedRoutes.filter((route) => route.role === 'admin'),
    headers: csrf,
  },
  'no CSRF token': CSRF_WRONG,
  'the CSRF token of another session': {
    ...CSRF_WRONG,
    headers: () => ({ 'x-thaw-csrf': disabled.csrf }),
  },
  'the Origin of another site': {
    ...CSRF_WRONG,
    headers: () => ({ ...csrf(), origin: 'https://evil.example' }),
  },
  'the Origin of a sandboxed page': {
    ...CSRF_WRONG,
    headers: () => ({ ...csrf(), origin: 'null' }),
  },
  'a page of another site, without Origin': {
    ...CSRF_WRONG,
    headers: () => ({ ...csrf(), 'sec-fetch-site': 'cross-site' }),
  },
  'the Origin of another site, on public routes': {
    ...CSRF_WRONG,
    rows: routes.filter((route) => route.role === 'public' && changing(route)),
    headers: () => ({ origin: 'https://evil.example' }),
  },
};

it('finds the table', () => {
  expect(routes.length).toBeGreaterThan(12);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
});

describe.each(Object.entries(FAULTS))('%s', (_name, fault) => {
  it('is refused on every route with the same answer', async () => {
    expect(fault.rows.length).toBeGreaterThan(0);
    const bodies = new Set<string>();
    for (const row of fault.rows) {
      const { status, body, headers } = await call(row, fault);
      const where = `${row.method} ${row.path}`;
      expect({ where, status, code: body.error?.code }).toEqual({
        where,
        status: fault.status,
        code: fault.code,
      });
      expect(headers.get('cache-control')).toBe('no-store');
      bodies.add(JSON.stringify(body));
    }
    expect(bodies.size).toBe(1);
  });
});

it('lets nobody through by a method that the table does not name', async () => {
  const paths = new Set(signedRoutes.map(({ path }) => path));
  for (const path of paths) {
    const client = new DeskClient(app.url);
    const { status } = await client.call('PUT', concrete(path), { body: {} });
    expect({ path, status }).toEqual({ path, status: 405 });
  }
});

it('lets the right agent through', async () => {
  expect((await agent.get('/api/desk/staff')).status).toBe(200);
  expect((await agent.patch('/api/desk/session', {})).status).toBe(200);
  const own = { headers: { origin: app.url, 'sec-fetch-site': 'same-origin' }, body: {} };
  expect((await agent.call('PATCH', '/api/desk/session', own)).status).toBe(200);
});

it('counts ALLOWED_ORIGINS for the chat alone', async () => {
  const own = await startTestApp({ ALLOWED_ORIGINS: 'https://shop.example' });
  const client = new DeskClient(own.url);
  const body = { login: 'a.b', password: 'x' };
  const headers = { origin: 'https://shop.example' };
  expect((await client.call('POST', '/api/desk/sign-in', { body, headers })).status).toBe(403);
  expect((await client.call('POST', '/api/desk/sign-in', { body })).status).toBe(401);
  await own.stop();
});

it('has no route under /api/desk beside the table', () => {
  const { log } = quietLog();
  const server = createServer(log);
  const webDir = resolve(__dirname, '../../../dist/web');
  const config = readConfig({});
  const real: Record<string, unknown> = { config, log, webDir };
  const parts = new Proxy({}, { get: (_, name) => real[String(name)] ?? anything });
  registerRoutes(server, parts as RouteParts);
  const registered = Object.values(server.getDebugInfo().routes as Record<string, Registered>);
  expect(registered.length).toBeGreaterThan(routes.length + 10);
  const ofDesk = registered.filter(({ path }) => path.startsWith('/api/desk'));
  expect(ofDesk.map(keyOf).sort()).toEqual(routes.map(keyOf).sort());
});

interface Registered {
  method: string;
  path: string;
}

function call(row: DeskRoute, { cookie, headers }: Fault) {
  const client = new DeskClient(app.url);
  client.cookie = cookie?.() ?? '';
  const method = row.method === 'del' ? 'DELETE' : row.method.toUpperCase();
  const body = changing(row) ? { body: {} } : {};
  return client.call(method, concrete(row.path), { ...body, headers: headers?.() ?? {} });
}

/** Parameters of the path as some value: no row gets as far as looking it up. */
function concrete(path: string): string {
  return path.replace(/:\w+/g, 'FZ-20261122-0001');
}

function keyOf(route: Registered): string {
  return `${route.method.replace(/^delete$/i, 'del').toLowerCase()} ${route.path}`;
}
