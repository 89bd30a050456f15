// From what the identity provider says of somebody to their account here.

import type { Database } from '../store/store';
import { type Account, loginSchema, nameSchema, type StaffLanguage } from './account';
import { findAccount, hasOtherAdmin, insertAccount, updateAccount } from './account-store';
import { audit } from './audit-store';
import type { Identity } from './identity-provider';
import type { Role } from './role';
import { newId } from './secret';
import { endSession } from './session-store';
import { openSession, type SignedIn } from './sign-in';
import { keepTeamsId } from './teams-store';

/** Providers where everybody in the world has an account: an account here is never made for their say-so. */
const OPEN_ISSUERS: readonly RegExp[] = [
  /^https:\/\/accounts\.google\.com$/,
  /^https:\/\/appleid\.apple\.com$/,
  /^https:\/\/gitlab\.com$/,
  // Private Microsoft accounts.
  /^https:\/\/login\.microsoftonline\.com\/9188040d-6c67-4c5b-b112-36a304b66dad\//,
];
/** Entra sends no `email_verified`; its user names are given by the company's own administrators. */
const ENTRA = /^https:\/\/login\.(microsoftonline\.com|partner\.microsoftonline\.cn)\//;

export interface ProviderRoles {
  admin: string;
  maintainer: string;
}

export interface ProviderSignIn {
  identity: Identity;
  /** The roles at the provider that make an administrator and a maintainer. */
  roles: ProviderRoles;
  /** Of accounts that are made. */
  language: StaffLanguage;
  /** Digest of the session that the browser had until now. */
  before?: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

export type ProviderOutcome =
  | ({ kind: 'in' } & SignedIn)
  | { kind: 'ACCOUNT_DISABLED' | 'ACCOUNT_UNKNOWN' };

/** In a write job. */
export async function signInWithProvider(
  db: Database,
  given: ProviderSignIn,
): Promise<ProviderOutcome> {
  const { now } = given;
  const found = (await knownAccount(db, given)) ?? (await linkedAccount(db, given));
  if (found?.isDisabled) {
    const details = { how: 'provider' };
    const entry = { who: null, name: '', subject: found.login, details, at: now };
    await audit(db, { ...entry, action: 'sign-in-failed' });
    return { kind: 'ACCOUNT_DISABLED' };
  }
  const account = found ? await withRole(db, found, given) : await madeAccount(db, given);
  if (!account) return { kind: 'ACCOUNT_UNKNOWN' };
  const { iss, oid } = given.identity;
  if (ENTRA.test(iss) && oid !== undefined) await keepTeamsId(db, account.id, oid);
  if (given.before) await endSession(db, given.before);
  return { kind: 'in', ...(await openSession(db, account, { at: now, how: 'provider' })) };
}

/** Issuer and subject together: a subject is a provider's own. */
function subjectOf({ iss, sub }: Identity): string {
  return `${iss}|${sub}`;
}

async function knownAccount(db: Database, { identity }: ProviderSignIn) {
  return (await findAccount(db, { subject: subjectOf(identity) }))?.account;
}

/** An account from before, whose login is a name that the provider vouches for. */
async function linkedAccount(
  db: Database,
  { identity, now }: ProviderSignIn,
): Promise<Account | undefined> {
  for (const login of vouchedLogins(identity)) {
    const found = await findAccount(db, { login });
    if (!found || found.subject !== null) continue;
    const { account } = found;
    if (account.isDisabled) return account;
    await updateAccount(db, account.id, { subject: subjectOf(identity) });
    await audit(db, {
      who: account.id,
      name: account.name,
      action: 'staff-changed',
      subject: login,
      details: { linkedTo: identity.iss },
      at: now,
    });
    return { ...account, isSetUp: true };
  }
  return undefined;
}

/** Elsewhere people choose their user name themselves, so that only the verified address counts. */
function vouchedLogins({ iss, email, email_verified, preferred_username }: Identity): string[] {
  const names = [
    email_verified ? email : undefined,
    ENTRA.test(iss) ? preferred_username : undefined,
  ];
  return logins(names);
}

function logins(names: readonly (string | undefined)[]): string[] {
  return names.flatMap((name) => {
    const parsed = loginSchema.safeParse(name);
    return parsed.success ? [parsed.data] : [];
  });
}

async function madeAccount(
  db: Database,
  { identity, roles, language, now }: ProviderSignIn,
): Promise<Account | undefined> {
  const { iss, email, preferred_username, name } = identity;
  if (OPEN_ISSUERS.some((issuer) => issuer.test(iss))) return undefined;
  const login = await freeLogin(db, logins([email, preferred_username]));
  const role = claimedRole(identity, roles) ?? 'agent';
  const shown = nameSchema.safeParse(name ?? preferred_username ?? email);
  const draft = { login, name: shown.success ? shown.data : login.slice(0, 60), role, language };
  const subject = subjectOf(identity);
  const { account } = await insertAccount(db, { ...draft, subject }, now);
  await audit(db, {
    who: account.id,
    name: account.name,
    action: 'staff-added',
    subject: login,
    details: { role, from: iss },
    at: now,
  });
  return account;
}

/** Whoever has that login already is somebody else. */
async function freeLogin(db: Database, wanted: readonly string[]): Promise<string> {
  for (const login of wanted) if (!(await findAccount(db, { login }))) return login;
  return `staff-${newId().toLowerCase()}`;
}

/** The provider's word on the role counts at each sign-in, except that the last administrator stays one. */
async function withRole(
  db: Database,
  account: Account,
  { identity, roles, now }: ProviderSignIn,
): Promise<Account> {
  const role = claimedRole(identity, roles);
  if (role === undefined || role === account.role) return account;
  if (account.role === 'admin' && !(await hasOtherAdmin(db, account.id))) return account;
  await updateAccount(db, account.id, { role });
  await audit(db, {
    who: account.id,
    name: account.name,
    action: 'staff-changed',
    subject: account.login,
    details: { role, from: identity.iss },
    at: now,
  });
  return { ...account, role };
}

/** @returns undefined where the provider says nothing of roles */
function claimedRole({ roles, groups }: Identity, named: ProviderRoles): Role | undefined {
  if (!roles && !groups) return undefined;
  const claimed = [...(roles ?? []), ...(groups ?? [])];
  if (claimed.includes(named.admin)) return 'admin';
  return claimed.includes(named.maintainer) ? 'maintainer' : 'agent';
}
