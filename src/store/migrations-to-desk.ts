// The first migrations of the schema's history: conversations, tickets, papers. None of them is edited any more.

export const MIGRATIONS_TO_DESK: readonly string[] = [
  `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    user_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    state TEXT,
    expects TEXT,
    address TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE activities (
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    seq INTEGER NOT NULL,
    channel_activity_id TEXT,
    reply_to INTEGER,
    role TEXT NOT NULL,
    visible INTEGER NOT NULL,
    pending INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX activities_once ON activities (conversation_id, channel_activity_id)
    WHERE channel_activity_id IS NOT NULL;
  CREATE INDEX activities_inbox ON activities (conversation_id, seq) WHERE pending = 1;

  CREATE TABLE tickets (
    number TEXT PRIMARY KEY,
    handover_key TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX tickets_of_conversation ON tickets (conversation_id, created_at);
  CREATE INDEX tickets_by_age ON tickets (created_at);

  CREATE TABLE ticket_numbers (
    handover_key TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    UNIQUE (day, ordinal)
  ) STRICT;

  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    lane TEXT,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    last_error TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'due';

  CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    decision TEXT NOT NULL,
    entry TEXT,
    candidates TEXT NOT NULL
  ) STRICT;

  CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    language TEXT NOT NULL
  ) STRICT;

  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Whether something earlier of the same lane is due is asked for each delivery; without the index all rows were read.
  `CREATE INDEX outbox_lanes ON outbox (lane, id) WHERE state = 'due';`,
  `
  ALTER TABLE conversations ADD COLUMN wake_at INTEGER;
  CREATE INDEX conversations_to_wake ON conversations (wake_at) WHERE wake_at IS NOT NULL;
  `,
  // Tickets that change: what identifies the merchant, the history, ratings, and tries to see a ticket from elsewhere.
  `
  ALTER TABLE tickets ADD COLUMN merchant_id TEXT;
  ALTER TABLE tickets ADD COLUMN terminal_id TEXT;
  UPDATE tickets SET merchant_id = json_extract(body, '$.fields.merchantId'),
    terminal_id = json_extract(body, '$.fields.terminalId');
  CREATE INDEX tickets_of_merchant ON tickets (merchant_id, created_at) WHERE merchant_id IS NOT NULL;

  ALTER TABLE ticket_numbers ADD COLUMN code TEXT;

  CREATE TABLE ticket_events (
    ticket TEXT NOT NULL REFERENCES tickets (number),
    ordinal INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    who TEXT,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (ticket, ordinal)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO ticket_events SELECT number, 1, created_at, 'bot', NULL, 'created', '{}' FROM tickets;

  CREATE TABLE ticket_ratings (
    ticket TEXT PRIMARY KEY REFERENCES tickets (number),
    at INTEGER NOT NULL,
    score INTEGER NOT NULL,
    comment TEXT,
    language TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ticket_lookups (key TEXT PRIMARY KEY, at INTEGER NOT NULL, verdict TEXT NOT NULL, until INTEGER)
    STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_lookups_by_age ON ticket_lookups (at);
  CREATE TABLE ticket_lookup_misses (
    bucket TEXT NOT NULL,
    at INTEGER NOT NULL,
    lookup TEXT NOT NULL,
    PRIMARY KEY (bucket, at, lookup)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_lookup_misses_by_age ON ticket_lookup_misses (at);
  `,
  // Which answer a verdict is about, and why it did not help.
  `
  ALTER TABLE feedback ADD COLUMN answer TEXT;
  ALTER TABLE feedback ADD COLUMN words TEXT;
  CREATE INDEX questions_by_age ON questions (at);
  CREATE INDEX feedback_by_age ON feedback (at);
  `,
  // What a conversation holds is counted from the index alone, without reading the contents.
  `
  CREATE TABLE papers (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations (id),
    seq INTEGER NOT NULL,
    ticket TEXT REFERENCES tickets (number),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    content BLOB NOT NULL
  ) STRICT;
  CREATE INDEX papers_of_conversation ON papers (conversation_id, bytes);
  CREATE INDEX papers_of_ticket ON papers (ticket) WHERE ticket IS NOT NULL;
  `,
];
