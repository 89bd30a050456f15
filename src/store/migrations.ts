// The schema's history: migration N brings a database from version N to N + 1. Never edit one that was released.

export const MIGRATIONS: readonly string[] = [
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
];
