// Changing a ticket with all that follows from it: history, webhook, and the word to the merchant, in one transaction.

import type { Database } from '../store/store';
import { applyChange, type StoredChange, type TicketOrder } from '../tickets/ticket-change-store';
import type { PendingTurn } from './accept';
import { insertInternalEvent } from './internal-event';
import { enqueue } from './outbox-store';

/** Tells the conversation of a ticket that staff changed it. Its value is a `TicketChange` and the number. */
export const TICKET_EVENT = 'thaw/ticket';

export interface ChangeOptions {
  /** True when a webhook is configured. */
  announces: boolean;
  /** False for what the merchant did in this very turn. */
  tellsMerchant: boolean;
}

export interface ChangedTicket extends StoredChange {
  /** The turn that tells the merchant, already in the inbox: hand it to `Turns.enter` after the commit. */
  turn?: PendingTurn;
}

/**
 * Usable inside any write job, by the service or beside it: what it leaves in inbox and outbox is found by the service.
 * @throws ThawError TICKET_UNKNOWN, TICKET_TRANSITION, TICKET_CHANGE_INVALID; then nothing is written
 */
export async function changeTicket(
  db: Database,
  order: TicketOrder,
  { announces, tellsMerchant }: ChangeOptions,
): Promise<ChangedTicket> {
  const stored = await applyChange(db, order);
  const { ticket, changes, eventId } = stored;
  const [change] = changes;
  if (!change) return stored;
  if (announces) {
    const timestamp = ticket.updatedAt;
    await enqueue(db, {
      id: eventId,
      kind: 'webhook',
      lane: null,
      payload: JSON.stringify({ type: 'ticket.updated', timestamp, data: ticket, changes }),
      now: order.now,
    });
  }
  if (!tellsMerchant) return stored;
  const turn = await insertInternalEvent(db, ticket.conversationId, {
    name: TICKET_EVENT,
    value: { number: ticket.number, change },
    now: order.now,
  });
  return { ...stored, ...(turn && { turn }) };
}
