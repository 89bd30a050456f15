// Which staff member taps in Teams: accounts by their object id in Microsoft Entra.

import { ThawError } from '../errors';
import type { Database } from '../store/store';
import type { StaffLanguage } from './account';
import type { Role } from './role';

export interface TeamsStaff {
  id: string;
  name: string;
  role: Role;
  language: StaffLanguage;
}

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Linked by an administrator, or by signing in through Entra; nobody who is disabled. */
export async function findByTeams(db: Database, given: string): Promise<TeamsStaff | undefined> {
  const objectId = given.toLowerCase();
  if (!OBJECT_ID.test(objectId)) return undefined;
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'language'])
    .$narrowType<TeamsStaff>()
    .where('disabled_at', 'is', null)
    .where('teams_id', '=', objectId)
    .executeTakeFirst();
}

export interface LinkedStaff {
  id: string;
  name: string;
  /** Object id in Microsoft Entra, lower case. */
  teamsId: string;
}

/** Whoever can sign in and is known in Teams, by name. */
export async function listLinked(db: Database): Promise<LinkedStaff[]> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name', 'teams_id as teamsId'])
    .where('disabled_at', 'is', null)
    .where('teams_id', 'is not', null)
    .orderBy('name')
    .execute();
  return rows as LinkedStaff[];
}

/** What Entra says of whoever signs in counts more than a link made by hand. */
export async function keepTeamsId(db: Database, id: string, given: string): Promise<void> {
  const objectId = given.toLowerCase();
  if (!OBJECT_ID.test(objectId)) return;
  await db
    .updateTable('staff')
    .set({ teams_id: null })
    .where('teams_id', '=', objectId)
    .where('id', '!=', id)
    .execute();
  await db.updateTable('staff').set({ teams_id: objectId }).where('id', '=', id).execute();
}

/** @throws ThawError STAFF_UNKNOWN, TEAMS_ID_WRONG, TEAMS_ID_TAKEN */
export async function linkTeams(db: Database, login: string, given: string): Promise<void> {
  const objectId = given.toLowerCase();
  if (!OBJECT_ID.test(objectId)) throw new ThawError('TEAMS_ID_WRONG', { id: given.slice(0, 60) });
  const owner = await db
    .selectFrom('staff')
    .select('login')
    .where('teams_id', '=', objectId)
    .executeTakeFirst();
  if (owner && owner.login !== login) throw new ThawError('TEAMS_ID_TAKEN', { login: owner.login });
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ teams_id: objectId })
    .where('login', '=', login)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ThawError('STAFF_UNKNOWN', { login });
}
