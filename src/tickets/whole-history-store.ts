// What happened to a ticket and to all that went into it, as one history.

import type { Database } from '../store/store';
import type { Ticket } from './ticket';
import type { TicketChange } from './ticket-change';
import { historyOf } from './ticket-change-store';

/** Oldest first. */
export async function wholeHistoryOf(
  db: Database,
  { number, merged = [] }: Pick<Ticket, 'number' | 'merged'>,
): Promise<TicketChange[]> {
  const history: TicketChange[] = [];
  for (const each of [number, ...merged]) history.push(...(await historyOf(db, each)));
  return history.toSorted((one, other) => one.at.localeCompare(other.at));
}
