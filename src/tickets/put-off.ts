// What is done with a ticket because of the time: put it off, have it back, be reminded of it, be called because of it. Pure.

import { ThawError } from '../errors';
import type { Ticket } from './ticket';
import type { Changed, TicketChange } from './ticket-change';

/** Soon due, late, late for so long that the team is told, back after it was put off, a reminder that was asked for, named in a private note. */
export const CALLS = ['due', 'late', 'team', 'back', 'reminder', 'mention'] as const;
export type Call = (typeof CALLS)[number];

/** Farther away nobody means it. */
const LONGEST_AWAY_MS = 366 * 86_400_000;

export type TimeCommand =
  /** Without a time: until the merchant writes. */
  | { do: 'put-off'; until?: string | undefined }
  | { do: 'take-back'; because: 'time' | 'staff' }
  /** The note is for whoever set it, and stands elsewhere. */
  | { do: 'remind'; at: string }
  /** The service called somebody: everybody where nobody is named. */
  | { do: 'call'; call: Call; to?: string | undefined }
  /** The merchant is told until when whoever has the ticket is away. */
  | { do: 'tell-away'; until: string };

type Stamp = Pick<TicketChange, 'at' | 'by' | 'who'>;

/** @throws ThawError TICKET_CHANGE_INVALID */
export function timeChange(ticket: Ticket, command: TimeCommand, stamp: Stamp): Changed {
  switch (command.do) {
    case 'put-off':
      return putOff(ticket, command.until, stamp);
    case 'take-back':
      return takeBack(ticket, command.because, stamp);
    case 'remind':
      refuseUnlessAhead(ticket, command.at, stamp);
      return { ticket, changes: [{ ...stamp, kind: 'reminder', until: command.at }] };
    case 'call': {
      const { call, to } = command;
      const whom = to === undefined ? {} : { assignee: to };
      return { ticket, changes: [{ ...stamp, kind: 'called', call, ...whom }] };
    }
    case 'tell-away': {
      const assignee = ticket.assignee?.name ?? '';
      return { ticket, changes: [{ ...stamp, kind: 'away', assignee, until: command.until }] };
    }
  }
}

/** What the merchant wrote brings it back; a rating or a withdrawal is no word that waits for an answer. */
export function backByMerchant(changed: Changed, did: string): Changed {
  const { ticket, changes } = changed;
  const at = ticket.updatedAt;
  if (changes.length === 0 || did === 'rate' || !ticket.putOff) return changed;
  if (ticket.status === 'closed') return dealtWith(changed);
  const { putOff: _away, ...rest } = ticket;
  const because = 'merchant' as const;
  return {
    ticket: { ...rest, cameBack: { at, because } },
    changes: [...changes, { at, by: 'system', kind: 'came-back', because }],
  };
}

/** Staff did something with it: that it came back need not be shown any more, and what is over is not put off. */
export function dealtWith({ ticket, changes }: Changed): Changed {
  const { cameBack: _mark, ...rest } = ticket;
  if (changes.length === 0) return { ticket, changes };
  if (!isOver(ticket)) return { ticket: rest, changes };
  const { putOff: _away, ...over } = rest;
  return { ticket: over, changes };
}

function putOff(ticket: Ticket, until: string | undefined, stamp: Stamp): Changed {
  if (isOver(ticket)) throw invalid(ticket, `it is ${ticket.status}; open it again first`);
  if (until !== undefined) refuseUnlessAhead(ticket, until, stamp);
  const { cameBack: _mark, ...rest } = ticket;
  const time = until === undefined ? {} : { until };
  return {
    ticket: { ...rest, putOff: time },
    changes: [{ ...stamp, kind: 'put-off', ...time }],
  };
}

function takeBack(ticket: Ticket, because: 'time' | 'staff', stamp: Stamp): Changed {
  const { putOff: away, ...rest } = ticket;
  if (!away) return { ticket, changes: [] };
  const mark = because === 'time' ? { cameBack: { at: stamp.at, because } } : {};
  return {
    ticket: { ...rest, ...mark },
    changes: [{ ...stamp, kind: 'came-back', because }],
  };
}

function refuseUnlessAhead(ticket: Ticket, time: string, { at }: Stamp): void {
  const ahead = Date.parse(time) - Date.parse(at);
  if (ahead <= 0) throw invalid(ticket, 'the time is past');
  if (ahead > LONGEST_AWAY_MS) throw invalid(ticket, 'the time is more than a year away');
}

function isOver({ status }: Ticket): boolean {
  return status === 'closed' || status === 'resolved';
}

function invalid({ number }: Ticket, problem: string): ThawError {
  return new ThawError('TICKET_CHANGE_INVALID', { number, problem });
}
