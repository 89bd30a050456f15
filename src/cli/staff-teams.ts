// `kb staff teams LOGIN OBJECT-ID`: links an account with who taps in the staff's Teams channel.

import { ThawError } from '../errors';
import { normalLogin } from '../staff/account';
import { audit } from '../staff/audit-store';
import type { Act } from '../staff/manage';
import { linkTeams } from '../staff/teams-store';
import type { Database } from '../store/store';

/** @throws ThawError USAGE, STAFF_UNKNOWN, TEAMS_ID_WRONG, TEAMS_ID_TAKEN */
export async function teams(
  db: Database,
  { words, act }: { words: string[]; act: Act },
): Promise<string[]> {
  const [given, objectId, extra] = words;
  if (given === undefined || objectId === undefined || extra !== undefined) {
    throw new ThawError('USAGE', {
      problem: '`staff teams` needs LOGIN and the object id that the channel showed.',
    });
  }
  const login = normalLogin(given);
  await linkTeams(db, login, objectId);
  await audit(db, {
    who: act.by.id,
    name: act.by.name,
    action: 'staff-changed',
    subject: login,
    details: { teams: objectId.toLowerCase() },
    at: act.now,
  });
  return [`${login} can work on tickets in the Teams channel.`];
}
