// A migration: teams of the staff with their rules, who belongs to each, and what fair distribution has to remember.

export const CREWS = `
  CREATE TABLE crews (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
  ) STRICT;
  CREATE TABLE crew_members (
    crew TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (crew, staff)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX crew_members_of_staff ON crew_members (staff);
  CREATE TABLE last_given (staff TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE given_back (
    ticket TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (ticket, staff)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE tickets ADD COLUMN team TEXT;
  CREATE INDEX tickets_of_team ON tickets (team, status, ordinal) WHERE assignee IS NULL;
  DROP INDEX tickets_newest;
  CREATE INDEX tickets_newest ON tickets (ordinal, status, assignee, language, provider, kind, awaiting_since, updated_at, put_off, team);
  DROP INDEX tickets_awaiting;
  CREATE INDEX tickets_awaiting ON tickets (awaiting_since, ordinal, status, assignee, language, provider, kind, put_off, team) WHERE awaiting_since IS NOT NULL;
  DROP INDEX tickets_by_change;
  CREATE INDEX tickets_by_change ON tickets (updated_at, ordinal, status, assignee, language, provider, kind, put_off, team);
`;
