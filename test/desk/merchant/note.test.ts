// Notes on the merchant: on every ticket of the same one, with who and when, not overwritten unseen, gone with the person.

import { findNote, keepNote, type NoteOrder } from '../../../src/desk/merchant/note-store';
import { dropTickets } from '../../../src/retention/old-tickets-store';
import { erasePerson } from '../../../src/retention/persons';
import type { Store } from '../../../src/store/store';
import type { Ticket } from '../../../src/tickets/ticket';
import { openTestStore } from '../../support/store';
import { makeTicket } from '../../tickets/tickets';

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
  await write(one, '  老板姓王，打 13912345678  ');
  await write(bare, '只有周末接电话');
  const shown = await note(same);
  expect(shown).toMatchObject({ by: '赵敏', at: new Date(1_000).toISOString() });
  expect(shown?.text).toMatch(/^老板姓王，打 139.*\*/);
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
