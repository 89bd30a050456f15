// How a ticket changes: which states follow which, and what a command makes of the ticket. Pure; nothing is stored here.

import { z } from 'zod';
import { ThawError } from '../errors';
import { redactText } from '../privacy/redact';
import { claimedBy, type DeskCommand, deskChange } from './desk-change';
import { type LinkCommand, linkChange } from './link-change';
import { type MerchantCommand, merchantChange } from './merchant-change';
import { type MergeCommand, mergeChange } from './merge-change';
import { type MoveCommand, moveChange } from './move-change';
import { backByMerchant, CALLS, dealtWith, type TimeCommand, timeChange } from './put-off';
import { type TagCommand, tagChange } from './tag-change';
import {
  CLOSE_REASONS,
  paperSchema,
  partialFieldsSchema,
  TICKET_STATUSES,
  type Ticket,
} from './ticket';
import { answered, letGo } from './waiting-time';

export type TicketStatus = Ticket['status'];
export type CloseReason = NonNullable<Ticket['reason']>;

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

export type TicketCommand =
  /** By staff. Without a status the ticket stays where it is; `missing: []` says that nothing is missing any more. */
  | {
      do: 'set';
      status?: TicketStatus | undefined;
      reason?: CloseReason | undefined;
      note?: string | undefined;
      nextStep?: string | undefined;
      missing?: readonly string[] | undefined;
    }
  | MerchantCommand
  | TimeCommand
  | MergeCommand
  | TagCommand
  | LinkCommand
  | MoveCommand
  | DeskCommand;

export interface Actor {
  by: 'merchant' | 'staff' | 'bot' | 'system';
  /** Name of a staff member. */
  who?: string | undefined;
  /** Id of a staff member at the desk: what a colleague has is left alone. */
  id?: string | undefined;
  /** Administrators may act on a colleague's ticket. */
  mayOverrule?: boolean | undefined;
}

const status = z.enum(TICKET_STATUSES);

/** One line of a ticket's history, and of a `ticket.updated` event. */
export const ticketChangeSchema = z.strictObject({
  at: z.iso.datetime(),
  by: z.enum(['merchant', 'staff', 'bot', 'system']),
  who: z.string().optional(),
  kind: z.enum([
    'created',
    'status',
    'note',
    'message',
    'papers',
    'corrected',
    'rating',
    'claimed',
    'assigned',
    'released',
    'handed-back',
    'reply',
    'remark',
    'put-off',
    'came-back',
    'reminder',
    'called',
    'away',
    'merged',
    'took-in',
    'tagged',
    'linked',
    'unlinked',
    'moved',
  ]),
  from: status.optional(),
  to: status.optional(),
  reason: z.enum(CLOSE_REASONS).optional(),
  note: z.string().optional(),
  nextStep: z.string().optional(),
  missing: z.array(z.string()).optional(),
  text: z.string().optional(),
  /** With `remark`: ids of colleagues whom its text names, and where. */
  mentions: z
    .array(
      z.strictObject({
        staff: z.string(),
        from: z.number().int().min(0),
        to: z.number().int().min(0),
      }),
    )
    .optional(),
  papers: z.array(paperSchema).optional(),
  /** What stood in the fields that were corrected; absent is what was not known. */
  was: partialFieldsSchema.optional(),
  /** What stands there from now on; absent is what was taken back. */
  now: partialFieldsSchema.optional(),
  score: z.number().int().min(1).max(5).optional(),
  comment: z.string().optional(),
  /** Who has the ticket from now on. */
  assignee: z.string().optional(),
  /** With `moved`: the team that it is with from now on; absent: everybody's. */
  team: z.string().optional(),
  /** When a ticket that was put off comes back by itself, for when a reminder was set, or until when whoever has it is away. */
  until: z.iso.datetime().optional(),
  /** Why it came back. */
  because: z.enum(['time', 'merchant', 'staff']).optional(),
  /** Why the service called: `assignee`, who may be a team, or everybody where there is none. */
  call: z.enum(CALLS).optional(),
  /** With `merged`: the ticket that goes on for this one. */
  into: z.string().optional(),
  /** With `took-in`: the ticket that this one goes on for. */
  double: z.string().optional(),
  /** With `linked` and `unlinked`: the ticket on the other side. */
  other: z.string().optional(),
  /** Ids of tags that were put on it and taken off. */
  tags: z.array(z.string()).optional(),
  untagged: z.array(z.string()).optional(),
  /** Names of the files that staff sent. */
  files: z.array(z.string()).optional(),
});
export type TicketChange = z.infer<typeof ticketChangeSchema>;

export interface Changed {
  ticket: Ticket;
  /** Empty when the command changed nothing (withdrawing what is closed already). */
  changes: TicketChange[];
}

/** @throws ThawError TICKET_TRANSITION, TICKET_CHANGE_INVALID, TICKET_CLAIMED; the merchant's own commands never throw. */
export function changeOf(
  ticket: Ticket,
  command: TicketCommand,
  by: Actor & { at: Date },
): Changed {
  const { who } = by;
  if (isColleagues(ticket, command, by)) throw claimedBy(ticket);
  const stamp: Stamp = { at: by.at.toISOString(), by: by.by, ...(who !== undefined && { who }) };
  const changed = { ...ticket, updatedAt: stamp.at };
  switch (command.do) {
    case 'set':
      return dealtWith(set(changed, command, stamp));
    case 'message':
    case 'papers':
    case 'correct':
    case 'withdraw':
    case 'rate':
      return backByMerchant(merchantChange(changed, command, stamp), command.do);
    case 'put-off':
    case 'take-back':
    case 'remind':
    case 'call':
    case 'tell-away':
      return timeChange(changed, command, stamp);
    case 'tag':
      return tagChange(changed, command, stamp);
    case 'link':
    case 'unlink':
      return linkChange(changed, command, stamp);
    case 'move':
      return dealtWith(moveChange(changed, command, stamp));
    case 'merge':
    case 'take-in':
      return mergeChange(changed, command, stamp);
    case 'remark':
      return deskChange(changed, command, { ...stamp, id: by.id });
    default: {
      const done = deskChange(changed, command, { ...stamp, id: by.id });
      // Whom it was given to has not looked at it yet.
      return by.by === 'system' ? done : dealtWith(done);
    }
  }
}

/** What may be done beside a colleague who has the ticket. */
const BESIDE: ReadonlySet<TicketCommand['do']> = new Set([
  ...(['remark', 'remind', 'take-in', 'tag', 'link', 'unlink'] as const),
]);

/** Whoever is not at the desk (the command line, the REST API) has no id and is not held up. */
function isColleagues({ assignee }: Ticket, command: TicketCommand, by: Actor): boolean {
  if (!assignee || by.id === undefined || assignee.id === by.id) return false;
  return !by.mayOverrule && !BESIDE.has(command.do);
}

type Stamp = Pick<TicketChange, 'at' | 'by' | 'who'>;

function set(
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
