// A ticket for tests, and the database it stands in.

import type { StoreBeside } from '../../src/store/store';
import type { Ticket, TicketDraft } from '../../src/tickets/ticket';
import { createTicket, createTicketDirectory } from '../../src/tickets/ticket-store';
import { createConversation } from '../../src/turns/conversation-store';

export const NOON = Date.parse('2026-11-22T04:00:00Z');

export function ticketDraft(number: string, more: Partial<TicketDraft> = {}): TicketDraft {
  return {
    handoverKey: `key of ${number}`,
    number,
    code: 'K7QM',
    kind: 'freeze',
    language: 'zh-Hans',
    fields: {
      merchantId: '898310148160568',
      terminalId: '10293847',
      contact: { kind: 'phone', value: '13800138000' },
    },
    questions: [],
    ...more,
  };
}

/** Opens the conversation if need be and makes the ticket with the next number of the day. */
export async function makeTicket(
  store: StoreBeside,
  conversationId = 'a',
  more: Partial<TicketDraft> = {},
): Promise<Ticket> {
  const key = `${conversationId} ${Math.random()}`;
  const { number, code } = await createTicketDirectory(store).reserve(key, '20261122');
  const ticket = await store.write(async (db) => {
    await createConversation(db, {
      id: conversationId,
      channel: 'directline',
      userId: 'dl_merchant',
      now: 0,
    });
    return createTicket(db, ticketDraft(number, { code, handoverKey: key, ...more }), {
      conversationId,
      channel: 'directline',
      now: NOON,
    });
  });
  if (!ticket) throw new Error('the ticket was made before');
  return ticket;
}
