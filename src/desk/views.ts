// What the desk's pages get from the service: the shapes of all answers under /api/desk. Types alone, shared with the browser.

import type { Language } from '../language/language';
import type { Role } from '../staff/role';
import type { Ticket, TicketFields } from '../tickets/ticket';
import type { TicketChange, TicketStatus } from '../tickets/ticket-change';
import type { LinkedTicket } from './links/link-views';
import type { EarlierView, MerchantNote, MergedTicket } from './merchant/merchant-views';

/** Times are ISO 8601 in UTC everywhere. */
type Time = string;

export interface StaffView {
  id: string;
  login: string;
  name: string;
  role: Role;
  language: Language;
  /** False while an account waits for its password. */
  isSetUp: boolean;
  isDisabled: boolean;
}

/** GET /api/desk/sign-in */
export interface SignInView {
  /** Local accounts may sign in with login and password. */
  local: boolean;
  /** Host name of the identity provider, where one is set up. */
  provider: string | null;
  /** Whoever is signed in. */
  session: SessionView | null;
}

export interface SessionView {
  staff: StaffView;
  /** Goes into the header `x-thaw-csrf` of every call that is not a GET. */
  csrf: string;
}

/** The clock of a ticket, on the staff's working hours. */
export interface ClockView {
  /** Since when the merchant waits for a word of staff. */
  since: Time;
  /** When the answer is due. */
  due: Time;
  /** Working time left until then, in ms; negative once it is late. */
  leftMs: number;
}

/** A line of the queue. */
export interface TicketRow {
  number: string;
  kind: Ticket['kind'];
  status: TicketStatus;
  language: Language;
  provider: string | null;
  merchantId: string | null;
  terminalId: string | null;
  /** In the merchant's words; may be empty. */
  subject: string;
  assignee: { id: string; name: string } | null;
  /** Null: it is everybody's. */
  team: { id: string; name: string } | null;
  held: boolean;
  /** Staff put it off; without a time it comes back when the merchant writes. */
  putOff: { until: Time | null } | null;
  /** It was put off and is back, and nobody has done anything with it yet. */
  cameBackAt: Time | null;
  /** Ids; GET /api/desk/tags has their names. */
  tags: string[];
  createdAt: Time;
  updatedAt: Time;
  clock: ClockView | null;
}

/** GET /api/desk/tickets */
export interface QueueView {
  tickets: TicketRow[];
  /** Hand it back as `cursor` for the next page. */
  next: string | null;
  /** All tickets that are not put off, by status, whatever the filter. */
  counts: Record<TicketStatus, number>;
  /** Unclosed tickets of whoever asks. */
  mine: number;
  /** Unclosed tickets that nobody has. */
  unassigned: number;
  /** Tickets that are put off, whosever they are. */
  putOff: number;
  /** Providers that occur, for the filter. */
  providers: string[];
}

export interface SpokenView {
  /** Place in the conversation, growing. */
  seq: number;
  at: Time;
  from: 'merchant' | 'bot' | 'staff';
  /** Name of the staff member. */
  name?: string;
  /** Plain text; telephone numbers and e-mail addresses are masked. Light Markdown from the bot alone. */
  text: string;
  files: { name: string; type: string; bytes: number; href: string }[];
  /** The knowledge entry that the bot answered with. */
  entry?: { id: string; title: string; confidence: number };
  /** What the merchant said of that answer. */
  helpful?: boolean;
  /** What the merchant did to it afterwards: an edit is a line of its own, the words of a deleted one are gone. */
  later?: 'edited' | 'deleted';
}

export interface PaperView {
  paperId: string;
  name: string;
  type: string;
  bytes: number;
  /** What it is, in the language of the desk. */
  document: string | null;
  /** Download; never shown in the desk's own pages. */
  href: string;
}

/** GET /api/desk/tickets/:number */
export interface TicketView extends EarlierView {
  row: TicketRow;
  /** Said first to the merchant in a call. */
  code: string | null;
  fields: Omit<TicketFields, 'contact'> & {
    contact: Omit<TicketFields['contact'], 'value'> & { masked: string };
  };
  /** Names of fields that were asked for and not answered. */
  open: string[];
  /** Codes that the screen showed, explained in the language of the desk, a line each. */
  screenCodes: string | null;
  papers: {
    received: PaperView[];
    /** Names in the language of the desk. */
    atHand: string[];
    missing: string[];
    /** What staff asked for. */
    asked: string[];
  };
  /** The merchant's questions before the ticket, with the matcher's candidates. */
  questions: {
    text: string;
    decision: 'answer' | 'choices' | 'none';
    candidates: { id: string; title: string; confidence: number }[];
  }[];
  /** What bot and merchant found together about the cause. */
  diagnosis: {
    answers: { question: string; answer: string }[];
    causes: { id: string; title: string }[];
  } | null;
  nextStep: string | null;
  reason: Ticket['reason'] | null;
  rating: { score: number; comment: string | null; at: Time } | null;
  /** Contacts in it are masked, those that were corrected too. */
  history: TicketChange[];
  /** The newest part of the conversation, oldest first. */
  transcript: SpokenView[];
  /** `before` for the part before it. */
  earlier: number | null;
  /** Where the ticket may go from here. */
  nextStatuses: TicketStatus[];
  channel: string;
  /** True while the merchant has the chat open. */
  isMerchantHere: boolean;
  /** Since when the merchant cannot be reached in the chat: the bot was blocked or removed there. */
  leftAt: Time | null;
  /** When what was in it was deleted at the merchant's request. */
  erasedAt: Time | null;
  /** What whoever asks wants to be reminded of. */
  reminder: { at: Time; note: string } | null;
  /** Of the merchant, on every ticket of the same one. */
  note: MerchantNote | null;
  /** What went into it, oldest first; papers and history of them stand among its own. */
  merged: MergedTicket[];
  /** What staff linked it with. */
  links: LinkedTicket[];
  /** Whoever asks may write into the chat. */
  canReply: boolean;
}

/** GET /api/desk/tickets/:number/replies: texts to insert, in the merchant's language. */
export interface RepliesView {
  /**
   * `ready`: phrases with the ticket's own facts filled in; `knowledge`: the answers of the knowledge base, short
   * in `text`, whole in `full`.
   */
  replies: {
    id: string;
    group: 'ready' | 'knowledge';
    title: string;
    text: string;
    full?: string;
  }[];
}

/** A line of GET /api/desk/audit (administrators). */
export interface AuditView {
  entries: {
    id: number;
    at: Time;
    who: string | null;
    name: string;
    action: string;
    subject: string | null;
    details: Record<string, unknown>;
  }[];
  next: string | null;
}

/** GET /api/desk/deliveries */
export interface DeliveriesView {
  deliveries: {
    id: string;
    kind: 'webhook' | 'teams' | 'fetch' | 'carry' | 'email' | 'card';
    state: 'due' | 'done' | 'failed';
    /** The ticket that it is about, where it is about one. */
    ticket: string | null;
    createdAt: Time;
    nextAt: Time | null;
    attempts: number;
    lastError: string | null;
    /** Oldest first. */
    tries: { at: Time; outcome: 'done' | 'retry' | 'failed' | 'unclear'; error: string | null }[];
  }[];
  next: string | null;
  counts: Record<'due' | 'done' | 'failed', number>;
  /** Kinds whose receiver wants no more; they wait until they are switched on again. */
  stops: { kind: string; at: Time; reason: string }[];
}

/** GET /api/desk/keys (administrators) */
export interface KeysView {
  keys: {
    id: string;
    name: string;
    scopes: ('tickets:read' | 'tickets:write')[];
    createdBy: string;
    createdAt: Time;
    usedAt: Time | null;
    revokedAt: Time | null;
  }[];
}

/** GET /api/desk/insights?from=2026-11-01&to=2026-11-24 (days in the staff's time zone, both included) */
export interface InsightsView {
  from: string;
  to: string;
  timeZone: string;
  totals: {
    questions: number;
    tickets: number;
    /** Conversations with a question. */
    conversations: number;
    /** Of these, the ones that needed no ticket. */
    solvedWithoutStaff: number;
    /** Working time until the first word of staff, in ms; null without any. */
    firstReplyMedianMs: number | null;
    firstReplyP90Ms: number | null;
    ratingMean: number | null;
    ratings: number;
  };
  days: { day: string; answered: number; choices: number; refused: number; handedOver: number }[];
  topEntries: { id: string; title: string; count: number; unhelpful: number }[];
  /** Questions without an answer, grouped. */
  topMisses: { text: string; count: number }[];
  unhelpful: { id: string; title: string; count: number; words: string[] }[];
  /** Unclosed tickets by age. */
  ages: { bucket: 'today' | '1-3d' | '4-7d' | '8-30d' | 'older'; count: number }[];
  /** Count of each score from 1 to 5. */
  ratings: { score: number; count: number }[];
}
