// Two migrations: tags from a list with the tickets that have each, and what staff noted of a merchant.

export const TAGS = `
  CREATE TABLE tags (
    id TEXT PRIMARY KEY,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
  ) STRICT;
  CREATE TABLE ticket_tags (
    ticket TEXT NOT NULL,
    tag TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (ticket, tag)
  ) STRICT;
  CREATE UNIQUE INDEX ticket_tags_places ON ticket_tags (tag, place);
  ALTER TABLE tickets ADD COLUMN tags TEXT;
  `;

export const MERCHANT_NOTES = `
  CREATE TABLE merchant_notes (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    staff TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
`;

/** What was merged before files followed: they go on under the number of the ticket that goes on. */
export const PAPERS_OF_MERGED = ['papers', 'staff_files']
  .map(
    (table) => `
  UPDATE ${table} SET ticket = (SELECT t.merged_into FROM tickets AS t WHERE t.number = ${table}.ticket)
    WHERE ticket IN (SELECT number FROM tickets WHERE merged_into IS NOT NULL);`,
  )
  .join('');
