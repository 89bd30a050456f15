// Signing in with a password, setting one with a link, changing it, and signing out.

import { ThawError } from '../errors';
import type { Database, Store } from '../store/store';
import { type Account, normalLogin, type StaffLanguage } from './account';
import { findAccount, hasStaff, insertAccount, updateAccount } from './account-store';
import { audit } from './audit-store';
import { dropInvitations, findInvitation } from './invitation-store';
import { checkPassword, hashPassword, isPassword } from './password';
import { endSession, endSessionsOf, startSession } from './session-store';
import { admitTry, forgiveLogin, forgiveTry, type Tried } from './sign-in-limit-store';

export interface SignInParts {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface SignedIn {
  account: Account;
  /** Secret of the session, for the cookie. */
  secret: string;
}

export interface Credentials extends Tried {
  password: string;
  /** Digest of the session that the browser had until now; it ends. */
  before?: string | undefined;
}

/**
 * An unknown login, a wrong password and a disabled account take the same way and give the same answer.
 * @throws ThawError SIGN_IN_WRONG, SIGN_IN_LOCKED, SIGN_IN_BUSY
 */
export async function signInWithPassword(
  { store, now }: SignInParts,
  { password, before, ...given }: Credentials,
): Promise<SignedIn> {
  const tried = { ...given, login: normalLogin(given.login) };
  const at = now();
  const { locks } = await admitted(store, tried, at);
  const found = await findAccount(store.read, { login: tried.login });
  const isRight = await isPassword(password, found?.password ?? null);
  const signedIn = await store.write(async (db) => {
    const current = found && (await findAccount(db, { id: found.account.id }));
    // Whoever was disabled or got another password while this one was checked stays out.
    const isCurrent = current && !current.account.isDisabled && current.password === found.password;
    if (!isRight || !isCurrent) {
      await auditFailure(db, { account: current?.account, locks, at: now() });
      return undefined;
    }
    await forgiveTry(db, tried, at);
    if (before) await endSession(db, before);
    return openSession(db, current.account, { at: now(), how: 'password' });
  });
  if (!signedIn) throw new ThawError('SIGN_IN_WRONG');
  return signedIn;
}

/** In a write job. */
export async function openSession(
  db: Database,
  account: Account,
  { at, how }: { at: number; how: 'password' | 'link' | 'provider' | 'teams' },
): Promise<SignedIn> {
  const secret = await startSession(db, account.id, at);
  const { id: who, name, login: subject } = account;
  const action = how === 'link' ? 'setup' : 'sign-in';
  await audit(db, { who, name, action, subject, details: { how }, at });
  return { account, secret };
}

async function admitted(store: Store, tried: Tried, at: number): Promise<{ locks: boolean }> {
  const admission = await store.write((db) => admitTry(db, tried, at));
  if (admission.kind === 'admitted') return admission;
  const seconds = Math.ceil((admission.until - at) / 1000);
  throw new ThawError(
    'SIGN_IN_LOCKED',
    { minutes: Math.ceil(seconds / 60) },
    { retryAfterS: seconds },
  );
}

/** An unknown login is not written down: it may be a password typed into the wrong field. */
async function auditFailure(
  db: Database,
  { account, locks, at }: { account: Account | undefined; locks: boolean; at: number },
): Promise<void> {
  const entry = { who: null, name: '', subject: account?.login ?? null, at };
  await audit(db, { ...entry, action: 'sign-in-failed' });
  if (locks) await audit(db, { ...entry, action: 'locked' });
}

export interface SetUp {
  secret: string;
  password: string;
  /** For the first account alone. */
  login?: string | undefined;
  name?: string | undefined;
  /** Of the first account. */
  language: StaffLanguage;
  before?: string | undefined;
}

/** @returns whom a link is for; login and name are null where it makes the first account. @throws ThawError INVITATION_GONE */
export async function checkInvitation({ store, now }: SignInParts, secret: string) {
  const account = await invited(store.read, secret, now());
  return { login: account?.login ?? null, name: account?.name ?? null };
}

/** @throws ThawError INVITATION_GONE, PASSWORD_WEAK, BODY_INVALID, SIGN_IN_BUSY */
export async function setUp({ store, now }: SignInParts, given: SetUp): Promise<SignedIn> {
  const account = await invited(store.read, given.secret, now());
  const first = account ? undefined : firstOf(given);
  if (account && (given.login !== undefined || given.name !== undefined)) {
    throw new ThawError('BODY_INVALID', { faults: 'login, name: this link has its account' });
  }
  checkPassword(given.password, account?.login ?? first?.login ?? '');
  const password = await hashPassword(given.password);
  return store.write(async (db) => {
    // Looked at again where nobody comes between: a link is good for one password.
    const current = await invited(db, given.secret, now());
    const at = now();
    if (!(await dropInvitations(db, current?.id ?? null))) throw new ThawError('INVITATION_GONE');
    if (given.before) await endSession(db, given.before);
    if (current) {
      await updateAccount(db, current.id, { password });
      await endSessionsOf(db, current.id);
      await forgiveLogin(db, current.login);
      return openSession(db, { ...current, isSetUp: true }, { at, how: 'link' });
    }
    const { login, name } = firstOf(given);
    const draft = { login, name, role: 'admin', language: given.language, password } as const;
    const { account: made } = await insertAccount(db, draft, at);
    return openSession(db, made, { at, how: 'link' });
  });
}

function firstOf({ login, name }: SetUp): { login: string; name: string } {
  if (login !== undefined && name !== undefined) return { login, name };
  throw new ThawError('BODY_INVALID', { faults: 'login, name: are needed for the first account' });
}

/** @returns undefined where the link makes the first account */
async function invited(db: Database, secret: string, now: number): Promise<Account | undefined> {
  const invitation = await findInvitation(db, secret, now);
  if (!invitation) throw new ThawError('INVITATION_GONE');
  if (invitation.staff === null) {
    if (await hasStaff(db)) throw new ThawError('INVITATION_GONE');
    return undefined;
  }
  const found = await findAccount(db, { id: invitation.staff });
  if (!found || found.account.isDisabled) throw new ThawError('INVITATION_GONE');
  return found.account;
}

export interface PasswordChange {
  by: Account;
  /** Stays when the others end. */
  sessionId: string;
  address: string;
  current: string;
  next: string;
}

/** Ends the other sessions. @throws ThawError PASSWORD_WRONG, PASSWORD_WEAK, PASSWORD_NONE, SIGN_IN_LOCKED, SIGN_IN_BUSY */
export async function changePassword(
  { store, now }: SignInParts,
  { by, sessionId, address, current, next }: PasswordChange,
): Promise<void> {
  const { id, login, name } = by;
  const stored = (await findAccount(store.read, { id }))?.password;
  if (!stored) throw new ThawError('PASSWORD_NONE');
  checkPassword(next, login);
  const at = now();
  const { locks } = await admitted(store, { login, address }, at);
  const isRight = await isPassword(current, stored);
  const password = isRight ? await hashPassword(next) : undefined;
  const isChanged = await store.write(async (db) => {
    const found = await findAccount(db, { id });
    if (!password || found?.password !== stored) {
      await auditFailure(db, { account: by, locks, at: now() });
      return false;
    }
    await forgiveTry(db, { login, address }, at);
    await updateAccount(db, id, { password });
    await dropInvitations(db, id);
    await endSessionsOf(db, id, sessionId);
    await audit(db, { who: id, name, action: 'password', subject: login, at: now() });
    return true;
  });
  if (!isChanged) throw new ThawError('PASSWORD_WRONG');
}

export async function signOut({ store, now }: SignInParts, by: Account, sessionId: string) {
  await store.write(async (db) => {
    await endSession(db, sessionId);
    const { id: who, name, login: subject } = by;
    await audit(db, { who, name, action: 'sign-out', subject, at: now() });
  });
}
