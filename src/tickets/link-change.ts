// What linking a ticket with another one, and taking the link away, makes of it. Pure.

import { ThawError } from '../errors';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';

/** More nobody looks through. */
const MOST_LINKS = 20;

/** Of one side; the other side gets the same with the number of this one. */
export interface LinkCommand {
  do: 'link' | 'unlink';
  other: string;
}

/** What stands that way already is left as it is. @throws ThawError TICKET_CHANGE_INVALID */
export function linkChange(
  ticket: Ticket,
  { do: act, other }: LinkCommand,
  stamp: Pick<TicketChange, 'at' | 'by' | 'who'>,
): Changed {
  const { number, links: before = [] } = ticket;
  if (before.includes(other) === (act === 'link')) return { ticket, changes: [] };
  if (act === 'unlink') {
    return {
      ticket: withLinks(ticket, without(before, other)),
      changes: [{ ...stamp, kind: 'unlinked', other }],
    };
  }
  // Merging may leave more; these can be taken away.
  if (before.length >= MOST_LINKS) {
    const problem = `it is linked with ${MOST_LINKS} tickets already`;
    throw new ThawError('TICKET_CHANGE_INVALID', { number, problem });
  }
  return {
    ticket: withLinks(ticket, [...before, other]),
    changes: [{ ...stamp, kind: 'linked', other }],
  };
}

export function withLinks(ticket: Ticket, links: readonly string[]): Ticket {
  const { links: _links, ...rest } = ticket;
  return links.length > 0 ? { ...rest, links: [...links] } : rest;
}

export function without(links: readonly string[], number: string): string[] {
  return links.filter((each) => each !== number);
}
