// How a ticket changes: which states follow which, and what a command makes of the ticket. Pure; nothing is stored here.

import { z } from 'zod';
import { claimedBy, type DeskCommand, deskChange } from './desk-change';
import { type LinkCommand, linkChange } from './link-change';
import { type MerchantCommand, merchantChange } from './merchant-change';
import { type MergeCommand, mergeChange } from './merge-change';
import { type MoveCommand, moveChange } from './move-change';
import { backByMerchant, CALLS, dealtWith, type TimeCommand, timeChange } from './put-off';
import { setChange } from './set-change';
import { type TagCommand, tagChange } from './tag-change';
import {
  CLOSE_REASONS,
  paperSchema,
  partialFieldsSchema,
  TICKET_STATUSES,
  type Ticket,
} from './ticket';

export type TicketStatus = Ticket['status'];
export type CloseReason = NonNullable<Ticket['reason']>;

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
  const stamp = { at: by.at.toISOString(), by: by.by, ...(who !== undefined && { who }) };
  const changed = { ...ticket, updatedAt: stamp.at };
  switch (command.do) {
    case 'set':
      return dealtWith(setChange(changed, command, stamp));
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
