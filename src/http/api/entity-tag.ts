// The state of a ticket as an ETag, so that nobody changes a ticket on the strength of what is no longer so.

import { ThawError } from '../../errors';
import type { Ticket } from '../../tickets/ticket';

/** The time of each change is later than that of the one before. */
export function entityTag({ updatedAt }: Pick<Ticket, 'updatedAt'>): string {
  return `"${updatedAt}"`;
}

/** @param ifMatch tags with commas between, or `*` (RFC 9110, 13.1.1) @throws ThawError TICKET_STALE */
export function checkState(ticket: Ticket, ifMatch: string): void {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(entityTag(ticket))) return;
  throw new ThawError('TICKET_STALE', { number: ticket.number, at: ticket.updatedAt });
}
