// A migration: tickets that are put off, what staff want to be reminded of, and whom the service called.

export const PUT_OFF = `
  ALTER TABLE tickets ADD COLUMN put_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN put_off_until INTEGER;
ALTER TABLE tickets ADD COLUMN came_back_at INTEGER;
CREATE INDEX tickets_put_off ON tickets (put_off_until, status, assignee) WHERE put_off = 1;
CREATE INDEX tickets_came_back ON tickets (came_back_at) WHERE came_back_at IS NOT NULL;
DROP INDEX tickets_newest;
CREATE INDEX tickets_newest ON tickets (ordinal, status, assignee, language, provider, kind, awaiting_since, updated_at, put_off);
DROP INDEX tickets_awaiting;
CREATE INDEX tickets_awaiting ON tickets (awaiting_since, ordinal, status, assignee, language, provider, kind, put_off) WHERE awaiting_since IS NOT NULL;
DROP INDEX tickets_by_change;
CREATE INDEX tickets_by_change ON tickets (updated_at, ordinal, status, assignee, language, provider, kind, put_off);
CREATE TABLE ticket_reminders (
  ticket TEXT NOT NULL,
  staff TEXT NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  called_at INTEGER,
  PRIMARY KEY (ticket, staff)
) STRICT;
CREATE INDEX ticket_reminders_due ON ticket_reminders (at) WHERE called_at IS NULL;
CREATE INDEX ticket_reminders_of ON ticket_reminders (staff, at);
CREATE TABLE ticket_calls (
  id INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL,
  call TEXT NOT NULL,
  since INTEGER NOT NULL,
  staff TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_calls_of ON ticket_calls (ticket, call, since);
CREATE INDEX ticket_calls_to ON ticket_calls (staff, id);
`;
