// Changing a ticket with all that follows from it: history, deliveries, and the word to the merchant, in one transaction.

import type { Database } from '../store/store';
import { claimedBy } from '../tickets/desk-change';
import { heldTicketOf } from '../tickets/held-store';
import { conversationsOf } from '../tickets/living-store';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import { applyChange, type StoredChange, type TicketOrder } from '../tickets/ticket-change-store';
import type { Told } from '../tickets/ticket-event';
import { findTicket } from '../tickets/ticket-store';
import type { PendingTurn } from './accept';
import { announce, mailMerchant, type TicketTarget } from './announce';
import { insertInternalEvent } from './internal-event';
import { insertStaffMessage, type StaffMessage } from './staff-message';

/** Tells a conversation of a ticket that staff changed it. Its value is a `TicketNews`. */
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
  /** Its own, first, and those of the tickets that went into it. */
  conversations: string[];
  /** The turns that tell the merchants, already in the inbox: hand them to `Turns.enter` after the commit. */
  turns: PendingTurn[];
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
  const conversations = await conversationsOf(db, ticket);
  const turns: PendingTurn[] = [];
  const changed = { ...stored, conversations, turns };
  const [change] = changes;
  if (!change) return changed;
  const timestamp = ticket.updatedAt;
  const event = { type: 'ticket.updated', timestamp, data: ticket, changes } as const;
  await announce(db, targets, { id: eventId, event, now });
  if (!tellsMerchant || !concernsMerchant(change, before)) return changed;
  const places: Told[] = [];
  for (const conversationId of conversations) {
    const told = await tell(db, { ticket: { ...ticket, conversationId }, change, message, now });
    if (!told) continue;
    places.push({ conversationId, ...(told.seq !== undefined && { seq: told.seq }) });
    if (told.turn) turns.push(told.turn);
  }
  const news = { id: eventId, ticket, change, told: places, now };
  if (places.length > 0) await mailMerchant(db, targets, news);
  return changed;
}

interface Telling {
  /** With the conversation that is told. */
  ticket: Ticket;
  change: TicketChange;
  message: StaffMessage;
  now: number;
}

/** @returns undefined where there is nothing to say */
async function tell(
  db: Database,
  { ticket, change, message, now }: Telling,
): Promise<{ seq?: number; turn?: PendingTurn } | undefined> {
  const { number, conversationId } = ticket;
  // One conversation may have several tickets: the chat is the bot's again when none of them is held.
  const held = (await heldTicketOf(db, conversationId)) !== undefined;
  if (held && (change.kind === 'handed-back' || change.kind === 'released')) return undefined;
  if (change.kind === 'reply') {
    return { seq: await insertStaffMessage(db, { ticket, change, message, now }) };
  }
  const value: TicketNews = { number, change, held };
  const turn = await insertInternalEvent(db, conversationId, { name: TICKET_EVENT, value, now });
  return turn ? { seq: turn.seq, turn } : {};
}

const OWN_MATTERS: ReadonlySet<TicketChange['kind']> = new Set([
  ...([
    'remark',
    'put-off',
    'came-back',
    'reminder',
    'called',
    'tagged',
    'linked',
    'unlinked',
    'moved',
  ] as const),
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
  for (const conversationId of ticket ? await conversationsOf(db, ticket) : []) {
    const other = await heldTicketOf(db, conversationId);
    const held = other === undefined ? undefined : await findTicket(db, other);
    if (held?.assignee && held.assignee.id !== command.staff.id) throw claimedBy(held);
  }
}
