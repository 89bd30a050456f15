// Teams at the desk: made by administrators, found by the rules of new tickets, moved between, and given out to who is there.

import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, DeskClient, firstAdmin } from '../../support/desk-client';
import { DeskFeed } from '../../support/desk-feed';
import { merchantWithTicket } from '../../support/desk-tickets';
import { until } from '../../support/direct-line-client';

let app: TestApp;
let admin: DeskClient;
let li: DeskClient;
let zhao: DeskClient;

jest.setTimeout(240_000);

beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  li = await addColleague(admin, 'li.min');
  zhao = await addColleague(admin, 'zhao.min');
});
afterAll(() => app.stop());

const TEAMS = '/api/desk/teams';
const idOf = ({ session }: DeskClient) => session?.staff.id ?? '';
const teams = async () => (await admin.get(TEAMS)).body.teams;
const team = async (name: string) =>
  (await teams()).find((each: { name: string }) => each.name === name);
const rowOf = async (number: string) => (await admin.get(`/api/desk/tickets/${number}`)).body.row;
const found = async (query: string, by = admin) =>
  (await by.get(`/api/desk/tickets?${query}`)).body.tickets.map(
    ({ number }: { number: string }) => number,
  );
const inMyDay = async (by: DeskClient) =>
  (await by.get('/api/desk/my-day')).body.items.map(
    ({ row }: { row: { number: string } }) => row.number,
  );

it('is a list in order that administrators keep; what is wrong is named, and two at once are told', async () => {
  expect((await li.post(TEAMS, { name: '拉卡拉组' })).status).toBe(403);
  const made = await admin.post(TEAMS, {
    ...{ name: ' 拉卡拉组 ', members: [idOf(li)], providers: ['拉卡拉'], kinds: ['freeze'] },
    hours: {
      ...{ monday: '9:00-12:00、13:30－18:00', tuesday: '', wednesday: '', thursday: '' },
      ...{ friday: '09:00-18:00', saturday: '', sunday: '' },
    },
  });
  expect(made.status).toBe(201);
  expect(made.body.teams[0]).toMatchObject({
    ...{ name: '拉卡拉组', members: [idOf(li)], takesNew: true, distributes: false, cap: null },
    ...{ providers: ['拉卡拉'], languages: [], kinds: ['freeze'], version: 1 },
    hours: { monday: '09:00-12:00, 13:30-18:00', friday: '09:00-18:00', sunday: '' },
  });
  expect((await admin.post(TEAMS, { name: 'Équipe ②' })).status).toBe(201);
  const faults = [
    [{ name: '' }, 400, 'BodyInvalid', /name/],
    [{ name: '拉卡拉组' }, 409, 'TeamTaken', /拉卡拉组/],
    [{ name: 'a', members: ['nobody'] }, 404, 'StaffUnknown', /nobody/],
    [{ name: 'a', cap: 0 }, 400, 'BodyInvalid', /cap/],
    [{ name: 'a', hours: { monday: '18-9' } }, 400, 'BodyInvalid', /hours\.monday.*09:00-12:00/],
  ] as const;
  for (const [body, status, code, says] of faults) {
    const { status: got, body: answer } = await admin.post(TEAMS, body);
    expect([got, answer.error.code, answer.error.message]).toEqual([
      ...[status, code, expect.stringMatching(says)],
    ]);
  }
  const { id, version } = await team('Équipe ②');
  const change = (body: object) => admin.patch(`${TEAMS}/${id}`, { version, ...body });
  expect((await change({ name: 'Second line', takesNew: false })).status).toBe(200);
  const late = await change({ cap: 3 });
  expect([late.status, late.body.error.code]).toEqual([409, 'TeamChanged']);
  await admin.post(`${TEAMS}/${id}/place`, { direction: 'up' });
  await admin.post(`${TEAMS}/${id}/place`, { direction: 'up' });
  expect((await teams()).map(({ name }: { name: string }) => name)).toEqual([
    ...['Second line', '拉卡拉组'],
  ]);
  const { entries } = (await admin.get(`/api/desk/audit?subject=${id}`)).body;
  expect(
    entries.map(({ action, details }: never) => [action, (details as { name: string }).name]),
  ).toEqual([
    ...[
      ['team-changed', 'Second line'],
      ['team-changed', 'Second line'],
      ['team-made', 'Équipe ②'],
    ],
  ]);
});

it('gets the tickets that fit, which the day of its members shows, and the queue finds by it', async () => {
  const { number } = await merchantWithTicket(app);
  const lakala = await team('拉卡拉组');
  expect((await rowOf(number)).team).toEqual({ id: lakala.id, name: '拉卡拉组' });
  expect(await inMyDay(li)).toContain(number);
  expect(await inMyDay(zhao)).not.toContain(number);
  for (const sort of ['waiting', 'newest', 'updated']) {
    expect(await found(`team=${lakala.id}&sort=${sort}`)).toEqual([number]);
  }
  expect(await found('team=mine', li)).toEqual([number]);
  expect(await found('team=mine', zhao)).toEqual([]);
  expect(await found('team=none')).toEqual([]);
  const { body: file } = await admin.get(`/api/desk/tickets.csv?team=${lakala.id}`);
  expect(file).toContain('"拉卡拉组"');
});

it('is left by whoever has the ticket and is no member of the other team, and told in the history', async () => {
  const { number, said } = await merchantWithTicket(app);
  const [lakala, second] = [await team('拉卡拉组'), await team('Second line')];
  const members = { version: second.version, members: [idOf(zhao)] };
  await admin.patch(`${TEAMS}/${second.id}`, members);
  const move = (to: string | null, by = li) =>
    by.post(`/api/desk/tickets/${number}/team`, { team: to });
  await li.post(`/api/desk/tickets/${number}/claim`);
  expect((await move(second.id, zhao)).body.error.code).toBe('TicketClaimed');
  expect((await move('nothing')).body.error.code).toBe('TeamUnknown');
  const moved = (await move(second.id)).body;
  expect(moved.row).toMatchObject({ team: { id: second.id }, assignee: null, held: false });
  expect(moved.history.slice(-2)).toMatchObject([
    { kind: 'released', who: 'li.min' },
    { kind: 'moved', who: 'li.min', team: 'Second line' },
  ]);
  // The bot has the chat again, and the merchant is told so.
  await until(async () => ((await said()).at(-1)?.startsWith('bot:') ? true : undefined));
  await zhao.post(`/api/desk/tickets/${number}/claim`);
  expect((await move(null, zhao)).body.row).toMatchObject({
    ...{ team: null, held: true, assignee: { id: idOf(zhao) } },
  });
  expect((await move(lakala.id, zhao)).body.row).toMatchObject({ assignee: null, held: false });
  await admin.patch(`${TEAMS}/${second.id}`, {
    ...{ version: (await team('Second line')).version, isRetired: true },
  });
  expect((await move(second.id, zhao)).body.error.code).toBe('TeamUnknown');
});

it('gives a new ticket to the member who is there, and what waited as soon as somebody comes', async () => {
  const lakala = await team('拉卡拉组');
  for (const { number } of (await admin.get('/api/desk/tickets?limit=50')).body.tickets) {
    await admin.post(`/api/desk/tickets/${number}/status`, { status: 'closed', reason: 'solved' });
  }
  await admin.patch(`${TEAMS}/${lakala.id}`, {
    ...{ version: lakala.version, members: [idOf(li), idOf(zhao)], distributes: true },
  });
  const first = await merchantWithTicket(app);
  expect((await rowOf(first.number)).assignee).toBeNull();
  const feed = await DeskFeed.open(zhao, first.number);
  const hasIt = (number: string) =>
    until(async () => ((await rowOf(number)).assignee?.id === idOf(zhao) ? true : undefined));
  await hasIt(first.number);
  const second = await merchantWithTicket(app);
  await hasIt(second.number);
  const { calls } = (await zhao.get('/api/desk/my-day')).body;
  expect(calls.map(({ call, ticket }: never) => [call, ticket])).toEqual([
    ['given', second.number],
    ['given', first.number],
  ]);
  expect(await inMyDay(li)).toEqual([]);
  feed.close();
});

it('is listed and filtered by over the REST API, and has a row in the results', async () => {
  const made = await admin.post('/api/desk/keys', {
    ...{ name: 'Zammad', scopes: ['tickets:read', 'tickets:write'] },
  });
  const system = new DeskClient(app.url);
  const headers = { authorization: `Bearer ${made.body.key}` };
  const call = async (method: string, path: string, body?: object) =>
    (await system.call(method, `/api/v1${path}`, { headers, body })).body;
  const lakala = await team('拉卡拉组');
  expect((await call('GET', '/teams')).teams).toMatchObject([
    { name: 'Second line', isRetired: true },
    { id: lakala.id, distributes: true, providers: ['拉卡拉'] },
  ]);
  const [open] = await found(`team=${lakala.id}&status=new`);
  const { tickets } = await call('GET', `/tickets?team=${lakala.id}&status=new`);
  expect(tickets.map(({ number }: { number: string }) => number)).toContain(open);
  expect((await call('POST', `/tickets/${open}/team`, { team: 'none' })).error.code).toBe(
    'TeamUnknown',
  );
  expect((await call('POST', `/tickets/${open}/team`, { team: null })).team).toBeUndefined();
  expect((await call('GET', '/tickets?team=none')).tickets.length).toBeGreaterThan(0);
  const day = '2026-11-20';
  const query = `from=${day}&to=${day}`;
  const { groups } = (await li.get(`/api/desk/insights/results?${query}`)).body;
  const rows = groups.filter(({ by }: { by: string }) => by === 'team');
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(['拉卡拉组', '']);
  expect(groups.some(({ by, name }: never) => by === 'person' && name === 'zhao.min')).toBe(false);
});
