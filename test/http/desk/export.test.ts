// The queue as a CSV file: who gets it, what is in it, and what is written down of it.

import { parse } from 'csv-parse/sync';
import { applyChange } from '../../../src/tickets/ticket-change-store';
import { type ApiBench, startApi } from '../../support/api-bench';
import { addColleague, DeskClient } from '../../support/desk-client';
import { makeTicket, NOON } from '../../tickets/tickets';

const COUNT = 230;

let api: ApiBench;
let admin: DeskClient;
let agent: DeskClient;
beforeAll(async () => {
  api = await startApi();
  admin = new DeskClient(api.url);
  await admin.setUp(api.link, { login: 'wang.li', name: '王丽' });
  agent = await addColleague(admin, 'zhao.min');
  for (let i = 0; i < COUNT; i++) await makeTicket(api.store);
  await makeTicket(api.store, 'a', { kind: 'person', language: 'en' });
  const staff = { id: agent.session?.staff.id ?? '', name: 'zhao.min' };
  const order = { number: 'FZ-20261122-0007', by: 'staff', now: NOON } as const;
  await api.store.write((db) => applyChange(db, { ...order, command: { do: 'claim', staff } }));
});
afterAll(() => api.stop());

async function file(who: DeskClient, query = '') {
  const response = await fetch(`${api.url}/api/desk/tickets.csv${query}`, {
    headers: { cookie: who.cookie },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const rows: Record<string, string>[] = response.ok
    ? parse(bytes, { bom: true, columns: true })
    : [];
  return { status: response.status, headers: response.headers, bytes, rows };
}

const exports = () =>
  api.store.read
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'export')
    .orderBy('id', 'desc')
    .execute();

it('holds every ticket once, newest first, for Excel to read as UTF-8', async () => {
  const { status, headers, bytes, rows } = await file(agent);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toBe('attachment; filename="tickets-2026-11-22.csv"');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const numbers = rows.map(({ number }) => number);
  expect(numbers).toHaveLength(COUNT + 1);
  expect(new Set(numbers).size).toBe(COUNT + 1);
  expect(numbers).toEqual([...numbers].sort().reverse());
});

it.each([
  ['?assignee=me', 1],
  ['?assignee=none&status=new', COUNT],
  ['?status=open,waiting', 1],
  ['?kind=person', 1],
  ['?language=en', 1],
  ['?provider=nobody', 0],
  ['?search=0007', 1],
  ['?sort=waiting&status=closed', 0],
])('keeps to the filter %s', async (query, count) => {
  expect((await file(agent, query)).rows).toHaveLength(count);
});

it('shows contacts in part, and whole to administrators who ask for it', async () => {
  expect((await file(admin, '?kind=person')).rows[0]?.contact).toBe('138****8000');
  expect((await file(admin, '?kind=person&contacts=true')).rows[0]?.contact).toBe('13800138000');
  const refused = await file(agent, '?contacts=true');
  expect(refused.status).toBe(403);
  expect(refused.bytes.toString()).not.toContain('13800138000');
});

it('is written down with its filter and how many tickets it holds', async () => {
  const before = (await exports()).length;
  await file(agent, '?contacts=true');
  await file(agent, '?status=done');
  expect(await exports()).toHaveLength(before);
  await file(admin, '?kind=person&contacts=true');
  const [entry] = await exports();
  expect(entry).toMatchObject({ name: '王丽', who: admin.session?.staff.id });
  expect(JSON.parse(entry?.details ?? '')).toEqual({ kind: 'person', contacts: true, count: 1 });
});

it.each(['?status=done', '?contacts=yes', '?columns=all'])('refuses %s', async (query) => {
  expect((await file(agent, query)).status).toBe(400);
});

it('is for staff alone', async () => {
  const { key } = await api.key();
  expect((await file(new DeskClient(api.url))).status).toBe(401);
  const withKey = await fetch(`${api.url}/api/desk/tickets.csv`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(withKey.status).toBe(401);
});

it('breaks off when the tickets cannot be read to the end', async () => {
  await api.store.write((db) =>
    db.updateTable('tickets').set({ body: '{' }).where('number', '=', 'FZ-20261122-0001').execute(),
  );
  await expect(file(agent)).rejects.toThrow('terminated');
  expect((await agent.get('/api/desk/sign-in')).status).toBe(200);
});
