// The schema's history: migration N brings a database from version N to N + 1. Never edit one that was released.

import { CREWS } from './migration-crews';
import { MERCHANT_NOTES, PAPERS_OF_MERGED, TAGS } from './migration-merchant';
import { PRESENCE } from './migration-presence';
import { PUT_OFF } from './migration-put-off';
import { SAVED_VIEWS } from './migration-views';
import { MIGRATIONS_TO_DESK } from './migrations-to-desk';

/**
 * The oldest schema whose release can serve this one: a database that many processes share is brought up to date while
 * an older release still runs. A migration that takes something away from it sets this to its own number.
 */
export const OLDEST_THAT_SERVES = 1;

export const MIGRATIONS: readonly string[] = [
  ...MIGRATIONS_TO_DESK,
  // The staff desk: who works there, what tickets are sorted and found by, and every try of a delivery.
  `
  CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    password TEXT,
    subject TEXT UNIQUE,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
  ) STRICT;
  CREATE TABLE staff_sessions (
    id TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX staff_sessions_of_staff ON staff_sessions (staff);
  CREATE TABLE staff_invitations (
    id TEXT PRIMARY KEY,
    staff TEXT REFERENCES staff (id),
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sign_in_failures (bucket TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX sign_in_failures_of_bucket ON sign_in_failures (bucket, at);
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT,
    name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_by_action ON audit (action, id);
  CREATE INDEX audit_by_subject ON audit (subject, id) WHERE subject IS NOT NULL;
  CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    revoked_at INTEGER
  ) STRICT;
  CREATE TABLE idempotent_requests (
    api_key TEXT NOT NULL REFERENCES api_keys (id),
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (api_key, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX idempotent_requests_by_age ON idempotent_requests (at);

  ALTER TABLE tickets ADD COLUMN ordinal INTEGER;
  ALTER TABLE tickets ADD COLUMN language TEXT NOT NULL DEFAULT 'zh-Hans';
  ALTER TABLE tickets ADD COLUMN provider TEXT;
  ALTER TABLE tickets ADD COLUMN subject TEXT NOT NULL DEFAULT '';
  ALTER TABLE tickets ADD COLUMN assignee TEXT;
  ALTER TABLE tickets ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tickets ADD COLUMN awaiting_since INTEGER;
  ALTER TABLE tickets ADD COLUMN first_reply_at INTEGER;
  ALTER TABLE tickets ADD COLUMN revision INTEGER;
  UPDATE tickets SET ordinal = rowid, revision = rowid, language = json_extract(body, '$.language'),
    provider = json_extract(body, '$.fields.provider'),
    subject = substr(coalesce(json_extract(body, '$.fields.question'), json_extract(body, '$.fields.notice'), ''), 1, 120),
    awaiting_since = CASE WHEN status IN ('new', 'open') THEN updated_at END,
    body = CASE WHEN status IN ('new', 'open')
      THEN json_set(body, '$.awaitingSince', strftime('%Y-%m-%dT%H:%M:%fZ', updated_at / 1000.0, 'unixepoch'))
      ELSE body END;
  -- The bodies stand before these columns in each row; lists are found in indexes that hold all that is filtered by.
  CREATE UNIQUE INDEX tickets_by_ordinal ON tickets (ordinal);
  CREATE UNIQUE INDEX tickets_by_revision ON tickets (revision);
  CREATE INDEX tickets_by_status ON tickets (status, ordinal);
  CREATE INDEX tickets_of_assignee ON tickets (assignee, status) WHERE assignee IS NOT NULL;
  CREATE INDEX tickets_by_provider ON tickets (provider) WHERE provider IS NOT NULL;
  CREATE INDEX tickets_newest ON tickets (ordinal, status, assignee, language, provider, kind, awaiting_since, updated_at);
  CREATE INDEX tickets_awaiting ON tickets (awaiting_since, ordinal, status, assignee, language, provider, kind) WHERE awaiting_since IS NOT NULL;
  CREATE INDEX tickets_by_change ON tickets (updated_at, ordinal, status, assignee, language, provider, kind);
  CREATE INDEX tickets_held ON tickets (conversation_id) WHERE held = 1;
  CREATE VIRTUAL TABLE ticket_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2');

  CREATE TABLE staff_files (
    key TEXT PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES tickets (number),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content BLOB NOT NULL
  ) STRICT;

  CREATE TABLE outbox_tries (
    delivery TEXT NOT NULL REFERENCES outbox (id),
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    error TEXT
  ) STRICT;
  CREATE INDEX outbox_tries_of_delivery ON outbox_tries (delivery, at);
  CREATE INDEX outbox_by_age ON outbox (created_at, id);
  CREATE TABLE delivery_stops (kind TEXT PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;
  -- Order within a lane is that of entering (rowid): ids of mail and cards have none. What waits behind a stop costs
  -- the other kinds nothing.
  DROP INDEX outbox_lanes;
  CREATE INDEX outbox_lanes ON outbox (lane) WHERE state = 'due';
  DROP INDEX outbox_due;
  CREATE INDEX outbox_due ON outbox (kind, next_at) WHERE state = 'due';
  CREATE INDEX outbox_by_kind ON outbox (kind, created_at, id);
  CREATE INDEX outbox_failed ON outbox (created_at, id) WHERE state = 'failed';

  -- What is counted over weeks for the insights is read from indexes alone.
  DROP INDEX questions_by_age;
  CREATE INDEX questions_by_age ON questions (at, decision, entry, conversation_id);
  DROP INDEX tickets_by_age;
  CREATE INDEX tickets_by_age ON tickets (created_at, first_reply_at);
  CREATE INDEX tickets_by_status_and_age ON tickets (status, created_at);
  CREATE INDEX ticket_ratings_by_age ON ticket_ratings (at, score);

  ALTER TABLE staff ADD COLUMN teams_id TEXT;
  CREATE UNIQUE INDEX staff_by_teams_id ON staff (teams_id) WHERE teams_id IS NOT NULL;
  CREATE TABLE ticket_cards (
    ticket TEXT PRIMARY KEY REFERENCES tickets (number),
    conversation TEXT NOT NULL,
    activity TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // The conversations of a person, newest first.
  `CREATE INDEX conversations_of_user ON conversations (user_id, created_at);`,
  // A group is one conversation for each person in it; what is nobody else's business waits for the person's own chat.
  `
  ALTER TABLE conversations ADD COLUMN is_group INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE carried_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    user_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX carried_words_of ON carried_words (channel, user_id);
  `,
  // Who removed the bot; messages that come again under a new id.
  `
  ALTER TABLE conversations ADD COLUMN left_at INTEGER;
  ALTER TABLE activities ADD COLUMN resend_key TEXT;
  CREATE UNIQUE INDEX activities_by_resend_key ON activities (conversation_id, resend_key) WHERE resend_key IS NOT NULL;
  `,
  // Cards that are kept up to date where they stand in a chat of Teams.
  `CREATE TABLE sent_cards (
    conversation_id TEXT NOT NULL,
    card TEXT NOT NULL,
    held_by INTEGER NOT NULL,
    shown_by INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, card)
  ) STRICT, WITHOUT ROWID;`,
  // What was done from a card in the staff's Teams channel.
  `CREATE TABLE card_acts (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX card_acts_by_age ON card_acts (at);`,
  // What several processes tell each other: how far merchants have seen, which sign-ins came back, whose knowledge answered.
  `
  CREATE TABLE looks (
    conversation_id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    here_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE returned_sign_ins (state TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX returned_sign_ins_by_age ON returned_sign_ins (until);
  ALTER TABLE questions ADD COLUMN knowledge TEXT;
  `,
  // Which process runs a conversation's turns, has a delivery under way, or waits for replies.
  `
  CREATE TABLE processes (id TEXT PRIMARY KEY, beats INTEGER NOT NULL) STRICT;
  ALTER TABLE conversations ADD COLUMN holder TEXT;
  ALTER TABLE conversations ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE activities ADD COLUMN awaited_by TEXT;
  ALTER TABLE outbox ADD COLUMN holder TEXT;
  -- One conversation's inbox is found in it without going through all that was ever said there.
  DROP INDEX activities_inbox;
  CREATE INDEX activities_inbox ON activities (conversation_id, attempts, at) WHERE pending = 1;
  `,
  // What is kept for a time only: whatever is deleted by its age is found by it; requests about a person's data.
  `
  ALTER TABLE conversations ADD COLUMN gone_at INTEGER;
  CREATE INDEX conversations_by_age ON conversations (created_at, id) WHERE gone_at IS NULL;
  CREATE INDEX conversations_gone ON conversations (gone_at, id) WHERE gone_at IS NOT NULL;
  CREATE INDEX papers_by_age ON papers (at, id);
  CREATE INDEX staff_files_by_age ON staff_files (at, key);
  CREATE INDEX questions_of_conversation ON questions (conversation_id);
  CREATE INDEX feedback_of_conversation ON feedback (conversation_id);
  CREATE INDEX carried_words_by_age ON carried_words (at, id);
  CREATE TABLE disk_use (
    kind TEXT PRIMARY KEY,
    entries INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE person_requests (
    id TEXT PRIMARY KEY,
    act TEXT NOT NULL,
    person TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_name TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_name TEXT,
    decided_at INTEGER,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX person_requests_by_age ON person_requests (asked_at, id);
  `,
  // How much waits, by kind and since when: told by the index alone.
  `DROP INDEX outbox_due;
  CREATE INDEX outbox_due ON outbox (kind, next_at, created_at) WHERE state = 'due';`,
  // Contents of files outside the database, where a row's own content is empty.
  `ALTER TABLE papers ADD COLUMN object TEXT;
  ALTER TABLE staff_files ADD COLUMN object TEXT;
  CREATE INDEX papers_by_object ON papers (object) WHERE object IS NOT NULL;
  CREATE INDEX staff_files_by_object ON staff_files (object) WHERE object IS NOT NULL;`,
  // The merchant behind a ticket: other tickets of the same contact.
  `
  ALTER TABLE tickets ADD COLUMN contact_key TEXT;
  CREATE INDEX tickets_of_contact ON tickets (contact_key, created_at);
  `,
  // What maintainers made of missed questions, and which questions are done with by it.
  `
  CREATE TABLE miss_decisions (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    staff TEXT NOT NULL,
    name TEXT NOT NULL,
    act TEXT NOT NULL,
    entry TEXT,
    state TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX miss_decisions_by_age ON miss_decisions (at, id);
  CREATE TABLE miss_decided (question TEXT PRIMARY KEY, decision TEXT NOT NULL) STRICT;
  CREATE INDEX miss_decided_by_decision ON miss_decided (decision);
  `,
  PUT_OFF,
  // Duplicates: which ticket goes on for one that was merged.
  `ALTER TABLE tickets ADD COLUMN merged_into TEXT;
  CREATE INDEX tickets_merged ON tickets (merged_into) WHERE merged_into IS NOT NULL;`,
  // Which maintainers have which entry open.
  `CREATE TABLE entry_looks (
    entry TEXT NOT NULL,
    staff TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (entry, staff)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_looks_by_age ON entry_looks (at);`,
  // Whether a question was refused after an answer in the same conversation.
  `CREATE INDEX questions_refused ON questions (conversation_id, at) WHERE decision = 'none';`,
  // Who of the staff is at a ticket at this moment.
  `
  CREATE TABLE ticket_company (
    ticket TEXT NOT NULL,
    staff TEXT NOT NULL,
    looks_until INTEGER NOT NULL,
    writes_until INTEGER NOT NULL,
    PRIMARY KEY (ticket, staff)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_company_by_age ON ticket_company (looks_until);
  `,
  TAGS,
  MERCHANT_NOTES,
  // How far the merchant has read.
  'ALTER TABLE looks ADD COLUMN read_seq INTEGER NOT NULL DEFAULT 0;',
  SAVED_VIEWS,
  PRESENCE,
  CREWS,
  PAPERS_OF_MERGED,
];
