// The audit log: who did what to what, and when. Nothing in it is ever changed; no secrets and no contents.

import type { Database } from '../store/store';
import type { AuditAction } from './audit-actions';

export interface AuditRecord {
  /** Id of the staff member or API key; null where nobody was signed in. */
  who: string | null;
  name: string;
  action: AuditAction;
  /** What was acted on: a ticket's number, a login, an id. */
  subject?: string | null;
  details?: Record<string, unknown>;
  /** Milliseconds since 1970. */
  at: number;
}

/** Usable inside any write job, so that the act and its record stand or fall together. */
export async function audit(db: Database, record: AuditRecord): Promise<void> {
  const { who, name, action, at } = record;
  const subject = record.subject ?? null;
  const details = JSON.stringify(record.details ?? {});
  await db.insertInto('audit').values({ who, name, action, at, subject, details }).execute();
}

export interface AuditQuery {
  /** Id of the last entry of the page before. */
  before?: number | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  limit: number;
}

/** Newest first. */
export async function readAudit(db: Database, { before, action, subject, limit }: AuditQuery) {
  let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  return query.execute();
}
