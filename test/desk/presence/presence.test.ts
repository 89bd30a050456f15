// What colleagues hear of who is there, from the first open page to the last.

import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { DeskFeed } from '../../support/desk-feed';

const MINUTE = 60_000;

let app: TestApp;
let wang: DeskClient;
let li: DeskClient;
let feed: DeskFeed;

beforeAll(async () => {
  app = await startTestApp();
  wang = await firstAdmin(app);
  li = await addColleague(wang, 'li.min');
  feed = await DeskFeed.open(wang, '');
});
afterAll(async () => {
  feed?.close();
  await app?.stop();
});

const idOf = ({ session }: DeskClient) => session?.staff.id ?? '';
const viewOf = async (of: DeskClient) => {
  const { body } = await wang.get('/api/desk/presence');
  const { id: _id, ...view } = body.staff.find(({ id }: { id: string }) => id === idOf(of));
  return view;
};
const hearsOf = (of: DeskClient, fits: (view: { state: string; isHere: boolean }) => boolean) =>
  feed.hears('presence', (data) =>
    JSON.parse(data).staff.some(
      (each: never) => (each as { id: string }).id === idOf(of) && fits(each),
    ),
  );
const choose = (who: DeskClient, body: object) => who.post('/api/desk/presence', body);
const inMinutes = (count: number) => new Date(app.clock.now() + count * MINUTE).toISOString();

it('is away without an open desk, and there as soon as a page is open', async () => {
  expect(await viewOf(li)).toEqual({ state: 'away', backAt: null, isHere: false });
  const his = await DeskFeed.open(li, '');
  await hearsOf(li, ({ state, isHere }) => state === 'available' && isHere);
  his.close();
  app.clock.advance(6 * MINUTE);
  expect(await viewOf(li)).toEqual({ state: 'away', backAt: null, isHere: false });
});

it('is told to colleagues at once, and ends by itself at its time', async () => {
  const his = await DeskFeed.open(li, '');
  const backAt = inMinutes(3);
  expect((await choose(li, { state: 'away', backAt })).status).toBe(200);
  await hearsOf(li, ({ state, isHere }) => state === 'away' && isHere);
  expect(await viewOf(li)).toEqual({ state: 'away', backAt, isHere: true });
  app.clock.advance(3 * MINUTE);
  expect(await viewOf(li)).toEqual({ state: 'available', backAt: null, isHere: true });
  // Whatever is told next brings it along.
  await choose(wang, { state: 'busy' });
  await hearsOf(li, ({ state }) => state === 'available');
  his.close();
});

it('is set for others by administrators alone, and recorded', async () => {
  const backAt = inMinutes(60);
  const body = { state: 'away', backAt };
  const other = `/api/desk/staff/${idOf(li)}/presence`;
  expect((await li.post(`/api/desk/staff/${idOf(wang)}/presence`, body)).status).toBe(403);
  expect((await wang.post(other, body)).status).toBe(200);
  const { body: log } = await wang.get('/api/desk/audit?action=presence');
  expect(log.entries[0]).toMatchObject({
    ...{ name: '王丽', subject: 'li.min', details: { state: 'away', backAt } },
  });
  expect((await wang.post('/api/desk/staff/nobody/presence', body)).status).toBe(404);
});

it.each([
  [{ state: 'asleep' }, 'state'],
  [{ state: 'away', backAt: '2020-01-01T00:00:00Z' }, 'backAt: is past'],
  [{ state: 'available', backAt: '2027-01-01T00:00:00Z' }, 'backAt: goes with busy and away'],
  [{ state: 'busy', backAt: '2036-01-01T00:00:00Z' }, 'backAt: is more than a year away'],
  [{ state: 'busy', backAt: 'noon' }, 'backAt'],
])('is not %j', async (body, fault) => {
  const answer = await choose(li, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain(fault);
});
