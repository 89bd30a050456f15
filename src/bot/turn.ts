// What goes into one turn of the bot and what comes out: plain data, so that the turn engine can store it.

import type { FeedbackRecord } from '../../dialogs/turn/acts';
import type { QuestionRecord } from '../knowledge/question-record';
import type { ExpectedNumber, RedactedKind } from '../privacy/redact';
import type { Paper, RefusedPaper, TicketDraft } from '../tickets/ticket';
import type { TicketCommand } from '../tickets/ticket-change';
import type { ConversationState } from './state';

/** Name of the arrival of somebody whose conversation was deleted; no client may send it. */
export const AFTER_DELETION = 'thaw/after-deletion';

/** An accepted activity: checked, identified from the token, redacted. The Bot Framework's field names are kept. */
export interface ChatActivity {
  type: 'message' | 'event' | 'conversationUpdate' | 'typing' | 'invoke' | 'endOfConversation';
  id: string;
  channelId: string;
  /** `isGroup`: others read along; the conversation is this person's own part of it. */
  conversation: { id: string; isGroup?: true };
  from: { id: string; name?: string; role?: string };
  recipient?: { id: string; name?: string };
  /** ISO 8601, strictly increasing within a conversation. */
  timestamp: string;
  text?: string;
  textFormat?: 'plain';
  name?: string;
  value?: unknown;
  locale?: string;
  /** IANA time zone of the merchant's device. */
  localTimezone?: string;
  membersAdded?: { id: string }[];
  /** Files that were stored; only their descriptions come here. */
  attachments?: Paper[];
  /** Files that were not, and why. */
  refused?: RefusedPaper[];
  /** Files of the same message that are still being fetched. */
  awaitsFiles?: number;
  /** What the message said before the merchant edited it. */
  before?: string;
  /** Written in a group, and brought to the person's own chat. */
  isCarried?: true;
  /** Too long: only its beginning is here. */
  isCut?: true;
  channelData?: Record<string, unknown>;
}

/** What the bot sends; the turn engine adds id, sender, time and `replyToId`. */
export interface ReplyActivity {
  type: string;
  text?: string;
  [field: string]: unknown;
}

export interface TurnRequest {
  /** Messages that belong together come as one: the last activity, with the texts (a line each) and the files of all. */
  activity: ChatActivity;
  /** The state that the last turn left, `null` for the first turn. */
  state: ConversationState | null;
  /** What was cut out of the message before it was stored. */
  redacted: readonly RedactedKind[];
  now: Date;
}

/** Everything a turn produces. The turn engine stores it in one transaction, or none of it. */
export interface TurnOutcome {
  /** The message alone is not understood or a fragment: the turn engine may wait for more and run the bot on all of it. */
  incomplete?: true;
  /** The bot could not do its work, and says sorry. */
  isApology?: true;
  state: ConversationState;
  replies: ReplyActivity[];
  expects: ExpectedNumber | null;
  tickets: TicketDraft[];
  /** What the merchant did to tickets: more words, withdrawal, rating. */
  ticketChanges?: { number: string; command: TicketCommand }[];
  questions: QuestionRecord[];
  /** What the merchant said of an answer: helpful or not. */
  feedback?: FeedbackRecord[];
  /** Words of a group that go on in the person's own chat. */
  carries?: string;
  /** When the bot wants to be woken by a `thaw/wake` event (ms since 1970); null: not any more; absent: as it was. */
  wakeAt?: number | null;
}
