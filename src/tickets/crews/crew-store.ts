// The teams in the database, in their order: made, changed, moved up and down, retired.

import { ThawError } from '../../errors';
import { audit } from '../../staff/audit-store';
import type { Act } from '../../staff/manage';
import { newId } from '../../staff/secret';
import type { Database } from '../../store/store';
import { spansText } from '../span-text';
import type { Crew, CrewRules, CrewSettings } from './crew';

/** More nobody finds their way in. */
const MOST_CREWS = 50;

/** The first in order first; retired ones too. */
export async function listCrews(db: Database): Promise<Crew[]> {
  const rows = await db.selectFrom('crews').selectAll().orderBy('place').orderBy('id').execute();
  if (rows.length === 0) return [];
  const members = await db.selectFrom('crew_members').selectAll().orderBy('staff').execute();
  return rows.map(({ id, name, version, body, retired_at }) => ({
    ...(JSON.parse(body) as CrewSettings),
    ...{ id, name, version, isRetired: retired_at !== null },
    members: members.filter(({ crew }) => crew === id).map(({ staff }) => staff),
  }));
}

/** @throws ThawError TEAM_UNKNOWN for one that takes no more tickets, too */
export async function requireCrew(db: Database, id: string): Promise<Crew> {
  const crew = (await listCrews(db)).find((each) => each.id === id && !each.isRetired);
  if (!crew) throw new ThawError('TEAM_UNKNOWN', { id });
  return crew;
}

/**
 * Of which teams somebody has to see the tickets: their own, and those in which nobody is left who could.
 * Undefined: there are no teams.
 */
export async function teamsSeenBy(
  db: Database,
  crews: readonly Crew[],
  me: string,
): Promise<string[] | undefined> {
  if (crews.length === 0) return undefined;
  const here = new Set(await membersWhoWork(db));
  const isMine = ({ isRetired, members }: Crew) =>
    isRetired || members.includes(me) || !members.some((id) => here.has(id));
  return crews.filter(isMine).map(({ id }) => id);
}

async function membersWhoWork(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('crew_members as m')
    .innerJoin('staff as s', 's.id', 'm.staff')
    .select('m.staff')
    .distinct()
    .where('s.disabled_at', 'is', null)
    .execute();
  return rows.map(({ staff }) => staff);
}

export interface CrewDraft extends CrewSettings {
  name: string;
  members: readonly string[];
}

/** @returns its id @throws ThawError TEAM_TAKEN, TEAMS_TOO_MANY, STAFF_UNKNOWN */
export async function makeCrew(
  db: Database,
  { name, members, ...settings }: CrewDraft,
  act: Act,
): Promise<string> {
  const crews = await listCrews(db);
  if (crews.length >= MOST_CREWS) throw new ThawError('TEAMS_TOO_MANY', { most: MOST_CREWS });
  refuseTaken(crews, name);
  const id = newId();
  const last = await db
    .selectFrom('crews')
    .select(({ fn }) => fn.max('place').as('place'))
    .executeTakeFirst();
  const row = { id, name, place: (last?.place ?? 0) + 1, version: 1, retired_at: null };
  await db
    .insertInto('crews')
    .values({ ...row, body: JSON.stringify(settings), created_at: act.now })
    .execute();
  const names = await setMembers(db, id, members);
  const details = { name, members: names, ...inWords(settings) };
  await record(db, act, { action: 'team-made', id, details });
  return id;
}

/** What is absent stays. */
type CrewChange = {
  [K in keyof Omit<CrewDraft, 'rules'>]?: CrewDraft[K] | undefined;
} & { rules?: Partial<CrewRules>; isRetired?: boolean | undefined };

/**
 * @param version that the change is based on
 * @throws ThawError TEAM_UNKNOWN, TEAM_CHANGED, TEAM_TAKEN, STAFF_UNKNOWN
 */
export async function changeCrew(
  db: Database,
  { id, version, change }: { id: string; version: number; change: CrewChange },
  act: Act,
): Promise<void> {
  const crews = await listCrews(db);
  const before = crews.find((each) => each.id === id);
  if (!before) throw new ThawError('TEAM_UNKNOWN', { id });
  if (before.version !== version) throw new ThawError('TEAM_CHANGED', { name: before.name });
  const {
    name = before.name,
    members = before.members,
    isRetired = before.isRetired,
    takesNew = before.takesNew,
    week = before.week,
    distributes = before.distributes,
    cap = before.cap,
  } = change;
  const rules = { ...before.rules, ...change.rules };
  const others = crews.filter((each) => each.id !== id);
  refuseTaken(others, name);
  const body = JSON.stringify({ takesNew, rules, week, distributes, cap } satisfies CrewSettings);
  await db
    .updateTable('crews')
    .set({
      ...{ name, body, version: version + 1 },
      ...(isRetired !== before.isRetired && { retired_at: isRetired ? act.now : null }),
    })
    .where('id', '=', id)
    .execute();
  const { name: _name, members: _members, isRetired: _retired, ...changed } = change;
  const details = {
    name,
    ...(change.members && { members: await setMembers(db, id, members) }),
    ...(isRetired !== before.isRetired && { isRetired }),
    ...inWords(changed),
  };
  await record(db, act, { action: 'team-changed', id, details });
}

/** For the audit log, which shows names and lists. */
function inWords({
  rules,
  week,
  ...settings
}: Omit<CrewChange, 'name' | 'members' | 'isRetired'>): Record<string, unknown> {
  return {
    ...settings,
    ...rules,
    ...(week !== undefined && { week: week?.map(spansText) ?? null }),
  };
}

/** Changes places with the one before or after it; at the end of the list nothing happens. */
export async function moveCrew(
  db: Database,
  { id, up }: { id: string; up: boolean },
  act: Act,
): Promise<void> {
  const crews = await listCrews(db);
  const at = crews.findIndex((each) => each.id === id);
  const crew = crews[at];
  if (!crew) throw new ThawError('TEAM_UNKNOWN', { id });
  const to = up ? at - 1 : at + 1;
  if (to < 0 || to >= crews.length) return;
  const order = crews.toSpliced(at, 1).toSpliced(to, 0, crew);
  for (const [place, each] of order.entries()) {
    await db
      .updateTable('crews')
      .set({ place: place + 1 })
      .where('id', '=', each.id)
      .execute();
  }
  await record(db, act, {
    ...{ action: 'team-changed', id },
    details: { name: crew.name, place: to + 1 },
  });
}

function refuseTaken(crews: readonly Crew[], name: string): void {
  if (crews.some((each) => each.name.toLowerCase() === name.toLowerCase())) {
    throw new ThawError('TEAM_TAKEN', { name });
  }
}

/** @returns their names */
async function setMembers(
  db: Database,
  crew: string,
  members: readonly string[],
): Promise<string[]> {
  const names: string[] = [];
  await db.deleteFrom('crew_members').where('crew', '=', crew).execute();
  for (const staff of new Set(members)) {
    const known = await db
      .selectFrom('staff')
      .select('name')
      .where('id', '=', staff)
      .executeTakeFirst();
    if (!known) throw new ThawError('STAFF_UNKNOWN', { login: staff });
    await db.insertInto('crew_members').values({ crew, staff }).execute();
    names.push(known.name);
  }
  return names;
}

async function record(
  db: Database,
  { by, now }: Act,
  entry: { action: 'team-made' | 'team-changed'; id: string; details: Record<string, unknown> },
): Promise<void> {
  const { action, id, details } = entry;
  await audit(db, { who: by.id, name: by.name, action, subject: id, details, at: now });
}
