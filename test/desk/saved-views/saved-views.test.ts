// Saved views of the queue: of one person or shared, counted live for whoever looks, never overwritten unseen, and honest about what is gone.

import { queryOf } from '../../../src/desk/saved-views/asked';
import type { SavedView, SavedViews } from '../../../src/desk/saved-views/saved-view';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { merchantWithTicket } from '../../support/desk-tickets';

jest.setTimeout(240_000);

const VIEWS = '/api/desk/views';

let app: TestApp;
let admin: DeskClient;
let zhao: DeskClient;
let li: DeskClient;
beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  zhao = await addColleague(admin, 'zhao.min');
  li = await addColleague(admin, 'li.min');
  await admin.post('/api/desk/tags', { zh: '加急', en: 'Urgent' });
});
afterAll(() => app.stop());

const viewsOf = async (by: DeskClient) => (await by.get<SavedViews>(VIEWS)).body.views;
const make = async (by: DeskClient, name: string, filters: object, isShared = false) => {
  const { status, body } = await by.post(VIEWS, { name, filters, isShared });
  expect([status, body.error]).toEqual([201, undefined]);
  return body.views.find(({ id }: SavedView) => id === body.id) as SavedView;
};
const patched = async (by: DeskClient, { id }: SavedView, body: object) => {
  const answer = await by.patch(`${VIEWS}/${id}`, body);
  return [answer.status, answer.body.error?.code];
};
const deleted = async (by: DeskClient, { id }: SavedView, seen: number) => {
  const answer = await by.call('DELETE', `${VIEWS}/${id}?seen=${seen}`);
  return [answer.status, answer.body.error?.code];
};

it('is seen by whoever made it alone, until it is shared', async () => {
  const view = await make(zhao, '  拉卡拉 ', { tab: 'open', provider: '拉卡拉', sort: 'newest' });
  expect(view).toMatchObject({
    ...{ name: '拉卡拉', isShared: false, isMine: true, mayChange: true, revision: 1, gone: {} },
    filters: { tab: 'open', provider: '拉卡拉', sort: 'newest' },
  });
  expect(await viewsOf(li)).toEqual([]);
  expect(await patched(li, view, { name: 'x', seen: 1 })).toEqual([404, 'ViewUnknown']);
  expect(await patched(zhao, view, { isShared: true, seen: 1 })).toEqual([200, undefined]);
  expect(await viewsOf(li)).toEqual([
    expect.objectContaining({
      ...{ id: view.id, isShared: true, isMine: false, mayChange: false, revision: 2 },
      owner: expect.objectContaining({ name: 'zhao.min' }),
    }),
  ]);
  const { entries } = (await admin.get(`/api/desk/audit?subject=${view.id}`)).body;
  expect(
    entries.map(({ action, name }: { action: string; name: string }) => [action, name]),
  ).toEqual([
    ['view-changed', 'zhao.min'],
    ['view-made', 'zhao.min'],
  ]);
});

it('counts as the queue does, live, and for whoever looks', async () => {
  const [one] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  const mine = await make(zhao, '我的急件', { tab: 'mine', tag: 'urgent' }, true);
  const countOf = async (by: DeskClient, { id }: SavedView) =>
    (await viewsOf(by)).find((view) => view.id === id)?.count;
  expect(mine.count).toBe(0);
  await zhao.post(`/api/desk/tickets/${one.number}/claim`);
  await zhao.post(`/api/desk/tickets/${one.number}/tags`, { add: ['urgent'] });
  expect([await countOf(zhao, mine), await countOf(li, mine)]).toEqual([1, 0]);
  for (const filters of [
    { tab: 'open' },
    { tab: 'unassigned', language: 'zh-Hans' },
    { tab: 'waiting', assignee: 'none' },
    { provider: '拉卡拉', kind: 'freeze' },
    { search: one.number },
    { search: '拉卡拉', tag: 'urgent' },
    { tab: 'put-off' },
  ]) {
    const view = await make(li, JSON.stringify(filters), filters);
    const query = new URLSearchParams({ ...queryOf(filters), limit: '200' });
    const { tickets } = (await li.get(`/api/desk/tickets?${query}`)).body;
    expect({ filters, count: view.count }).toEqual({ filters, count: tickets.length });
  }
});

it('is changed and deleted by its owner and administrators, and by nobody who has not seen it as it is', async () => {
  const view = await make(zhao, '交班', { tab: 'waiting' }, true);
  expect(await patched(li, view, { name: '我的', seen: 1 })).toEqual([403, 'ViewForeign']);
  expect(await deleted(li, view, 1)).toEqual([403, 'ViewForeign']);
  expect(await patched(admin, view, { filters: { tab: 'closed' }, seen: 1 })).toEqual([
    200,
    undefined,
  ]);
  const late = await zhao.patch(`${VIEWS}/${view.id}`, { name: '早班', seen: 1 });
  expect([late.status, late.body.error.code]).toEqual([409, 'ViewChanged']);
  expect(late.body.error.message).toContain(admin.session?.staff.name);
  expect(await deleted(zhao, view, 1)).toEqual([409, 'ViewChanged']);
  const both = await Promise.all([
    patched(zhao, view, { name: '早班', seen: 2 }),
    patched(admin, view, { name: '晚班', seen: 2 }),
  ]);
  expect(both.map(([status]) => status).toSorted()).toEqual([200, 409]);
  const stored = (await viewsOf(li)).find(({ id }) => id === view.id);
  expect(stored).toMatchObject({ filters: { tab: 'closed' }, revision: 3 });
  expect(await deleted(admin, view, 3)).toEqual([200, undefined]);
  expect(await deleted(admin, view, 3)).toEqual([404, 'ViewUnknown']);
  expect(await patched(zhao, view, { name: '早班', seen: 3 })).toEqual([404, 'ViewUnknown']);
});

it('has a name of its own among those of one person, and limits that are told', async () => {
  const view = await make(zhao, 'Night', {});
  const codeOf = async (body: object) => {
    const answer = await zhao.post(VIEWS, body);
    return [answer.status, answer.body.error.code, answer.body.error.message];
  };
  expect((await codeOf({ name: 'night', filters: {} })).slice(0, 2)).toEqual([409, 'ViewTaken']);
  await make(li, 'Night', {});
  expect(await patched(zhao, view, { name: '我的急件', seen: 1 })).toEqual([409, 'ViewTaken']);
  for (const [body, field] of [
    [{ name: ' ', filters: {} }, 'name'],
    [{ name: 'x'.repeat(61), filters: {} }, 'name'],
    [{ name: 'a\nb', filters: {} }, 'name'],
    [{ name: 'b', filters: { tab: 'nowhere' } }, 'filters.tab'],
    [{ name: 'b', filters: { colour: 'red' } }, 'colour'],
    [{ name: 'b' }, 'filters'],
  ] as const) {
    const [status, code, message] = await codeOf(body);
    expect([status, code]).toEqual([400, 'BodyInvalid']);
    expect(message).toContain(field);
  }
  const { length } = (await viewsOf(zhao)).filter(({ isMine }) => isMine);
  for (let i = length; i < 30; i++) await make(zhao, `${i}`, {});
  expect((await codeOf({ name: 'one more', filters: {} })).slice(0, 2)).toEqual([
    409,
    'ViewsTooMany',
  ]);
});

it('says what it names and is no more, and goes on to work', async () => {
  const wu = await addColleague(admin, 'wu.min');
  const id = wu.session?.staff.id ?? '';
  await admin.post('/api/desk/tags', { zh: '旧', en: 'Old' });
  const view = await make(li, '吴的旧单', { tag: 'old', assignee: id });
  const odd = await make(li, '不存在', { tag: 'no-such', assignee: 'st_none' });
  expect([view.gone, odd.gone]).toEqual([{}, { tag: 'no-such', assignee: 'st_none' }]);
  await admin.patch('/api/desk/tags/old', { isRetired: true });
  await admin.patch(`/api/desk/staff/${id}`, { isDisabled: true });
  const after = (await viewsOf(li)).find((each) => each.id === view.id);
  expect(after).toMatchObject({ count: 0, gone: { tag: 'old', assignee: id } });
});

it('stores no card number that was searched for', async () => {
  const view = await make(li, '卡 4111111111111111', { search: '4111111111111111' });
  expect(JSON.stringify(view)).not.toContain('4111111111111111');
});
