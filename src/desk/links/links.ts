// Linked tickets at the desk: making and taking away links, and what a ticket shows of the others.

import { maskContactsIn } from '../../privacy/mask';
import { audit } from '../../staff/audit-store';
import type { Database } from '../../store/store';
import type { LinkCommand } from '../../tickets/link-change';
import { linkedWith } from '../../tickets/link-store';
import type { Ticket } from '../../tickets/ticket';
import { subjectOf } from '../../tickets/ticket-columns';
import { linkTickets } from '../../turns/link-tickets';
import type { Acting } from '../actions';
import type { DeskParts } from '../desk';
import type { LinkedTicket } from './link-views';

export interface Linking {
  act: LinkCommand['do'];
  number: string;
  other: string;
}

/** Recorded for both sides, unless nothing changed. @throws ThawError as `linkTickets` */
export async function linkAtDesk(
  { store, targets, now, signal }: DeskParts,
  linking: Linking,
  { id, name, role }: Acting,
): Promise<void> {
  const actor = { by: 'staff', who: name, id, mayOverrule: role === 'admin' } as const;
  const sides = await store.write(async (db) => {
    const at = now();
    const [one, two] = await linkTickets(db, { ...linking, ...actor, now: at }, targets);
    for (const [{ ticket, changes }, other] of [
      [one, two.ticket.number],
      [two, one.ticket.number],
    ] as const) {
      if (changes.length === 0) continue;
      const record = { who: id, name, subject: ticket.number, at };
      await audit(db, { ...record, action: linking.act, details: { other } });
    }
    return [one, two];
  });
  const conversations = sides.flatMap((side) => side.conversations);
  signal.touched({ conversations, tickets: true, outbox: true });
}

export async function linkedView(db: Database, ticket: Ticket): Promise<LinkedTicket[]> {
  const linked = await linkedWith(db, ticket);
  return linked.map((each) => ({
    number: each.number,
    kind: each.kind,
    status: each.status,
    createdAt: each.createdAt,
    subject: maskContactsIn(subjectOf(each)),
  }));
}
