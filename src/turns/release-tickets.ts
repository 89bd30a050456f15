// The tickets of somebody who leaves go back to the queue, and the merchants' chats to the bot.

import type { Database } from '../store/store';
import { unclosedOf } from '../tickets/ticket-store';
import type { PendingTurn } from './accept';
import type { TicketTarget } from './announce';
import { changeTicket } from './ticket-changes';

/** Usable inside any write job. @returns the turns that tell the merchants, for `Turns.enter` after the commit */
export async function releaseTicketsOf(
  db: Database,
  staff: string,
  by: { who: string; now: number; targets: ReadonlySet<TicketTarget> },
): Promise<PendingTurn[]> {
  const { who, now, targets } = by;
  const turns: PendingTurn[] = [];
  for (const number of await unclosedOf(db, staff)) {
    const order = { number, command: { do: 'release' }, by: 'staff', who, now } as const;
    const told = await changeTicket(db, order, { targets, tellsMerchant: true });
    turns.push(...told.turns);
  }
  return turns;
}
