// Notes on the merchant: on every ticket of the same one, with who and when, not overwritten unseen, gone with the person.

import { findNote, keepNote, type NoteOrder } from '../../../src/desk/merchant/note-store';
import { wholeTicket } from '../../../src/retention/export-store';
import { dropTickets } from '../../../src/retention/old-tickets-store';
import { erasePerson } from '../../../src/retention/persons';
import type { Store } from '../../../src/store/store';
import type { Ticket } from '../../../src/tickets/ticket';
import { applyChange } from '../../../src/tickets/ticket-change-store';
import { openTestStore } from '../../support/store';
import { makeTicket, NOON } from '../../tickets/tickets';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const BY = { id: 's1', name: '赵敏' };

function ticket(talk: string, contact: string, merchantId?: string): Promise<Ticket> {
  return makeTicket(store, talk, {
    fields: { ...(merchantId && { merchantId }), contact: { kind: 'phone', value: contact } },
  });
}

const note = (of: Ticket) => findNote(store.read, of);
const write = (of: Ticket, text: string, more: Partial<NoteOrder> = {}) =>
  store.write((db) => keepNote(db, of, { text, seen: null, by: BY, now: 1_000, ...more }));

it('stands on every ticket of the same merchant ID, or of the same contact where there is none', async () => {
  const one = await ticket('a', '13900139000', '898310148160568');
  const same = await ticket('b', '13800138000', '898310148160568');
  const bare = await ticket('c', '13700137000');
  const alike = await ticket('d', '+86 137-0013-7000');
  await write(one, '  老板姓王，打 13912345678，卡 6222 0212 3456 7890 128  ');
  await write(bare, '只有周末接电话');
  const shown = await note(same);
  expect(shown).toMatchObject({ by: '赵敏', at: new Date(1_000).toISOString() });
  // Written anew from what is shown, it loses nothing.
  expect(shown?.text).toMatch(/^老板姓王，打 13912345678，卡 (?!6222)/);
  expect(await note(alike)).toMatchObject({ text: '只有周末接电话' });
});

it('is not overwritten unseen, and is taken away by an empty text', async () => {
  const one = await ticket('a', '13900139000');
  await write(one, '第一');
  await expect(write(one, '第二')).rejects.toMatchObject({ code: 'NOTE_CHANGED' });
  await write(one, '第二', { seen: new Date(1_000).toISOString() });
  const { at = null } = (await note(one)) ?? {};
  expect(await note(one)).toMatchObject({ text: '第二' });
  await write(one, ' ', { seen: at });
  expect(await note(one)).toBeNull();
});

it('follows a merchant who corrects the ID or gives one later, and is erased and exported by it', async () => {
  const one = await ticket('a', '13900139000');
  await write(one, '老板姓王');
  const correct = (merchantId: string) => {
    const command = { do: 'correct', fields: { merchantId } } as const;
    const order = { number: one.number, command, by: 'merchant', now: NOON } as const;
    return store.write((db) => applyChange(db, order));
  };
  await correct('898310199999991');
  const later = await correct('898310148160568');
  expect(await note(later.ticket)).toMatchObject({ text: '老板姓王', by: '赵敏' });
  const sameId = await ticket('b', '13700137000', '898310148160568');
  expect(await note(sameId)).toMatchObject({ text: '老板姓王' });
  expect(await wholeTicket(store.read, one.number)).toMatchObject({
    notesOfMerchant: [{ text: '老板姓王' }],
  });
});

it('stays with the other tickets of a contact, and is shown, changed and erased from those with an ID too', async () => {
  const bare = await ticket('a', '13900139000');
  const named = await ticket('b', '13900139000', '898310148160568');
  await write(bare, '老板姓王');
  expect(await note(named)).toMatchObject({ text: '老板姓王' });
  await write(named, '老板姓李', { seen: new Date(1_000).toISOString() });
  expect(await note(bare)).toMatchObject({ text: '老板姓李' });
  await ticket('c', '13700137000');
  await store.write(async (db) => {
    await db.updateTable('tickets').set({ status: 'closed' }).execute();
  });
  const limit = Date.parse('2100-01-01T00:00:00Z');
  const notes = () => store.read.selectFrom('merchant_notes').select('text').execute();
  await store.write((db) => dropTickets(db, { limit, most: 1 }));
  expect(await notes()).toEqual([{ text: '老板姓李' }]);
  await store.write((db) => dropTickets(db, { limit, most: 1 }));
  expect(await notes()).toEqual([]);
});

it('is joined to what is noted of the merchant already', async () => {
  const one = await ticket('a', '13900139000');
  const other = await ticket('b', '13700137000', '898310148160568');
  await write(one, '老板姓王');
  await write(other, '周末不接电话');
  const command = { do: 'correct', fields: { merchantId: '898310148160568' } } as const;
  await store.write((db) =>
    applyChange(db, { number: one.number, command, by: 'merchant', now: NOON }),
  );
  expect(await note(other)).toMatchObject({ text: '周末不接电话\n老板姓王' });
});

it('is erased with the person', async () => {
  const one = await ticket('a', '13900139000', '898310148160568');
  await write(one, '老板姓王');
  await store.write(async (db) => {
    await db.updateTable('tickets').set({ status: 'closed' }).execute();
  });
  const act = { by: { id: null, name: 'test' }, now: 5_000 };
  await erasePerson(store, { by: 'ticket', value: one.number }, act);
  expect(await store.read.selectFrom('merchant_notes').selectAll().execute()).toEqual([]);
});

it('goes with the last ticket of the merchant that is kept', async () => {
  const tickets = [
    await ticket('a', '13900139000', '898310148160568'),
    await ticket('b', '13900139000', '898310148160568'),
    await ticket('c', '13700137000'),
  ];
  const [one] = tickets as [Ticket];
  await write(one, '老板姓王');
  await store.write(async (db) => {
    await db.updateTable('tickets').set({ status: 'closed' }).execute();
  });
  const limit = Date.parse('2100-01-01T00:00:00Z');
  const dropOne = () => store.write((db) => dropTickets(db, { limit, most: 1 }));
  const notes = () => store.read.selectFrom('merchant_notes').select('text').execute();
  expect([await dropOne(), await notes()]).toEqual([1, [{ text: '老板姓王' }]]);
  expect([await dropOne(), await notes()]).toEqual([1, []]);
});
