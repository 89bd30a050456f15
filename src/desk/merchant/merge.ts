// Merging at the desk, and what a ticket shows of those that went into it.

import { maskContactsIn } from '../../privacy/mask';
import { audit } from '../../staff/audit-store';
import type { Database } from '../../store/store';
import { mergedInto } from '../../tickets/living-store';
import type { Ticket } from '../../tickets/ticket';
import type { TicketChange } from '../../tickets/ticket-change';
import { subjectOf } from '../../tickets/ticket-columns';
import { wholeHistoryOf } from '../../tickets/whole-history-store';
import { mergeTickets } from '../../turns/merge-tickets';
import type { Acting } from '../actions';
import type { DeskParts } from '../desk';
import type { MergedTicket } from './merchant-views';

export interface Merging {
  from: string;
  into: string;
  acrossMerchants: boolean;
}

/** @throws ThawError as `mergeTickets` */
export async function mergeAtDesk(
  { store, targets, now, turns, signal }: DeskParts,
  { from, into, acrossMerchants }: Merging,
  { id, name, role }: Acting,
): Promise<void> {
  const actor = { by: 'staff', who: name, id, mayOverrule: role === 'admin' } as const;
  const { conversations, turn } = await store.write(async (db) => {
    const at = now();
    const order = { from, into, acrossMerchants, now: at, ...actor };
    const merged = await mergeTickets(db, order, targets);
    const details = { into, ...(acrossMerchants && { acrossMerchants }) };
    await audit(db, { who: id, name, action: 'merge', subject: from, details, at });
    return merged;
  });
  if (turn) turns.enter(turn);
  signal.touched({ conversations, tickets: true, outbox: true });
}

export interface Merged {
  tickets: Ticket[];
  view: MergedTicket[];
  /** Of all of them and the one they went into, oldest first. */
  history: TicketChange[];
}

export async function mergedWith(db: Database, ticket: Ticket): Promise<Merged> {
  const tickets = ticket.merged === undefined ? [] : await mergedInto(db, ticket.number);
  return {
    tickets,
    view: tickets.map((each) => ({
      number: each.number,
      kind: each.kind,
      createdAt: each.createdAt,
      subject: maskContactsIn(subjectOf(each)),
      talk: each.conversationId === ticket.conversationId ? null : each.conversationId,
    })),
    history: await wholeHistoryOf(db, ticket),
  };
}
