// Linking two tickets, and taking the link away: both sides, their histories and what receivers are told, in one transaction.

import { ThawError } from '../errors';
import type { Database } from '../store/store';
import type { LinkCommand } from '../tickets/link-change';
import type { Ticket } from '../tickets/ticket';
import type { Actor } from '../tickets/ticket-change';
import { findTicket } from '../tickets/ticket-store';
import type { TicketTarget } from './announce';
import { type ChangedTicket, changeTicket } from './ticket-changes';

export interface LinkOrder extends Actor {
  act: LinkCommand['do'];
  number: string;
  /** The other side; for either number of a merged ticket the one that goes on for it is meant. */
  other: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Usable inside any write job. Merchants are told nothing.
 * @returns both sides, `number` first
 * @throws ThawError TICKET_UNKNOWN, TICKET_ERASED, TICKET_LINK_SAME, TICKET_CHANGE_INVALID; then nothing is written
 */
export async function linkTickets(
  db: Database,
  { act, number, other, ...order }: LinkOrder,
  targets: ReadonlySet<TicketTarget>,
): Promise<[ChangedTicket, ChangedTicket]> {
  const [one, two] = [await required(db, number), await required(db, other)];
  if (one.number === two.number) {
    throw new ThawError('TICKET_LINK_SAME', { number, other, living: one.number });
  }
  const change = (from: Ticket, to: Ticket) =>
    changeTicket(
      db,
      { ...order, number: from.number, command: { do: act, other: to.number } },
      { targets, tellsMerchant: false },
    );
  return [await change(one, two), await change(two, one)];
}

async function required(db: Database, number: string): Promise<Ticket> {
  const ticket = await findTicket(db, number);
  if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number });
  return ticket;
}
