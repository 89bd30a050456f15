// API keys in the database, which keeps of each key what does not open anything.

import { ThawError } from '../errors';
import type { Schema } from '../store/schema';
import type { Database } from '../store/store';
import { type ApiKey, type ApiKeyDraft, type ApiScope, isApiKey, newApiKey } from './api-key';
import { audit } from './audit-store';
import type { Act } from './manage';
import { digestOf, newId } from './secret';

/** @returns the key itself, which cannot be shown again */
export async function makeApiKey(
  db: Database,
  { name, scopes }: ApiKeyDraft,
  { by, now }: Act,
): Promise<{ id: string; key: string }> {
  const id = newId();
  const key = newApiKey();
  await db
    .insertInto('api_keys')
    .values({
      id,
      name,
      hash: digestOf(key),
      scopes: JSON.stringify(scopes),
      created_by: by.name,
      created_at: now,
      used_at: null,
      revoked_at: null,
    })
    .execute();
  const details = { name, scopes };
  await audit(db, { who: by.id, name: by.name, action: 'key-made', subject: id, details, at: now });
  return { id, key };
}

/** One that is revoked already stays as it is. @throws ThawError API_KEY_UNKNOWN */
export async function revokeApiKey(db: Database, id: string, { by, now }: Act): Promise<void> {
  const row = await db
    .selectFrom('api_keys')
    .select(['name', 'revoked_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ThawError('API_KEY_UNKNOWN', { id });
  if (row.revoked_at !== null) return;
  await db.updateTable('api_keys').set({ revoked_at: now }).where('id', '=', id).execute();
  const details = { name: row.name };
  await audit(db, {
    who: by.id,
    name: by.name,
    action: 'key-revoked',
    subject: id,
    details,
    at: now,
  });
}

/** Newest first, revoked ones too. */
export async function listApiKeys(db: Database): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(keyOf);
}

/** @returns undefined for a key that is unknown or revoked */
export async function findApiKey(db: Database, given: string): Promise<ApiKey | undefined> {
  if (!isApiKey(given)) return undefined;
  const row = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('hash', '=', digestOf(given))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && keyOf(row);
}

export async function touchApiKey(db: Database, id: string, now: number): Promise<void> {
  await db.updateTable('api_keys').set({ used_at: now }).where('id', '=', id).execute();
}

function keyOf(row: Schema['api_keys']): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as ApiScope[],
    createdBy: row.created_by,
    createdAt: row.created_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
