// What staff do with a ticket at the desk: take it, pass it on, talk in the merchant's chat, give the chat back. Pure.

import { ThawError } from '../errors';
import { redactText } from '../privacy/redact';
import { type Mentionable, mentionsIn } from './mentions';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';
import { answered, letGo } from './waiting-time';

export interface StaffRef {
  id: string;
  name: string;
}

export type DeskCommand =
  /** Takes the ticket and the merchant's chat; the bot is silent from then on. */
  | { do: 'claim'; staff: StaffRef }
  /** Passes the ticket on; a chat that staff have goes along. */
  | { do: 'assign'; staff: StaffRef }
  /** Back to the queue: nobody has it, and the bot has the chat. */
  | { do: 'release' }
  /** The bot has the chat again; the ticket stays with whom it is. */
  | { do: 'hand-back' }
  /** A word in the merchant's chat, by whoever has it. */
  | { do: 'reply'; text: string; files?: readonly string[] | undefined }
  /** For colleagues only. Those of `colleagues` whom it names are kept with it. */
  | { do: 'remark'; text: string; colleagues?: readonly Mentionable[] | undefined };

/** As much as a merchant may write. */
export const LONGEST_REPLY = 2000;

type DeskStamp = Pick<TicketChange, 'at' | 'by' | 'who'> & { id: string | undefined };

/** @throws ThawError TICKET_CLAIMED, TICKET_CHANGE_INVALID */
export function deskChange(ticket: Ticket, command: DeskCommand, by: DeskStamp): Changed {
  const { id, ...stamp } = by;
  switch (command.do) {
    case 'claim':
      return claim(ticket, command.staff, stamp);
    case 'assign':
      return assign(ticket, command.staff, stamp);
    case 'release':
      return release(ticket, stamp);
    case 'hand-back':
      return handBack(ticket, stamp);
    case 'reply':
      return reply(ticket, command, { ...stamp, id });
    case 'remark':
      return { ticket, changes: [{ ...stamp, kind: 'remark', ...remark(ticket, command) }] };
  }
}

type Stamp = Omit<DeskStamp, 'id'>;

function remark(
  ticket: Ticket,
  { text: given, colleagues = [] }: Extract<DeskCommand, { do: 'remark' }>,
): Pick<TicketChange, 'text' | 'mentions'> {
  const text = words(ticket, given);
  const mentions = mentionsIn(text, colleagues);
  return { text, ...(mentions.length > 0 && { mentions }) };
}

function claim(ticket: Ticket, staff: StaffRef, stamp: Stamp): Changed {
  const { assignee } = ticket;
  if (assignee && assignee.id !== staff.id) throw claimedBy(ticket);
  refuseIfOver(ticket);
  if (assignee && ticket.held) return { ticket, changes: [] };
  const isNew = ticket.status === 'new';
  return {
    ticket: { ...ticket, status: isNew ? 'open' : ticket.status, assignee: staff, held: true },
    changes: [
      {
        ...stamp,
        kind: 'claimed',
        assignee: staff.name,
        ...(isNew && { from: 'new' as const, to: 'open' as const }),
      },
    ],
  };
}

function assign(ticket: Ticket, staff: StaffRef, stamp: Stamp): Changed {
  refuseIfOver(ticket);
  if (ticket.assignee?.id === staff.id) return { ticket, changes: [] };
  return {
    ticket: { ...ticket, assignee: staff },
    changes: [{ ...stamp, kind: 'assigned', assignee: staff.name }],
  };
}

function release(ticket: Ticket, stamp: Stamp): Changed {
  const { assignee, ...rest } = letGo(ticket);
  if (!assignee) return { ticket, changes: [] };
  return { ticket: rest, changes: [{ ...stamp, kind: 'released' }] };
}

function handBack(ticket: Ticket, stamp: Stamp): Changed {
  if (!ticket.held) return { ticket, changes: [] };
  return { ticket: letGo(ticket), changes: [{ ...stamp, kind: 'handed-back' }] };
}

function reply(
  ticket: Ticket,
  { text, files = [] }: Extract<DeskCommand, { do: 'reply' }>,
  { id, ...stamp }: DeskStamp,
): Changed {
  if (ticket.assignee && ticket.assignee.id !== id) throw claimedBy(ticket);
  if (!ticket.held) {
    throw invalid(ticket, 'the bot has the chat; claim the ticket first');
  }
  const said = files.length > 0 && text.trim() === '' ? '' : words(ticket, text);
  return {
    ticket: answered(ticket, stamp.at),
    changes: [
      { ...stamp, kind: 'reply', text: said, ...(files.length > 0 && { files: [...files] }) },
    ],
  };
}

/** Staff may paste anything: what must not be stored is cut out here as well. */
function words(ticket: Ticket, given: string): string {
  const text = redactText(given.trim()).text;
  if (text === '') throw invalid(ticket, 'the text is empty');
  if (text.length > LONGEST_REPLY) {
    throw invalid(ticket, `the text has more than ${LONGEST_REPLY} characters`);
  }
  return text;
}

function refuseIfOver(ticket: Ticket): void {
  if (ticket.status === 'closed' || ticket.status === 'resolved') {
    throw invalid(ticket, `it is ${ticket.status}; open it again first`);
  }
}

export function claimedBy({ number, assignee }: Ticket): ThawError {
  return new ThawError('TICKET_CLAIMED', { number, name: assignee?.name ?? '' });
}

function invalid({ number }: Ticket, problem: string): ThawError {
  return new ThawError('TICKET_CHANGE_INVALID', { number, problem });
}
