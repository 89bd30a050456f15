// A migration: whether staff are there, and which colleagues a private note calls.

export const PRESENCE = `
  CREATE TABLE staff_presence (
    staff TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    back_at INTEGER,
    here_until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE ticket_mentions (
    ticket TEXT NOT NULL,
    staff TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (ticket, staff)
  ) STRICT;
  CREATE INDEX ticket_mentions_of ON ticket_mentions (staff, at);
`;
