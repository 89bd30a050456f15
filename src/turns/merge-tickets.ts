// Merging two tickets with all that follows from it, in one transaction: histories, deliveries, and one word to the merchant.

import { ThawError } from '../errors';
import type { Database } from '../store/store';
import { heldTicketOf } from '../tickets/held-store';
import { passOnLinks } from '../tickets/link-store';
import { livingOf, passOnMerged, storedTicket } from '../tickets/living-store';
import { passOn } from '../tickets/passed-on-store';
import { type Ticket, UNCLOSED } from '../tickets/ticket';
import type { Actor } from '../tickets/ticket-change';
import { applyChange, type StoredChange } from '../tickets/ticket-change-store';
import type { PendingTurn } from './accept';
import { announce, mailMerchant, type TicketTarget } from './announce';
import { insertInternalEvent } from './internal-event';
import { TICKET_EVENT, type TicketNews } from './ticket-changes';

export interface MergeOrder extends Actor {
  /** The double. */
  from: string;
  /** What goes on for both; where that was merged itself, the one that goes on for it. */
  into: string;
  /** Staff know that the merchant IDs differ. */
  acrossMerchants: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export interface MergedTickets {
  /** Both conversations, which may be one. */
  conversations: string[];
  /** The turn that tells the merchant. */
  turn?: PendingTurn;
}

/**
 * Usable inside any write job. It cannot be undone.
 * @throws ThawError TICKET_UNKNOWN, TICKET_ERASED, TICKET_MERGED, TICKET_MERGE_SAME, TICKET_MERGE_MERCHANTS,
 * TICKET_MERGE_OVER, TICKET_CLAIMED; then nothing is written
 */
export async function mergeTickets(
  db: Database,
  { from, into, acrossMerchants, now, ...actor }: MergeOrder,
  targets: ReadonlySet<TicketTarget>,
): Promise<MergedTickets> {
  const double = await required(db, from);
  if (double.mergedInto !== undefined) {
    throw new ThawError('TICKET_MERGED', { number: from, into: double.mergedInto });
  }
  const living = await livingOf(db, await required(db, into));
  check(double, living, acrossMerchants);
  const order = { ...actor, now };
  // First the double: a colleague's is left alone.
  const gone = await applyChange(db, {
    ...order,
    number: double.number,
    command: { do: 'merge', into: living.number },
  });
  const kept = await applyChange(db, {
    ...order,
    number: living.number,
    command: { do: 'take-in', double },
  });
  await passOnMerged(db, double.number, living.number);
  await passOn(db, double.number, living.number);
  await passOnLinks(db, double, living.number);
  for (const stored of [gone, kept]) await tell(db, stored, { targets, now });
  const turn = await tellMerchant(db, gone, { targets, now });
  return {
    conversations: [double.conversationId, living.conversationId],
    ...(turn && { turn }),
  };
}

async function required(db: Database, number: string): Promise<Ticket> {
  const ticket = await storedTicket(db, number);
  if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number });
  return ticket;
}

function check(double: Ticket, living: Ticket, acrossMerchants: boolean): void {
  const numbers = { number: double.number, into: living.number };
  if (double.number === living.number) throw new ThawError('TICKET_MERGE_SAME', numbers);
  const isOpen = ({ status }: Ticket) => UNCLOSED.some((each) => each === status);
  // Whoever waits would wait in a ticket that nobody looks at.
  if (isOpen(double) && !isOpen(living)) throw new ThawError('TICKET_MERGE_OVER', numbers);
  const [one, other] = [double.fields.merchantId, living.fields.merchantId];
  const differ = one !== undefined && other !== undefined && one !== other;
  if (differ && !acrossMerchants) throw new ThawError('TICKET_MERGE_MERCHANTS', numbers);
}

interface Telling {
  targets: ReadonlySet<TicketTarget>;
  now: number;
}

async function tell(db: Database, stored: StoredChange, { targets, now }: Telling): Promise<void> {
  const { ticket, changes, eventId: id } = stored;
  const timestamp = ticket.updatedAt;
  const event = { type: 'ticket.updated', timestamp, data: ticket, changes } as const;
  await announce(db, targets, { id, event, now });
}

/** Once, where the double comes from. */
async function tellMerchant(
  db: Database,
  { ticket, changes, eventId: id }: StoredChange,
  { targets, now }: Telling,
): Promise<PendingTurn | undefined> {
  const [change] = changes;
  if (!change) return undefined;
  const { number, conversationId } = ticket;
  const held = (await heldTicketOf(db, conversationId)) !== undefined;
  const value: TicketNews = { number, change, held };
  const turn = await insertInternalEvent(db, conversationId, { name: TICKET_EVENT, value, now });
  const told = turn ? [{ conversationId, seq: turn.seq }] : [];
  await mailMerchant(db, targets, { id, ticket, change, told, now });
  return turn;
}
