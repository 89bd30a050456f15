// What putting tags on a ticket and taking them off makes of it. Pure.

import { ThawError } from '../errors';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';

/** More would say nothing any more. */
const MOST_TAGS = 10;

/** Ids of the list that administrators keep. */
export interface TagCommand {
  do: 'tag';
  add: readonly string[];
  remove: readonly string[];
}

/** Adds and takes away, so that two people at once do not undo each other's. @throws ThawError TICKET_CHANGE_INVALID */
export function tagChange(
  ticket: Ticket,
  { add, remove }: TagCommand,
  stamp: Pick<TicketChange, 'at' | 'by' | 'who'>,
): Changed {
  const { tags: before = [], ...rest } = ticket;
  const untagged = before.filter((tag) => remove.includes(tag));
  const tags = [...new Set(add)].filter((tag) => !before.includes(tag) && !remove.includes(tag));
  if (tags.length + untagged.length === 0) return { ticket, changes: [] };
  const after = [...before.filter((tag) => !untagged.includes(tag)), ...tags];
  // Merging may leave more; these can be taken off.
  if (tags.length > 0 && after.length > MOST_TAGS) {
    const problem = `a ticket has at most ${MOST_TAGS} tags`;
    throw new ThawError('TICKET_CHANGE_INVALID', { number: ticket.number, problem });
  }
  return {
    ticket: after.length > 0 ? { ...rest, tags: after } : rest,
    changes: [
      {
        ...{ ...stamp, kind: 'tagged' },
        ...(tags.length > 0 && { tags }),
        ...(untagged.length > 0 && { untagged }),
      },
    ],
  };
}
