// What merging makes of the two tickets: the double is over, the other one goes on for both. Pure.

import { withLinks, without } from './link-change';
import { dealtWith } from './put-off';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';
import { letGo } from './waiting-time';

export type MergeCommand =
  /** Ends as a double of another ticket. */
  | { do: 'merge'; into: string }
  /** Goes on for another ticket as well. */
  | { do: 'take-in'; double: Ticket };

type Stamp = Pick<TicketChange, 'at' | 'by' | 'who'>;

export function mergeChange(ticket: Ticket, command: MergeCommand, stamp: Stamp): Changed {
  return command.do === 'merge'
    ? merge(ticket, command.into, stamp)
    : takeIn(ticket, command.double, stamp);
}

function merge(ticket: Ticket, into: string, stamp: Stamp): Changed {
  const { nextStep: _next, missing: _missing, awaitingSince: _since, ...rest } = letGo(ticket);
  const { merged: _merged, links: _links, ...alone } = rest;
  return dealtWith({
    ticket: { ...alone, status: 'closed', reason: 'duplicate', mergedInto: into },
    changes: [
      { ...stamp, kind: 'merged', into, from: ticket.status, to: 'closed', reason: 'duplicate' },
    ],
  });
}

/** Whoever waits goes on waiting, since the first of both; a chat that staff have stays with them. */
function takeIn(ticket: Ticket, double: Ticket, stamp: Stamp): Changed {
  const merged = [...(ticket.merged ?? []), double.number, ...(double.merged ?? [])];
  const [since] = [ticket.awaitingSince, double.awaitingSince]
    .filter((each) => each !== undefined)
    .toSorted();
  const tags = [...new Set([...(ticket.tags ?? []), ...(double.tags ?? [])])];
  const links = new Set([...(ticket.links ?? []), ...(double.links ?? [])]);
  const {
    cameBack: _mark,
    putOff: away,
    ...inSight
  } = withLinks(ticket, without(without([...links], ticket.number), double.number));
  // Whoever waits is not put off with it.
  const back =
    away && double.awaitingSince !== undefined
      ? ({ at: stamp.at, because: 'merchant' } as const)
      : undefined;
  return {
    ticket: {
      ...inSight,
      ...(back ? { cameBack: back } : away && { putOff: away }),
      merged,
      ...(tags.length > 0 && { tags }),
      ...(since !== undefined && { awaitingSince: since }),
      // Nobody had to choose one for it; whoever has it keeps it.
      ...(!ticket.team && !ticket.assignee && double.team && { team: double.team }),
      ...chatOf(ticket, double),
    },
    changes: [
      { ...stamp, kind: 'took-in', double: double.number },
      ...(back ? [{ ...back, by: 'system', kind: 'came-back' } as const] : []),
    ],
  };
}

function chatOf(ticket: Ticket, double: Ticket): Partial<Ticket> {
  const { assignee, held } = double;
  const isSameChat = ticket.conversationId === double.conversationId;
  const isFree = !ticket.assignee || ticket.assignee.id === assignee?.id;
  if (!assignee || !held || !isSameChat || !isFree) return {};
  return { assignee, held, status: ticket.status === 'new' ? 'open' : ticket.status };
}
