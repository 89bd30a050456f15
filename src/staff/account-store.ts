// The accounts of staff in the database.

import type { Database } from '../store/store';
import type { Account, StaffLanguage } from './account';
import type { Role } from './role';
import { newId } from './secret';

/** Beside the account what only the sign-in may see. */
export interface StoredAccount {
  account: Account;
  /** `scrypt$…` */
  password: string | null;
  /** Issuer and subject at the identity provider. */
  subject: string | null;
}

export interface AccountDraft {
  login: string;
  name: string;
  role: Role;
  language: StaffLanguage;
  password?: string;
  subject?: string;
}

export async function insertAccount(
  db: Database,
  draft: AccountDraft,
  now: number,
): Promise<StoredAccount> {
  const row = {
    ...draft,
    id: newId(),
    password: draft.password ?? null,
    subject: draft.subject ?? null,
    created_at: now,
    disabled_at: null,
  };
  await db.insertInto('staff').values(row).execute();
  return storedAccount(row);
}

/** Every way to find one account. */
type Key = { id: string } | { login: string } | { subject: string };

export async function findAccount(db: Database, key: Key): Promise<StoredAccount | undefined> {
  const [[column, value]] = Object.entries(key) as [['id' | 'login' | 'subject', string]];
  const row = await db.selectFrom('staff').selectAll().where(column, '=', value).executeTakeFirst();
  return row && storedAccount(row);
}

export async function listAccounts(db: Database): Promise<Account[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('login').execute();
  return rows.map((row) => accountOf(row));
}

export interface AccountChanges {
  name?: string | undefined;
  role?: Role | undefined;
  language?: StaffLanguage | undefined;
  password?: string;
  subject?: string;
  disabled_at?: number | null;
}

export async function updateAccount(db: Database, id: string, set: AccountChanges): Promise<void> {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  await db.updateTable('staff').set(given).where('id', '=', id).execute();
}

export async function hasStaff(db: Database): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Whether anybody could sign in with a password. */
export async function hasPasswords(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('password', 'is not', null)
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody else can administer. */
export async function hasOtherAdmin(db: Database, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('id', '!=', id)
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where((each) => each.or([each('password', 'is not', null), each('subject', 'is not', null)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface AccountRow {
  id: string;
  login: string;
  name: string;
  role: Role;
  language: string;
  password: string | null;
  subject: string | null;
  disabled_at: number | null;
}

export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    language: row.language === 'en' ? 'en' : 'zh-Hans',
    isSetUp: row.password !== null || row.subject !== null,
    isDisabled: row.disabled_at !== null,
  };
}

function storedAccount(row: AccountRow): StoredAccount {
  return { account: accountOf(row), password: row.password, subject: row.subject };
}
