// A migration: views of the queue that staff saved.

export const SAVED_VIEWS = `
  CREATE TABLE saved_views (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    shared INTEGER NOT NULL,
    filters TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX saved_views_of ON saved_views (owner);
  CREATE INDEX saved_views_shared ON saved_views (name) WHERE shared = 1;
`;
