// What merchants do with a ticket that was handed over: add words and files, correct it, withdraw it, rate it. Pure.

import { correctionOf } from './correction';
import type { Paper, Ticket, TicketFields } from './ticket';
import type { Changed, TicketChange } from './ticket-change';
import { awaiting, letGo } from './waiting-time';

export type MerchantCommand =
  /** More from the merchant. A ticket that waited for the merchant, or was resolved, is open again. */
  | { do: 'message'; text: string }
  /** Files from the merchant; a file that is there already gets the kind given now. */
  | { do: 'papers'; papers: readonly Paper[] }
  /** The merchant corrects what the report says; empty text fields are none. */
  | {
      do: 'correct';
      fields: Partial<TicketFields>;
      /** The codes in a message that is corrected. */
      screenCodes?: Ticket['screenCodes'];
    }
  | { do: 'withdraw' }
  /** How content the merchant is: 1 to 5. */
  | { do: 'rate'; score: number; comment?: string | undefined };

const LONGEST_MESSAGE = 2000;
const LONGEST_COMMENT = 1000;
/** Of the merchant's messages the body keeps the newest; the history keeps all. */
const KEPT_MESSAGES = 50;

type Stamp = Pick<TicketChange, 'at' | 'by' | 'who'>;

/** Never throws: what cannot be done changes nothing. */
export function merchantChange(ticket: Ticket, command: MerchantCommand, stamp: Stamp): Changed {
  switch (command.do) {
    case 'message':
      return addMessage(ticket, command.text, stamp);
    case 'papers':
      return addPapers(ticket, command.papers, stamp);
    case 'correct':
      return correct(ticket, command, stamp);
    case 'withdraw':
      return withdraw(ticket, stamp);
    case 'rate':
      return rate(ticket, command, stamp);
  }
}

function addMessage(ticket: Ticket, text: string, stamp: Stamp): Changed {
  const message = { at: stamp.at, text: text.slice(0, LONGEST_MESSAGE) };
  const messages = [...(ticket.messages ?? []), message].slice(-KEPT_MESSAGES);
  const changes: TicketChange[] = [{ ...stamp, kind: 'message', text: message.text }];
  return reopenIfIdle({ ...awaiting(ticket, stamp.at), messages }, changes);
}

/** The merchant has done something about what was waited for, or is not content with how it was resolved. */
function reopenIfIdle(ticket: Ticket, changes: TicketChange[]): Changed {
  const isIdle = ticket.status === 'waiting' || ticket.status === 'resolved';
  return isIdle ? reopen(ticket, changes) : { ticket, changes };
}

function reopen({ nextStep: _next, ...ticket }: Ticket, changes: TicketChange[]): Changed {
  const { status: from, updatedAt: at } = ticket;
  return {
    ticket: { ...ticket, status: 'open' },
    changes: [...changes, { at, by: 'system', kind: 'status', from, to: 'open' }],
  };
}

/** What arrived is neither at hand nor missing any more. A ticket that waited for it is open again. */
function addPapers(ticket: Ticket, papers: readonly Paper[], stamp: Stamp): Changed {
  const { atHand = [], missing = [], received = [] } = ticket.papers ?? {};
  const byId = new Map([...received, ...papers].map((paper) => [paper.paperId, paper]));
  const isStillOut = (id: string) => papers.every(({ document }) => document !== id);
  const { missing: asked = [], ...rest } = awaiting(ticket, stamp.at);
  const left = asked.filter(isStillOut);
  const next: Ticket = {
    ...rest,
    ...(left.length > 0 && { missing: left }),
    papers: {
      atHand: atHand.filter(isStillOut),
      missing: missing.filter(isStillOut),
      received: [...byId.values()],
    },
  };
  const changes: TicketChange[] = [{ ...stamp, kind: 'papers', papers: [...papers] }];
  const reopens =
    ticket.status === 'resolved' || (ticket.status === 'waiting' && left.length === 0);
  return reopens ? reopen(next, changes) : { ticket: next, changes };
}

/** Staff look at it as at a message. A closed ticket stays as it was handed over. */
function correct(
  ticket: Ticket,
  { fields, screenCodes }: Extract<MerchantCommand, { do: 'correct' }>,
  stamp: Stamp,
): Changed {
  const correction = ticket.status === 'closed' ? undefined : correctionOf(ticket.fields, fields);
  if (!correction) return { ticket, changes: [] };
  const { open: asked = [], screenCodes: before, ...rest } = awaiting(ticket, stamp.at);
  const { was, now } = correction;
  const codes = 'notice' in now || 'notice' in was ? screenCodes : before;
  const open = asked.filter((name) => !(name in now));
  const corrected: Ticket = {
    ...rest,
    fields: correction.fields,
    ...(open.length > 0 && { open }),
    ...(codes && { screenCodes: codes }),
  };
  return reopenIfIdle(corrected, [{ ...stamp, kind: 'corrected', was, now }]);
}

function withdraw(ticket: Ticket, stamp: Stamp): Changed {
  if (ticket.status === 'closed') return { ticket, changes: [] };
  const { nextStep: _next, missing: _missing, awaitingSince: _since, ...rest } = letGo(ticket);
  return {
    ticket: { ...rest, status: 'closed', reason: 'withdrawn' },
    changes: [{ ...stamp, kind: 'status', from: ticket.status, to: 'closed', reason: 'withdrawn' }],
  };
}

/** A comment may follow its score, or a better score an earlier one: the last words stand. */
function rate(
  ticket: Ticket,
  { score, comment }: Extract<MerchantCommand, { do: 'rate' }>,
  stamp: Stamp,
): Changed {
  const said = comment === undefined ? {} : { comment: comment.slice(0, LONGEST_COMMENT) };
  return {
    ticket: { ...ticket, rating: { at: stamp.at, score, ...said } },
    changes: [{ ...stamp, kind: 'rating', score, ...said }],
  };
}
