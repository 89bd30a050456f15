// The ticket: what staff receive when an answer was not enough.

import { z } from 'zod';
import { inLanguages } from '../knowledge/in-languages';
import { LANGUAGES } from '../language/language';
import { SCRIPTS } from '../language/script';
import { TICKET_KINDS } from './ticket-kind';
import { TICKET_NUMBER } from './ticket-number';

const candidate = z.strictObject({ id: z.string(), confidence: z.number().min(0).max(1) });

/** ISO 8583 field 42: 15 characters. */
export const merchantIdSchema = z.string().regex(/^[0-9A-Z]{15}$/);
/** ISO 8583 field 41: 8 characters. */
export const terminalIdSchema = z.string().regex(/^[0-9A-Z]{8}$/);

export const ticketFieldsSchema = z.strictObject({
  merchantId: merchantIdSchema.optional(),
  terminalId: terminalIdSchema.optional(),
  provider: z.string().optional(),
  /** When it froze: what the merchant said, and the day or minute read from it (ISO 8601 with offset). */
  frozenAt: z.strictObject({ said: z.string(), at: z.string().optional() }).optional(),
  notice: z.string().optional(),
  scope: z.enum(['terminal', 'funds', 'both']).optional(),
  before: z.string().optional(),
  /** How much money is held: what the merchant said, and the yuan read from it. */
  amount: z.strictObject({ said: z.string(), yuan: z.number().positive().optional() }).optional(),
  /** What the merchant wants from a person (kind `person`). */
  question: z.string().optional(),
  /** `name`: whom to ask for; `note`: when and how, in the merchant's words. Each where it was said. */
  contact: z.strictObject({
    kind: z.enum(['phone', 'email', 'other']),
    value: z.string(),
    name: z.string().optional(),
    note: z.string().optional(),
  }),
});
export type TicketFields = z.infer<typeof ticketFieldsSchema>;

/** Some of the fields: those that a correction is about. */
export const partialFieldsSchema = ticketFieldsSchema.partial();
export type PartialFields = z.infer<typeof partialFieldsSchema>;

/** A file that the merchant sent. */
export const paperSchema = z.strictObject({
  paperId: z.string(),
  /** As the merchant's device names it, made harmless. */
  name: z.string(),
  /** Media type, found in the content. */
  type: z.string(),
  bytes: z.number().int().positive(),
  /** What it is, by an id in knowledge/documents.yaml, where that is known. */
  document: z.string().optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** A file that was not kept. `link` is an address in place of the file itself. */
export const refusedPaperSchema = z.strictObject({
  name: z.string(),
  reason: z.enum(['too-large', 'too-many', 'wrong-type', 'empty', 'full', 'link', 'unreachable']),
});
export type RefusedPaper = z.infer<typeof refusedPaperSchema>;

/** The papers of a freeze, by the ids in knowledge/documents.yaml. */
export const ticketPapersSchema = z.strictObject({
  /** Ticked off by the merchant, not sent. */
  atHand: z.array(z.string()),
  /** Usual for the cause, neither sent nor at hand. */
  missing: z.array(z.string()),
  /** Files; their contents stay in the database. */
  received: z.array(paperSchema),
});
export type TicketPapers = z.infer<typeof ticketPapersSchema>;

/** A code of the screen, explained when it was told. */
export const screenCodeSchema = z.strictObject({
  code: z.string(),
  meaning: inLanguages(z.string()),
  /** Of whom it speaks, in a sentence. */
  whom: inLanguages(z.string()),
});

export const TICKET_STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed'] as const;
/** Staff are not done with these. */
export const UNCLOSED = ['new', 'open', 'waiting'] as const;
export const CLOSE_REASONS = [
  'solved',
  'withdrawn',
  'duplicate',
  'unanswered',
  'declined',
] as const;

export const ticketSchema = z.strictObject({
  number: z.string().regex(TICKET_NUMBER),
  kind: z.enum(TICKET_KINDS),
  status: z.enum(TICKET_STATUSES),
  /** Staff name it first when they get in touch, so that the merchant knows that they are real. */
  code: z.string().optional(),
  /** Why it was closed. */
  reason: z.enum(CLOSE_REASONS).optional(),
  /** What happens next, in words for the merchant. */
  nextStep: z.string().optional(),
  /** What staff asked the merchant for and still lack: ids of knowledge/documents.yaml, or words. */
  missing: z.array(z.string()).optional(),
  /** What staff last told the merchant with a change. */
  note: z.strictObject({ at: z.iso.datetime(), text: z.string() }).optional(),
  /** The staff member who has it. */
  assignee: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** The team that it is with, by the name that it had when the ticket came to it; absent: everybody's. */
  team: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** True while staff have the merchant's chat: the bot is silent, and what the merchant writes goes to the ticket. */
  held: z.boolean().optional(),
  /** Since when the merchant waits for a word of staff; absent while the merchant does not. */
  awaitingSince: z.iso.datetime().optional(),
  /** Put off by staff: it comes back at that time, and in any case as soon as the merchant writes. */
  putOff: z.strictObject({ until: z.iso.datetime().optional() }).optional(),
  /** It was put off and is back; absent once staff did something with it. */
  cameBack: z
    .strictObject({ at: z.iso.datetime(), because: z.enum(['time', 'merchant']) })
    .optional(),
  /** Ids of the tags that staff put on it. */
  tags: z.array(z.string()).optional(),
  /** When staff first had a word for the merchant. */
  firstReplyAt: z.iso.datetime().optional(),
  language: z.enum(LANGUAGES),
  /** How the merchant reads Chinese, where that is not in simplified characters. */
  script: z.enum(SCRIPTS).optional(),
  channel: z.string(),
  conversationId: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  fields: ticketFieldsSchema,
  /** Names of fields that were asked for twice and not answered; what is told later is open no more. */
  open: z.array(z.string()).optional(),
  papers: ticketPapersSchema.optional(),
  /** The merchant's last questions with the matcher's best candidates. */
  questions: z.array(
    z.strictObject({
      text: z.string(),
      decision: z.enum(['answer', 'choices', 'none']),
      candidates: z.array(candidate),
    }),
  ),
  /** Codes that the screen showed, by what the merchant wrote and sent, and what they mean. */
  screenCodes: z.array(screenCodeSchema).optional(),
  /** What the merchant answered when looking for the cause, and the entries of the likely causes. */
  diagnosis: z
    .strictObject({
      answers: z.array(z.strictObject({ question: z.string(), answer: z.string() })),
      causes: z.array(z.string()),
    })
    .optional(),
  transcript: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      from: z.enum(['merchant', 'bot', 'staff']),
      text: z.string(),
    }),
  ),
  /** What the merchant added after the ticket was made, oldest first. */
  messages: z.array(z.strictObject({ at: z.iso.datetime(), text: z.string() })).optional(),
  rating: z
    .strictObject({
      at: z.iso.datetime(),
      score: z.number().int().min(1).max(5),
      comment: z.string().optional(),
    })
    .optional(),
  /** The ticket that goes on for this one; whoever asks for this number gets that one. */
  mergedInto: z.string().optional(),
  /** Numbers of the tickets that this one goes on for. */
  merged: z.array(z.string()).optional(),
  /** Numbers of the tickets that staff linked it with; each of them names this one. */
  links: z.array(z.string()).optional(),
  /** When all that the merchant and staff wrote was deleted at the merchant's request. */
  erasedAt: z.iso.datetime().optional(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** What the dialog hands over; the store adds channel, times and transcript in the turn's transaction. */
export interface TicketDraft {
  /** The same hand-over always has the same key, however often its turn runs or its card is sent. */
  handoverKey: string;
  number: string;
  code: string;
  kind: Ticket['kind'];
  language: Ticket['language'];
  script?: Ticket['script'];
  fields: TicketFields;
  open?: string[] | undefined;
  papers?: TicketPapers | undefined;
  questions: Ticket['questions'];
  screenCodes?: Ticket['screenCodes'];
  diagnosis?: Ticket['diagnosis'];
}

/** What the dialogs may ask of the tickets; the store behind it implements this. */
export interface TicketDirectory {
  /** Reserves number and code for a hand-over; the same key gets the same again. `day` is YYYYMMDD. */
  reserve(handoverKey: string, day: string): Promise<Reserved>;
  /** The tickets of one conversation, newest first. */
  ofConversation(conversationId: string): Promise<TicketSummary[]>;
  /** Tickets of other conversations that were found by `lookUp` before. */
  opened(numbers: readonly string[]): Promise<TicketSummary[]>;
  /**
   * An unclosed freeze report of the same terminal: of this conversation, or of any when both numbers are the same.
   * Nothing else of a ticket from elsewhere may be told.
   */
  openFreeze(same: SameFreeze): Promise<OpenFreeze | undefined>;
  /** A ticket of any conversation, for whoever knows its number and its merchant ID. */
  lookUp(pair: PairTry): Promise<LookUp>;
}

export interface SameFreeze {
  conversationId: string;
  merchantId: string;
  terminalId?: string | undefined;
}

export interface OpenFreeze {
  number: string;
  /** True for a ticket of the same conversation. */
  isOwn: boolean;
}

export interface Reserved {
  number: string;
  code: string;
}

export interface PairTry {
  /** The same try always has the same key, however often its turn runs. */
  key: string;
  number: string;
  merchantId: string;
  conversationId: string;
  userId: string;
  now: Date;
}

/** `none` says nothing of whether there is such a ticket. */
export type LookUp =
  | { kind: 'found'; ticket: TicketSummary }
  | { kind: 'none' }
  /** Too many wrong pairs; the next one is looked at from `until` on. */
  | { kind: 'limited'; until: Date };

/** What a merchant is told of a ticket. */
export interface TicketSummary
  extends Pick<
    Ticket,
    'number' | 'kind' | 'status' | 'reason' | 'createdAt' | 'nextStep' | 'missing' | 'merged'
  > {
  /** Only in the conversation that the ticket comes from: whoever quotes the code is taken for staff. */
  code?: Ticket['code'];
  /** Only in the conversation that the ticket comes from. */
  note?: Ticket['note'];
  /** Only in the conversation that the ticket comes from. */
  fields?: TicketFields;
  /** Only in the conversation that the ticket comes from. */
  papers?: Ticket['papers'];
}
