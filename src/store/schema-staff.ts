// The tables of the staff: accounts, sessions, files to send, API keys, and what was done. Times are milliseconds since 1970 UTC.

import type { Generated } from 'kysely';

export interface StaffTable {
  id: string;
  /** Lower case. */
  login: string;
  name: string;
  role: 'agent' | 'maintainer' | 'admin';
  language: string;
  /** `scrypt$…`; null until one is set, and for those who sign in through the identity provider alone. */
  password: string | null;
  /** Issuer and subject at the identity provider. */
  subject: string | null;
  /** Object id in Microsoft Entra, by which a tap in Teams is known. */
  teams_id: string | null;
  created_at: number;
  disabled_at: number | null;
}

export interface StaffSessionTable {
  /** SHA-256 of the cookie: whoever reads the database cannot sign in with it. */
  id: string;
  staff: string;
  created_at: number;
  seen_at: number;
}

export interface StaffInvitationTable {
  /** SHA-256 of the link's secret. */
  id: string;
  /** Who sets a password with it; null: makes the first account. */
  staff: string | null;
  expires_at: number;
}

export interface AuditTable {
  id: Generated<number>;
  at: number;
  /** Id of the staff member or API key; null where nobody was signed in. */
  who: string | null;
  /** Their name at that time. */
  name: string;
  action: string;
  /** What was acted on: a ticket's number, a login, an id. */
  subject: string | null;
  details: string;
}

export interface ApiKeyTable {
  id: string;
  name: string;
  /** SHA-256 of the key. */
  hash: string;
  /** JSON array. */
  scopes: string;
  created_by: string;
  created_at: number;
  used_at: number | null;
  revoked_at: number | null;
}

export interface IdempotentRequestTable {
  api_key: string;
  key: string;
  /** SHA-256 of method, path and body: the same key with another request is refused. */
  fingerprint: string;
  status: number;
  body: string;
  at: number;
}

/** What staff sent to a merchant. */
export interface StaffFileTable {
  /** Unguessable, part of the address from which the merchant gets it. */
  key: string;
  ticket: string;
  name: string;
  type: string;
  bytes: number;
  at: number;
  content: Buffer;
  /** Its key in the bucket; then `content` is empty. */
  object: string | null;
}

/** A view of the queue under a name. */
interface SavedViewTable {
  id: string;
  /** Id of the staff member. */
  owner: string;
  name: string;
  /** 1: all staff see it. */
  shared: number;
  /** JSON. */
  filters: string;
  /** Counts up with each change. */
  revision: number;
  /** Name of whoever changed it last. */
  changed_by: string;
  changed_at: number;
}

/** What somebody chose; who chose nothing yet may have a row for being there. */
interface StaffPresenceTable {
  staff: string;
  state: 'available' | 'busy' | 'away';
  /** When it is `available` again; null: until it is changed. */
  back_at: number | null;
  /** Until when they count as having the desk open. */
  here_until: number;
}

/** What counts for moments or minutes. */
export interface MomentTables {
  /** Wrong passwords, by login and by address, as long as they count. */
  sign_in_failures: { bucket: string; at: number };
  /** Who of the staff looks at a ticket, and who writes there. */
  ticket_company: { ticket: string; staff: string; looks_until: number; writes_until: number };
  staff_presence: StaffPresenceTable;
  saved_views: SavedViewTable;
}
