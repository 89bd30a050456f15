// Whether a merchant waits for a word of staff: what the clock of the queue counts.

import type { Ticket } from './ticket';

/** The merchant said something; the wait began with the first message that is not answered. Nobody waits for a closed ticket. */
export function awaiting(ticket: Ticket, at: string): Ticket {
  if (ticket.status === 'closed') return ticket;
  return { ...ticket, awaitingSince: ticket.awaitingSince ?? at };
}

/** The merchant heard from staff. */
export function answered({ awaitingSince: _since, ...ticket }: Ticket, at: string): Ticket {
  return { ...ticket, firstReplyAt: ticket.firstReplyAt ?? at };
}

/** The chat goes back to the bot. */
export function letGo({ held: _held, ...ticket }: Ticket): Ticket {
  return ticket;
}
