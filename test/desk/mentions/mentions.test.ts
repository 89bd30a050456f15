// Colleagues who are named in a private note: called once, on their day until they have looked, never told to the merchant.

import { mentionsOf } from '../../../src/desk/mentions/mention-store';
import { callMentioned, withColleagues } from '../../../src/desk/mentions/mentions';
import { wholeTicket } from '../../../src/retention/export-store';
import { erasePerson } from '../../../src/retention/persons';
import { changeTicket } from '../../../src/turns/ticket-changes';
import { startTestApp, type TestApp } from '../../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { type Merchant, merchantWithTicket } from '../../support/desk-tickets';
import { openTestStore } from '../../support/store';
import { makeTicket } from '../../tickets/tickets';

describe('at the desk', () => {
  let app: TestApp;
  let wang: DeskClient;
  let li: DeskClient;
  let merchant: Merchant;
  beforeAll(async () => {
    app = await startTestApp();
    wang = await firstAdmin(app);
    li = await addColleague(wang, 'li.min');
    merchant = await merchantWithTicket(app);
  });
  afterAll(() => app.stop());

  const path = (act: string) => `/api/desk/tickets/${merchant.number}/${act}`;
  const note = (who: DeskClient, text: string) => who.post(path('remark'), { text });
  const dayOf = async (who: DeskClient) => {
    const { body } = await who.get('/api/desk/my-day');
    return {
      groups: body.items.map(({ group }: { group: string }) => group),
      calls: body.calls.map(({ call }: { call: string }) => call),
    };
  };
  const lastNote = async () =>
    (await wang.get(path('').slice(0, -1))).body.history
      .filter(({ kind }: { kind: string }) => kind === 'remark')
      .at(-1);

  it('one is called, and has it on the day until the ticket was opened', async () => {
    const before = await merchant.said();
    expect((await note(wang, '请@li.min 看看，@王丽也在，打 13800138000')).status).toBe(200);
    expect(await dayOf(li)).toEqual({ groups: ['mention'], calls: ['mention'] });
    expect((await dayOf(wang)).calls).toEqual([]);
    await li.post(path('company'), { state: 'left' });
    expect((await dayOf(li)).groups).toEqual(['mention']);
    await li.post(path('company'), { state: 'looks' });
    expect((await dayOf(li)).groups).not.toContain('mention');
    expect(await merchant.said()).toEqual(before);
  });

  it('one is shown by the name of today', async () => {
    const { session } = li;
    await wang.patch(`/api/desk/staff/${session?.staff.id}`, { name: '李敏' });
    const { text, mentions } = await lastNote();
    expect(text).toMatch(/^请@李敏 看看，@王丽也在，打 138/);
    expect(text).not.toContain('13800138000');
    expect(mentions).toEqual([
      { staff: session?.staff.id, from: 1, to: 4 },
      { staff: wang.session?.staff.id, from: 8, to: 11 },
    ]);
  });

  it('nobody is called who cannot sign in, and what names nobody stays as it was written', async () => {
    const draft = { login: 'zhao', name: '小赵', role: 'agent', language: 'zh-Hans' };
    await wang.post('/api/desk/staff', draft);
    const text = '@小赵 @nobody 和@';
    await note(wang, text);
    const { mentions, ...kept } = await lastNote();
    expect([kept.text, mentions]).toEqual([text, undefined]);
  });
});

it('calls each once by mail; what is exported names nobody, and what is erased calls nobody', async () => {
  const store = await openTestStore();
  const { number } = await makeTicket(store);
  const targets = new Set(['call-email'] as const);
  const staff = await store.write(async (db) => {
    const rows = ['li@example.com', 'chen'].map((login, place) => ({
      ...{ id: `s${place}`, login, name: login, role: 'agent' as const, language: 'en' },
      ...{ password: 'x', subject: null, teams_id: null, created_at: 0, disabled_at: null },
    }));
    await db.insertInto('staff').values(rows).execute();
    return rows.map(({ id }) => id);
  });
  await store.write(async (db) => {
    const text = '@li@example.com @chen @li@example.com';
    const command = await withColleagues(db, { do: 'remark', text });
    const order = { number, command, by: 'staff', who: 'Chen', id: 's1', now: 5 } as const;
    const changed = await changeTicket(db, order, { targets, tellsMerchant: true });
    expect(changed.turns).toEqual([]);
    await callMentioned(db, changed, { by: 's1', now: 5, targets });
  });
  const mails = await store.read.selectFrom('outbox').selectAll().execute();
  expect(mails.map(({ payload }) => JSON.parse(payload))).toMatchObject([
    { to: 'called', address: 'li@example.com', calls: [{ ticket: number, call: 'mention' }] },
  ]);
  expect(mails[0]?.payload).not.toContain('chen');
  const on = (id: string) => mentionsOf(store.read, { staff: id, limit: 9 });
  expect(await Promise.all(staff.map(on))).toEqual([[number], []]);
  const exported = await wholeTicket(store.read, number);
  expect(exported?.history.at(-1)).toMatchObject({ text: '@… @… @…' });
  expect(JSON.stringify(exported?.history)).not.toContain('"mentions"');
  await store.write((db) => db.updateTable('tickets').set({ status: 'closed' }).execute());
  const act = { by: { id: null, name: 'test' }, now: 6 };
  await erasePerson(store, { by: 'ticket', value: number }, act);
  expect(await on('s0')).toEqual([]);
  await store.close();
});
