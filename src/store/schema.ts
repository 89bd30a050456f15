// The tables of the store, as kysely sees them. Times are milliseconds since 1970 UTC.

import type { Generated } from 'kysely';
import type { CrewTables } from './schema-crews';
import type { MerchantTables } from './schema-merchant';
import type {
  ApiKeyTable,
  AuditTable,
  IdempotentRequestTable,
  MomentTables,
  StaffFileTable,
  StaffInvitationTable,
  StaffSessionTable,
  StaffTable,
} from './schema-staff';
import type {
  PutOffColumns,
  TicketCallTable,
  TicketMentionTable,
  TicketReminderTable,
} from './schema-times';
import type { EntryLookTable, MissDecisionTable } from './schema-workshop';

export interface Schema extends MomentTables, MerchantTables, CrewTables {
  processes: ProcessTable;
  conversations: ConversationTable;
  activities: ActivityTable;
  tickets: TicketTable;
  ticket_numbers: TicketNumberTable;
  ticket_events: TicketEventTable;
  ticket_ratings: TicketRatingTable;
  ticket_lookups: TicketLookupTable;
  ticket_lookup_misses: { bucket: string; at: number; lookup: string };
  outbox: OutboxTable;
  questions: QuestionTable;
  feedback: FeedbackTable;
  papers: PaperTable;
  secrets: { name: string; value: string };
  staff: StaffTable;
  staff_sessions: StaffSessionTable;
  staff_invitations: StaffInvitationTable;
  audit: AuditTable;
  api_keys: ApiKeyTable;
  idempotent_requests: IdempotentRequestTable;
  /** What is searched; `rowid` is the ticket's ordinal. */
  ticket_words: { rowid: number; words: string };
  staff_files: StaffFileTable;
  outbox_tries: {
    delivery: string;
    at: number;
    outcome: 'done' | 'retry' | 'failed' | 'unclear';
    error: string | null;
  };
  /** Kinds of delivery whose receiver wants no more (410); they wait until staff switch them on again. */
  delivery_stops: { kind: string; at: number; reason: string };
  /** The card of each ticket in the staff's Teams channel, by which it is brought up to date. */
  ticket_cards: { ticket: string; conversation: string; activity: string };
  /** What people wrote in groups, until their own chat takes it up. */
  carried_words: CarriedTable;
  /** Cards in merchants' chats that are changed in place: the reply whose message holds each, the one that says what it shows. */
  sent_cards: { conversation_id: string; card: string; held_by: number; shown_by: number };
  /** What was done from a card, so that a second tap on the same card does it no second time. */
  card_acts: { key: string; at: number };
  /** How far a conversation with a ticket has arrived, how far it was read, and until when it counts as open (ms since 1970). */
  looks: { conversation_id: string; seq: number; here_until: number; read_seq: number };
  /** Sign-ins through the identity provider that came back: each counts once. */
  returned_sign_ins: { state: string; until: number };
  /** How much is stored of each kind, as it was last counted. */
  disk_use: { kind: string; entries: number; bytes: number; at: number };
  /** What maintainers made of missed questions. */
  miss_decisions: MissDecisionTable;
  /** The missed questions that are done with, by a digest of their words. */
  miss_decided: { question: string; decision: string };
  /** Which maintainers have which entry open, and when they last looked. */
  entry_looks: EntryLookTable;
  ticket_reminders: TicketReminderTable;
  ticket_calls: TicketCallTable;
  ticket_mentions: TicketMentionTable;
  /** Exports and erasures of a person's data: one administrator asks, another one decides. */
  person_requests: PersonRequestTable;
}

interface PersonRequestTable {
  id: string;
  act: 'export' | 'erase';
  /** By what the person is found, as JSON; empty once nobody needs it any more. */
  person: string;
  state: 'asked' | 'approved' | 'refused' | 'done';
  asked_by: string;
  asked_name: string;
  asked_at: number;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: number | null;
  /** How much was found, as JSON. */
  counts: string;
}

/** The processes that serve this database and live, as far as the others have noticed. */
interface ProcessTable {
  id: string;
  /** Counts up as long as it lives. */
  beats: number;
}

interface ConversationTable {
  id: string;
  channel: string;
  user_id: string;
  /** Last sequence number given to an activity of this conversation. */
  seq: number;
  /** Time of the last activity; the next one is later, whatever the clock does. */
  last_at: number;
  /** The bot's state record as JSON. */
  state: string | null;
  /** Number field the bot waits for: accept lets its digits through. */
  expects: string | null;
  /** Where replies go for channels that are called (Teams): address as JSON. */
  address: string | null;
  /** When the bot wants to be woken. */
  wake_at: number | null;
  /** 1 for the part that one person has in a group: others read along. */
  is_group: number;
  /** Since when the bot cannot reach it: it was blocked or removed; null: it can. */
  left_at: number | null;
  /** The process that runs its turns; null: nobody does, and whoever accepts a message may. */
  holder: string | null;
  /** Counts up whenever a process takes it: a turn is committed only under the number under which it was begun. */
  fence: Generated<number>;
  created_at: number;
  /** When all that was in it was deleted, by its age or on request; null: it is there. */
  gone_at: number | null;
}

interface CarriedTable {
  id: Generated<number>;
  channel: string;
  user_id: string;
  at: number;
  text: string;
}

interface ActivityTable {
  conversation_id: string;
  seq: number;
  /** Id given by the channel; a repeat of it is dropped. Of a reply: the id under which the channel took it. */
  channel_activity_id: string | null;
  /** What tells a message that the channel sent again under a new id. */
  resend_key: string | null;
  /** Sequence number of the activity that this one answers; of a message that was joined to a later one, that one's. */
  reply_to: number | null;
  role: 'merchant' | 'bot' | 'staff';
  /** 1 when clients get to see it; 0 for joins and events. */
  visible: number;
  /** 1 from accept until the turn's commit: the inbox. */
  pending: number;
  /** Turns begun for it; a poisonous activity is given up after a few. */
  attempts: number;
  /** The process with the request that waits for the replies; null: they are delivered, or read by the client. */
  awaited_by: string | null;
  at: number;
  body: string;
}

interface TicketTable extends PutOffColumns {
  number: string;
  handover_key: string;
  conversation_id: string;
  kind: string;
  status: string;
  merchant_id: string | null;
  terminal_id: string | null;
  /** Under what the contact is the same contact; null: not reckoned yet, empty: there is none. */
  contact_key: string | null;
  /** Number of the ticket that goes on for it. */
  merged_into: string | null;
  created_at: number;
  updated_at: number;
  /** Ids of its tags, as JSON; null: none. */
  tags: string | null;
  /** The whole ticket as JSON. */
  body: string;
  /** Counts up with every ticket; `null` only inside the statement that makes one. */
  ordinal: number | null;
  language: string;
  provider: string | null;
  /** One line that tells staff what it is about. */
  subject: string;
  /** Id of the staff member who has it. */
  assignee: string | null;
  /** 1 while staff have the merchant's chat and the bot is silent. */
  held: number;
  /** Since when the merchant waits for a word of staff. */
  awaiting_since: number | null;
  first_reply_at: number | null;
  /** Id of the team that it is with. */
  team: string | null;
  /** Counts up over all tickets with every change: what changed since is told by it, whatever the clock does. */
  revision: number | null;
}

interface TicketNumberTable {
  handover_key: string;
  day: string;
  ordinal: number;
  /** `null` for numbers from before there were codes. */
  code: string | null;
}

/** The history of each ticket. */
interface TicketEventTable {
  ticket: string;
  /** Counts up from 1 within a ticket. */
  ordinal: number;
  at: number;
  by: 'merchant' | 'staff' | 'bot' | 'system';
  /** Name of the staff member. */
  who: string | null;
  kind: string;
  /** The rest as JSON. */
  body: string;
}

interface TicketRatingTable {
  ticket: string;
  at: number;
  /** 1 to 5. */
  score: number;
  comment: string | null;
  language: string;
}

/** Tries with a ticket number and a merchant ID, as long as they count towards the limit. */
interface TicketLookupTable {
  key: string;
  at: number;
  verdict: 'found' | 'none' | 'limited';
  until: number | null;
}

interface OutboxTable {
  /** Stable id of the delivery; receivers recognise a repeat by it. */
  id: string;
  kind: 'webhook' | 'teams' | 'fetch' | 'carry' | 'email' | 'card';
  /** Deliveries of one lane leave in order (a Teams conversation). */
  lane: string | null;
  payload: string;
  state: 'due' | 'done' | 'failed';
  attempts: number;
  next_at: number;
  last_error: string | null;
  /** The process that has it under way, where several may. */
  holder: string | null;
  created_at: number;
}

interface PaperTable {
  id: string;
  conversation_id: string;
  /** The activity that brought it. */
  seq: number;
  /** The ticket that it belongs to; null until there is one. */
  ticket: string | null;
  name: string;
  type: string;
  bytes: number;
  at: number;
  content: Buffer;
  /** Its key in the bucket; then `content` is empty. */
  object: string | null;
}

interface QuestionTable {
  id: Generated<number>;
  conversation_id: string;
  seq: number;
  at: number;
  text: string;
  language: string;
  decision: string;
  entry: string | null;
  candidates: string;
  /** Version of the knowledge that it was matched with; null: from before there were versions. */
  knowledge: string | null;
}

interface FeedbackTable {
  id: Generated<number>;
  conversation_id: string;
  seq: number;
  at: number;
  /** The entry that was answered with. */
  entry: string;
  helpful: number;
  language: string;
  /** Which answer: the place of the message it answered, as written in that activity's id. */
  answer: string | null;
  words: string | null;
}
