// Changing a ticket with all that follows from it: history, deliveries, and the word to the merchant, in one transaction.

import type { Database } from '../store/store';
import { claimedBy } from '../tickets/desk-change';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import { applyChange, type StoredChange, type TicketOrder } from '../tickets/ticket-change-store';
import { findTicket, heldTicketOf } from '../tickets/ticket-store';
import type { PendingTurn } from './accept';
import { announce, mailMerchant, type TicketTarget } from './announce';
import { insertInternalEvent } from './internal-event';
import { insertStaffMessage, type StaffMessage } from './staff-message';

/** Tells the conversation of a ticket that staff changed it. Its value is a `TicketNews`. */
export const TICKET_EVENT = 'thaw/ticket';

export interface TicketNews {
  number: string;
  change: TicketChange;
  /** Staff have the chat: the bot tells the news and asks nothing. */
  held: boolean;
}

export interface ChangeOptions {
  /** Who else is told. */
  targets: ReadonlySet<TicketTarget>;
  /** False for what the merchant did in this very turn. */
  tellsMerchant: boolean;
  /** What a reply needs besides its text. */
  message?: StaffMessage;
}

export interface ChangedTicket extends StoredChange {
  /** The turn that tells the merchant, already in the inbox: hand it to `Turns.enter` after the commit. */
  turn?: PendingTurn;
}

/**
 * Usable inside any write job, by the service or beside it: what it leaves in inbox and outbox is found by the service.
 * @throws ThawError TICKET_UNKNOWN, TICKET_TRANSITION, TICKET_CHANGE_INVALID, TICKET_CLAIMED; then nothing is written
 */
export async function changeTicket(
  db: Database,
  order: TicketOrder,
  { targets, tellsMerchant, message = { heading: '' } }: ChangeOptions,
): Promise<ChangedTicket> {
  await refuseSecondHolder(db, order);
  const stored = await applyChange(db, order);
  const { ticket, changes, eventId, before } = stored;
  const { now } = order;
  const [change] = changes;
  if (!change) return stored;
  const timestamp = ticket.updatedAt;
  const event = { type: 'ticket.updated', timestamp, data: ticket, changes } as const;
  await announce(db, targets, { id: eventId, event, now });
  if (!tellsMerchant || !concernsMerchant(change, before)) return stored;
  // One conversation may have several tickets: the chat is the bot's again when none of them is held.
  const held = (await heldTicketOf(db, ticket.conversationId)) !== undefined;
  if (held && (change.kind === 'handed-back' || change.kind === 'released')) return stored;
  if (change.kind === 'reply') {
    const seq = await insertStaffMessage(db, { ticket, change, message, now });
    await mailMerchant(db, targets, { id: eventId, ticket, change, seq, now });
    return stored;
  }
  const value: TicketNews = { number: ticket.number, change, held };
  const turn = await insertInternalEvent(db, ticket.conversationId, {
    name: TICKET_EVENT,
    value,
    now,
  });
  await mailMerchant(db, targets, { id: eventId, ticket, change, seq: turn?.seq, now });
  return { ...stored, ...(turn && { turn }) };
}

const OWN_MATTERS: ReadonlySet<TicketChange['kind']> = new Set([
  ...(['remark', 'put-off', 'came-back', 'reminder', 'called', 'tagged'] as const),
]);

/** What staff arrange among themselves is none of the merchant's, as long as the bot has the chat. */
function concernsMerchant({ kind }: TicketChange, before: Ticket): boolean {
  if (OWN_MATTERS.has(kind)) return false;
  return before.held === true || (kind !== 'assigned' && kind !== 'released');
}

/** Two people in one chat would speak past each other. @throws ThawError TICKET_CLAIMED */
async function refuseSecondHolder(db: Database, { number, command }: TicketOrder): Promise<void> {
  if (command.do !== 'claim') return;
  const ticket = await findTicket(db, number);
  const other = ticket && (await heldTicketOf(db, ticket.conversationId));
  const held = other === undefined ? undefined : await findTicket(db, other);
  if (held?.assignee && held.assignee.id !== command.staff.id) throw claimedBy(held);
}
