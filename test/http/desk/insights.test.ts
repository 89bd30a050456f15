// GET /api/desk/insights on the whole service: who may ask, and what is said of a range that is none.

import type { InsightsView } from '../../../src/desk/views';
import { startTestApp, type TestApp } from '../../support/app';
import { DeskClient as Client, type DeskClient, firstAdmin } from '../../support/desk-client';

let app: TestApp;
let staff: DeskClient;

beforeAll(async () => {
  app = await startTestApp();
  staff = await firstAdmin(app);
});
afterAll(() => app.stop());

const ask = (query = '') => staff.get<InsightsView>(`/api/desk/insights${query}`);

it('is for staff alone', async () => {
  expect((await new Client(app.url).get('/api/desk/insights')).status).toBe(401);
});

it('tells of the last 30 days where nothing else is asked for', async () => {
  const { status, body, headers } = await ask();
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect([body.from, body.to, body.days.length]).toEqual(['2026-10-22', '2026-11-20', 30]);
});

it.each([
  ['?to=2026-03-10', '2026-02-09', '2026-03-10'],
  ['?from=2026-11-01', '2026-11-01', '2026-11-20'],
  ['?from=2027-01-01', '2027-01-01', '2027-01-01'],
  ['?from=2025-11-20&to=2026-11-20', '2025-11-20', '2026-11-20'],
  ['?from=2026-11-20&to=2026-11-20&language=en', '2026-11-20', '2026-11-20'],
])('%s is %s to %s', async (query, from, to) => {
  const { status, body } = await ask(query);
  expect({ status, from: body.from, to: body.to }).toEqual({ status: 200, from, to });
});

it.each([
  ['?from=yesterday', 'from: must be a day like 2026-11-01'],
  ['?to=2026-02-30', 'to: must be a day like 2026-11-01'],
  ['?to=9999-12-31', 'to: must lie between 2000 and 2099'],
  ['?from=2026-11-02&to=2026-11-01', 'from: must not be later than to (2026-11-01)'],
  ['?from=2025-11-19', 'from: at most 366 days at a time, so not before 2025-11-20'],
  ['?language=fr', 'language: must be zh-Hans or en'],
])('refuses %s, naming the field', async (query, fault) => {
  const answer = await staff.get(`/api/desk/insights${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(fault);
});
