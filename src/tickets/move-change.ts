// What moving a ticket to another team makes of it. Pure.

import { ThawError } from '../errors';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';
import { letGo } from './waiting-time';

export interface MoveCommand {
  do: 'move';
  /** Undefined: everybody's again. */
  team: NonNullable<Ticket['team']> | undefined;
  /** Whoever has it is in that team and keeps it. */
  keepsAssignee?: boolean;
}

/** @throws ThawError TICKET_CHANGE_INVALID */
export function moveChange(
  ticket: Ticket,
  { team, keepsAssignee = team === undefined }: MoveCommand,
  stamp: Pick<TicketChange, 'at' | 'by' | 'who'>,
): Changed {
  const { number, status } = ticket;
  if (ticket.team?.id === team?.id) return { ticket, changes: [] };
  if (status === 'closed' || status === 'resolved') {
    const problem = `it is ${status}; open it again first`;
    throw new ThawError('TICKET_CHANGE_INVALID', { number, problem });
  }
  const { team: _before, assignee, ...rest } = keepsAssignee ? ticket : letGo(ticket);
  const stays = keepsAssignee && assignee ? { assignee } : {};
  return {
    ticket: { ...rest, ...stays, ...(team && { team }) },
    changes: [
      // The merchant hears of it where the chat goes back to the bot.
      ...(assignee && !keepsAssignee ? [{ ...stamp, kind: 'released' } as const] : []),
      { ...stamp, kind: 'moved', ...(team && { team: team.name }) },
    ],
  };
}
