// From who looks at the tab in Teams to their account here; nobody gets one that way.

import type { Database } from '../store/store';
import { findAccount } from './account-store';
import { audit } from './audit-store';
import { endSession } from './session-store';
import { openSession, type SignedIn } from './sign-in';
import type { TeamsIdentity } from './teams-sign-in-token';
import { findByTeams, keepTeamsId } from './teams-store';

export interface TeamsSignIn {
  identity: TeamsIdentity;
  /** Digest of the session that the tab had until now. */
  before?: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

export type TeamsOutcome =
  | ({ kind: 'in' } & SignedIn)
  | { kind: 'ACCOUNT_DISABLED' | 'TEAMS_STAFF_UNKNOWN' };

/** In a write job. */
export async function signInWithTeams(
  db: Database,
  { identity, before, now }: TeamsSignIn,
): Promise<TeamsOutcome> {
  const account = await accountOf(db, identity);
  if (!account) return { kind: 'TEAMS_STAFF_UNKNOWN' };
  if (account.isDisabled) {
    const entry = { who: null, name: '', subject: account.login, at: now };
    await audit(db, { ...entry, action: 'sign-in-failed', details: { how: 'teams' } });
    return { kind: 'ACCOUNT_DISABLED' };
  }
  await keepTeamsId(db, account.id, identity.objectId);
  if (before) await endSession(db, before);
  return { kind: 'in', ...(await openSession(db, account, { at: now, how: 'teams' })) };
}

/** Whoever came through the identity provider is known by its word, the others by an administrator's link. */
async function accountOf(db: Database, { objectId, subjects }: TeamsIdentity) {
  for (const subject of subjects) {
    const found = await findAccount(db, { subject });
    if (found) return found.account;
  }
  const linked = await findByTeams(db, objectId);
  return linked && (await findAccount(db, { id: linked.id }))?.account;
}
