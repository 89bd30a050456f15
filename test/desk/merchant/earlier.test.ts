// What stands beside a ticket: the other tickets and talks of the same merchant, of nobody else, and no contact in full.

import { earlierOf, earlierTalk, isShownAt } from '../../../src/desk/merchant/earlier';
import { ticketsOfMerchant } from '../../../src/desk/merchant/earlier-store';
import type { Store } from '../../../src/store/store';
import { keyContacts } from '../../../src/tickets/contact-store';
import type { Ticket } from '../../../src/tickets/ticket';
import { createConversation } from '../../../src/turns/conversation-store';
import { openWithPlans } from '../../support/query-plans';
import { onSqlite, openTestStore } from '../../support/store';
import { makeTicket } from '../../tickets/tickets';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const MINE = '898310148160568';
const OTHER = '898310148160999';

function ticket(conversation: string, contact: string, merchantId = OTHER): Promise<Ticket> {
  const value = { kind: contact.includes('@') ? ('email' as const) : ('phone' as const) };
  return makeTicket(store, conversation, {
    fields: { merchantId, notice: `打 ${contact}`, contact: { ...value, value: contact } },
  });
}

const beside = async (of: Ticket) =>
  (await earlierOf(store.read, of)).others.map(({ number, same }) => [number, same]);

it('lists tickets of the same merchant ID, contact or conversation, the newest first, with the reason', async () => {
  const byId = await ticket('a', '13900139000', MINE);
  const byContact = await ticket('b', '+86 138-0013-8000');
  const stranger = await ticket('c', '13700137000');
  const mine = await ticket('d', '13800138000', MINE);
  const inTalk = await ticket('d', 'x@y.cn');
  expect(await beside(mine)).toEqual([
    [inTalk.number, ['conversation']],
    [byContact.number, ['contact']],
    [byId.number, ['merchantId']],
  ]);
  expect(await beside(stranger)).not.toContainEqual([mine.number, expect.anything()]);
});

it('knows an address however it is written, and shows no contact in full', async () => {
  const one = await ticket('a', 'Wang.Li@Example.com');
  const other = await ticket('b', 'wang.li@example.com', MINE);
  const { others } = await earlierOf(store.read, other);
  expect(others.map(({ number }) => number)).toEqual([one.number]);
  expect(JSON.stringify(others)).not.toContain('Wang.Li@');
});

it('keys the contacts of an earlier release', async () => {
  const one = await ticket('a', '13800138000');
  const other = await ticket('b', '138 0013 8000', MINE);
  await store.write(async (db) => {
    await db.updateTable('tickets').set({ contact_key: null }).execute();
  });
  expect(await beside(other)).toEqual([]);
  expect(await keyContacts(store, () => false)).toBe(2);
  expect(await beside(other)).toEqual([[one.number, ['contact']]]);
});

it('opens the talks of the same person that needed no ticket, and no talk of others', async () => {
  const mine = await ticket('a', '13800138000', MINE);
  await store.write(async (db) => {
    for (const [id, userId] of [
      ['t', 'dl_merchant'],
      ['s', 'dl_stranger'],
    ] as const) {
      await createConversation(db, { id, channel: 'directline', userId, now: 5 });
      await db.updateTable('conversations').set({ seq: 1 }).where('id', '=', id).execute();
      const asked = { text: '要多久？打 13912345678', language: 'zh-Hans', decision: 'answer' };
      await db
        .insertInto('questions')
        .values({ conversation_id: id, seq: 1, at: 5, ...asked, candidates: '[]', entry: null })
        .execute();
    }
  });
  const { talks } = await earlierOf(store.read, mine);
  expect(talks).toEqual([expect.objectContaining({ id: 't', channel: 'directline' })]);
  expect(talks[0]?.line).toMatch(/^要多久？打 139.*\*/);
  const open = (talk: string) => earlierTalk(store.read, { ticket: mine, talk }, String);
  expect(await open('t')).toEqual([]);
  await expect(open('s')).rejects.toMatchObject({ code: 'TALK_UNKNOWN' });
  expect(await isShownAt(store.read, mine, 't')).toBe(true);
  expect(await isShownAt(store.read, mine, 's')).toBe(false);
});

onSqlite(() => {
  it('finds them by indexes alone', async () => {
    const { db, steps } = await openWithPlans();
    const of = { number: 'x', conversationId: 'a', merchantId: MINE, contactKey: '13800138000' };
    await ticketsOfMerchant(db, of, 20);
    expect(steps().filter((step) => /tickets|B-TREE/.test(step))).toEqual([
      expect.stringContaining('tickets_of_conversation'),
      expect.stringContaining('tickets_of_merchant'),
      expect.stringContaining('tickets_of_contact'),
    ]);
    await db.destroy();
  });
});
