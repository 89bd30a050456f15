// GET /api/desk/insights/results and its tables on the whole service: who sees whom by name.

import type { ResultsView } from '../../../src/desk/results/view';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { merchantWithTicket } from '../../support/desk-tickets';

let app: TestApp;
let admin: DeskClient;
let li: DeskClient;
let zhao: DeskClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  li = await addColleague(admin, 'li');
  zhao = await addColleague(admin, 'zhao');
  for (const client of [li, zhao]) {
    const { number } = await merchantWithTicket(app);
    expect((await client.post(`/api/desk/tickets/${number}/claim`)).status).toBe(200);
  }
});
afterAll(() => app.stop());

async function people(client: DeskClient): Promise<string[]> {
  const { body } = await client.get<ResultsView>('/api/desk/insights/results');
  expect(body.groups[0]).toMatchObject({ by: 'all', tickets: 2 });
  return body.groups.filter(({ by }) => by === 'person').map(({ name }) => name);
}

async function table(client: DeskClient, name = 'groups') {
  return client.get<string>(`/api/desk/insights/tables/${name}`);
}

it('names everybody to administrators', async () => {
  expect((await people(admin)).sort()).toEqual(['li', 'zhao']);
  const { body } = await table(admin);
  expect([body.includes('"li"'), body.includes('"zhao"')]).toEqual([true, true]);
});

it('names to everybody else themselves alone, in the file as well', async () => {
  expect(await people(li)).toEqual(['li']);
  const { status, body, headers } = await table(li);
  expect([status, headers.get('content-type')]).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
  ]);
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename="groups-2026-10-22-2026-11-20.csv"',
  );
  expect([body.includes('"all"'), body.includes('"li"'), body.includes('zhao')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(JSON.stringify((await li.get('/api/desk/insights/results')).body)).not.toContain(
    zhao.session?.staff.id,
  );
});

it('has a table of weeks and one of entries, and refuses any other', async () => {
  expect((await table(li, 'weeks')).body).toContain('"week","answers","solved","tickets"');
  expect((await table(li, 'entries')).body).toContain('"week","entry","title"');
  expect((await table(li, 'people')).status).toBe(400);
});
