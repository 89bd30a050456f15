// Tags: a list that administrators keep, put on tickets, found by in the queue and the CSV file; retired ones stay where they are.

import { listQueue } from '../../../src/desk/queue-store';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { merchantWithTicket } from '../../support/desk-tickets';
import { openWithPlans } from '../../support/query-plans';
import { onSqlite } from '../../support/store';

let app: TestApp;
let admin: DeskClient;
let agent: DeskClient;

jest.setTimeout(240_000);

beforeAll(async () => {
  app = await startTestApp();
  admin = await firstAdmin(app);
  agent = await addColleague(admin, 'zhao.min');
});
afterAll(() => app.stop());

const TAGS = '/api/desk/tags';
const put = (number: string, body: object, by = agent) =>
  by.post(`/api/desk/tickets/${number}/tags`, body);
const found = async (query: string) =>
  (await agent.get(`/api/desk/tickets?${query}`)).body.tickets.map(
    ({ number }: { number: string }) => number,
  );
it('is a list that administrators keep, with names in both languages', async () => {
  expect((await agent.post(TAGS, { zh: '加急', en: 'Urgent' })).status).toBe(403);
  expect((await admin.post(TAGS, { zh: '加急', en: 'Urgent' })).status).toBe(201);
  const again = await admin.post(TAGS, { zh: '紧急', en: 'urgent' });
  expect([again.status, again.body.error.code]).toEqual([409, 'TagTaken']);
  expect((await admin.post(TAGS, { zh: '重点商户', en: 'Key account' })).status).toBe(201);
  await admin.patch(`${TAGS}/urgent`, { zh: '特急' });
  expect((await agent.get(TAGS)).body.tags).toEqual([
    { id: 'key-account', zh: '重点商户', en: 'Key account', isRetired: false, tickets: 0 },
    { id: 'urgent', zh: '特急', en: 'Urgent', isRetired: false, tickets: 0 },
  ]);
  const { entries } = (await admin.get('/api/desk/audit?subject=urgent')).body;
  expect(entries.map(({ action }: { action: string }) => action)).toEqual([
    'tag-changed',
    'tag-made',
  ]);
});

it('is put on a ticket, told in its history, and found by in every order and in the file', async () => {
  const [one, other] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  const answer = await put(one.number, { add: ['urgent', 'key-account', 'urgent'] });
  expect(answer.body.row.tags).toEqual(['urgent', 'key-account']);
  expect(answer.body.history.at(-1)).toMatchObject({
    ...{ kind: 'tagged', who: 'zhao.min', tags: ['urgent', 'key-account'] },
  });
  const after = await put(one.number, { remove: ['key-account'] });
  expect(after.body.history.at(-1)).toMatchObject({ kind: 'tagged', untagged: ['key-account'] });
  for (const sort of ['waiting', 'newest', 'updated']) {
    expect(await found(`tag=urgent&sort=${sort}`)).toEqual([one.number]);
    expect(await found(`sort=${sort}`)).toEqual(expect.arrayContaining([one.number, other.number]));
  }
  expect(await found(`tag=urgent&search=${one.number}`)).toEqual([one.number]);
  expect(await found('tag=key-account')).toEqual([]);
  const { body: file } = await agent.get('/api/desk/tickets.csv?tag=urgent&putOff=false');
  expect(file).toContain('"Urgent"');
  expect(file).not.toContain(other.number);
});

it('stays on old tickets when it is retired, and is put on no others', async () => {
  const [old, young] = [await merchantWithTicket(app), await merchantWithTicket(app)];
  await put(old.number, { add: ['key-account'] });
  await admin.patch(`${TAGS}/key-account`, { isRetired: true });
  const refused = await put(young.number, { add: ['key-account'] });
  expect([refused.status, refused.body.error.code]).toEqual([404, 'TagUnknown']);
  expect(await found('tag=key-account')).toEqual([old.number]);
  const merged = await agent.post(`/api/desk/tickets/${old.number}/merge`, {
    ...{ into: young.number, acrossMerchants: true },
  });
  expect(merged.body.row.tags).toEqual(['key-account']);
  expect(await found('tag=key-account&status=new,open')).toEqual([young.number]);
});

onSqlite(() => {
  it('finds the tickets of a tag by its index', async () => {
    const { db, steps } = await openWithPlans();
    for (const sort of ['waiting', 'newest', 'updated'] as const) {
      await listQueue(db, { filter: { tag: 'urgent' }, sort, after: undefined, limit: 50 });
    }
    const all = steps();
    expect(all.filter((step) => step.includes('ticket_tags_places')).length).toBe(4);
    expect(all.filter((step) => /^SCAN (tickets|ticket_tags)$/.test(step))).toEqual([]);
    await db.destroy();
  });
});
