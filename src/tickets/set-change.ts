// What another state, or words for the merchant, make of a ticket. Pure.

import { ThawError } from '../errors';
import { redactText } from '../privacy/redact';
import { CLOSE_REASONS, type Ticket } from './ticket';
import type {
  Changed,
  CloseReason,
  TicketChange,
  TicketCommand,
  TicketStatus,
} from './ticket-change';
import { answered, letGo } from './waiting-time';

/** Where a ticket may go from each state. Nothing becomes new again; what is closed is reopened first. */
export const NEXT_STATUSES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: ['open', 'waiting', 'resolved', 'closed'],
  open: ['waiting', 'resolved', 'closed'],
  waiting: ['open', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};

/** Words for the merchant are kept this short, so that they fit a chat. */
export const LONGEST_WORDS = 1000;
export const MOST_MISSING = 20;

type Stamp = Pick<TicketChange, 'at' | 'by' | 'who'>;

/** @throws ThawError TICKET_TRANSITION, TICKET_CHANGE_INVALID */
export function setChange(
  ticket: Ticket,
  command: Extract<TicketCommand, { do: 'set' }>,
  stamp: Stamp,
): Changed {
  const { number, status: from } = ticket;
  const to = command.status ?? from;
  const moves = to !== from;
  if (moves && !NEXT_STATUSES[from].includes(to)) {
    throw new ThawError('TICKET_TRANSITION', {
      number,
      from,
      to,
      allowed: NEXT_STATUSES[from].join(', '),
    });
  }
  const words = wordsOf(command);
  check(number, { ...words, reason: command.reason }, { from, to });
  const { note, nextStep, missing } = words;
  const {
    reason: _reason,
    nextStep: _next,
    missing: _missing,
    note: _note,
    ...rest
  } = answered(ticket, stamp.at);
  const kept = moves ? {} : { nextStep: ticket.nextStep, reason: ticket.reason };
  const isOver = to === 'resolved' || to === 'closed';
  const papers = missing ?? (isOver ? [] : ticket.missing);
  const said = note === undefined ? ticket.note : { at: stamp.at, text: note };
  return {
    ticket: {
      ...(isOver ? letGo(rest) : rest),
      status: to,
      ...given({ ...kept, ...given({ nextStep, reason: command.reason }) }),
      ...given({ note: said, missing: papers?.length ? papers : undefined }),
    },
    changes: [
      {
        ...stamp,
        kind: moves ? 'status' : 'note',
        ...(moves && { from, to }),
        ...given({ reason: command.reason, note, nextStep, missing }),
      },
    ],
  };
}

/** Staff may paste anything: what must not be stored is cut out here as well. */
function wordsOf({ note, nextStep, missing }: Extract<TicketCommand, { do: 'set' }>) {
  const clean = (text: string) => redactText(text.trim()).text;
  return {
    note: note === undefined ? undefined : clean(note),
    nextStep: nextStep === undefined ? undefined : clean(nextStep),
    missing: missing?.map(clean),
  };
}

interface Words {
  note?: string | undefined;
  nextStep?: string | undefined;
  missing?: string[] | undefined;
  reason?: CloseReason | undefined;
}

function check(number: string, words: Words, move: { from: TicketStatus; to: TicketStatus }): void {
  const { note, nextStep, missing, reason } = words;
  const texts = [note, nextStep, ...(missing ?? [])].filter((text) => text !== undefined);
  const problems = [
    move.to === move.from &&
      texts.length === 0 &&
      missing === undefined &&
      `it is ${move.to} already, and there is nothing to tell the merchant`,
    move.to === 'closed' &&
      move.from !== 'closed' &&
      !reason &&
      `closing needs a reason (${CLOSE_REASONS.join(', ')})`,
    move.to !== 'closed' && reason && 'only closing has a reason',
    move.to !== 'waiting' &&
      missing &&
      missing.length > 0 &&
      'papers can be missing only while it waits for the merchant',
    texts.some((text) => text === '') && 'a text is empty',
    texts.some((text) => text.length > LONGEST_WORDS) &&
      `a text is longer than ${LONGEST_WORDS} characters`,
    (missing?.length ?? 0) > MOST_MISSING && `more than ${MOST_MISSING} papers`,
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) {
    throw new ThawError('TICKET_CHANGE_INVALID', { number, problem: problems.join('; ') });
  }
}

/** Leaves out what is undefined. */
function given<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as never;
}
