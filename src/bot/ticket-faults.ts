// Tells a failing ticket store from a failing dialog: the first is for the turn engine to try again.

import type { TicketDirectory } from '../tickets/ticket';

class TicketFault extends Error {}

/** The same directory, its failures marked. */
export function markFaults(tickets: TicketDirectory): TicketDirectory {
  return {
    reserve: (key, day) => tickets.reserve(key, day).catch(mark),
    ofConversation: (id) => tickets.ofConversation(id).catch(mark),
    openFreeze: (same) => tickets.openFreeze(same).catch(mark),
    opened: (numbers) => tickets.opened(numbers).catch(mark),
    lookUp: (pair) => tickets.lookUp(pair).catch(mark),
  };
}

function mark(cause: unknown): never {
  throw new TicketFault('the ticket store failed', { cause });
}

/** The directory's own error behind a fault, wrapped by botbuilder or not; undefined for any other fault. */
export function ticketFaultBehind(fault: unknown): unknown {
  let each = fault;
  while (each instanceof Error) {
    if (each instanceof TicketFault) return each.cause;
    each = (each as Error & { error?: unknown }).error ?? each.cause;
  }
  return undefined;
}
