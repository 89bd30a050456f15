// What the chat of a double sees of the ticket that goes on for it: all, as of one of its own, unless it is another merchant's.

import type { Store } from '../../src/store/store';
import type { TicketDraft } from '../../src/tickets/ticket';
import { createTicketDirectory } from '../../src/tickets/ticket-store';
import { mergeTickets } from '../../src/turns/merge-tickets';
import { openTestStore } from '../support/store';
import { makeTicket, NOON } from './tickets';

const OTHERS: TicketDraft['fields'] = {
  merchantId: '898310148160569',
  contact: { kind: 'phone', value: '13800138001' },
};

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

/** From the chat `double` into one of the chat `a`. */
async function merged(more: Partial<TicketDraft> = {}): Promise<string> {
  const { number: into } = await makeTicket(store, 'a');
  const { number: from } = await makeTicket(store, 'double', more);
  const order = { from, into, acrossMerchants: true, by: 'staff', now: NOON } as const;
  await store.write((db) => mergeTickets(db, order, new Set()));
  return into;
}

it('is shown whole, and found as its own freeze', async () => {
  const number = await merged();
  const directory = createTicketDirectory(store);
  expect(await directory.ofConversation('double')).toMatchObject([
    { number, code: expect.any(String), fields: { merchantId: '898310148160568' } },
  ]);
  const same = { conversationId: 'double', merchantId: '898310148160568' };
  expect(await directory.openFreeze(same)).toEqual({ number, isOwn: true });
});

it("is shown without another merchant's fields", async () => {
  const number = await merged({ fields: OTHERS });
  const [shown] = await createTicketDirectory(store).ofConversation('double');
  expect(shown).toMatchObject({ number, status: 'new' });
  expect([shown?.fields, shown?.code]).toEqual([undefined, undefined]);
});
