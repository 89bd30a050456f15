// What administrators do with accounts, from the desk and from the command line: each inside one write job.

import { ThawError } from '../errors';
import { sharedSecret } from '../store/secrets';
import type { Database } from '../store/store';
import type { Account, Actor, StaffLanguage } from './account';
import {
  type AccountDraft,
  findAccount,
  hasOtherAdmin,
  hasStaff,
  insertAccount,
  updateAccount,
} from './account-store';
import { audit } from './audit-store';
import { dropInvitations, invite, makeInvitation } from './invitation-store';
import type { Role } from './role';
import { newSecret } from './secret';
import { endSessionsOf } from './session-store';

/** Under which the secret of the first account's link is kept, so that every process prints the same one. */
const FIRST_LINK = 'first-account-link';

export interface Act {
  by: Actor;
  /** Milliseconds since 1970. */
  now: number;
}

/** An account and the secret of its one-time link. */
export interface Invited {
  account: Account;
  secret: string;
}

/** @throws ThawError LOGIN_TAKEN */
export async function addStaff(
  db: Database,
  draft: Omit<AccountDraft, 'password' | 'subject'>,
  { by, now }: Act,
): Promise<Invited> {
  const { login, role } = draft;
  if (await findAccount(db, { login })) throw new ThawError('LOGIN_TAKEN', { login });
  const { account } = await insertAccount(db, draft, now);
  const secret = await makeInvitation(db, account.id, now);
  await audit(db, {
    who: by.id,
    name: by.name,
    action: 'staff-added',
    subject: login,
    details: { role },
    at: now,
  });
  return { account, secret };
}

/** @throws ThawError STAFF_UNKNOWN, STAFF_DISABLED */
export async function makeLink(db: Database, id: string, { by, now }: Act): Promise<Invited> {
  const account = await required(db, id);
  const { login } = account;
  if (account.isDisabled) throw new ThawError('STAFF_DISABLED', { login });
  const secret = await makeInvitation(db, id, now);
  await audit(db, { who: by.id, name: by.name, action: 'link-made', subject: login, at: now });
  return { account, secret };
}

export interface StaffChange {
  name?: string | undefined;
  role?: Role | undefined;
  language?: StaffLanguage | undefined;
  isDisabled?: boolean | undefined;
}

/** Disabling ends the sessions and the link. @throws ThawError STAFF_UNKNOWN, LAST_ADMIN */
export async function changeStaff(
  db: Database,
  { id, change }: { id: string; change: StaffChange },
  { by, now }: Act,
): Promise<Account> {
  const account = await required(db, id);
  const changed = changedParts(account, change);
  if (Object.keys(changed).length === 0) return account;
  const losesAdmin =
    account.role === 'admin' && (changed.role !== undefined || changed.isDisabled === true);
  if (losesAdmin && !account.isDisabled && !(await hasOtherAdmin(db, id))) {
    throw new ThawError('LAST_ADMIN', { login: account.login });
  }
  const { isDisabled, ...set } = changed;
  await updateAccount(db, id, {
    ...set,
    ...(isDisabled !== undefined && { disabled_at: isDisabled ? now : null }),
  });
  if (isDisabled) {
    await endSessionsOf(db, id);
    await dropInvitations(db, id);
  }
  await audit(db, {
    who: by.id,
    name: by.name,
    action: 'staff-changed',
    subject: account.login,
    details: { ...changed },
    at: now,
  });
  return required(db, id);
}

function changedParts(account: Account, change: StaffChange): StaffChange {
  const keys = ['name', 'role', 'language', 'isDisabled'] as const;
  const changed = keys.filter((key) => change[key] !== undefined && change[key] !== account[key]);
  return Object.fromEntries(changed.map((key) => [key, change[key]]));
}

async function required(db: Database, id: string): Promise<Account> {
  const stored = await findAccount(db, { id });
  if (!stored) throw new ThawError('STAFF_UNKNOWN', { login: id });
  return stored.account;
}

/**
 * The same for every process and after every start, good from now on for as long as any link.
 * @returns the secret of the link that makes the first account; undefined once there is staff
 */
export async function inviteFirst(db: Database, now: number): Promise<string | undefined> {
  if (await hasStaff(db)) {
    await dropInvitations(db, null);
    return undefined;
  }
  const secret = await sharedSecret(db, FIRST_LINK, newSecret());
  await invite(db, { secret, staff: null, now });
  return secret;
}

/** In the fragment, which browsers keep to themselves: it stands in no log and no Referer. */
export function setUpLink(base: string, secret: string): string {
  return `${base}/desk/setup#${secret}`;
}
