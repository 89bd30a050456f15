// Saved views of the queue in the database: of one person or shared, changed by whoever made them and by administrators.

import { randomUUID } from 'node:crypto';
import { ThawError } from '../../errors';
import { audit } from '../../staff/audit-store';
import type { Role } from '../../staff/role';
import type { Database } from '../../store/store';
import type { ViewFilters } from './asked';

/** Of one person; each is counted whenever the queue is looked at. */
export const MOST_VIEWS = 30;

export interface ViewAct {
  by: { id: string; name: string; role: Role };
  /** Milliseconds since 1970. */
  now: number;
}

export interface ViewContent {
  name: string;
  isShared: boolean;
  filters: ViewFilters;
}

export async function viewRows(db: Database, { id }: { id: string }) {
  return visible(db, id).orderBy('v.name').orderBy('v.id').execute();
}

export type ViewRow = Awaited<ReturnType<typeof viewRows>>[number];

function visible(db: Database, staff: string) {
  return db
    .selectFrom('saved_views as v')
    .leftJoin('staff', 'staff.id', 'v.owner')
    .selectAll('v')
    .select('staff.name as owner_name')
    .where(({ or, eb }) => or([eb('v.owner', '=', staff), eb('v.shared', '=', 1)]));
}

/** @returns its id. @throws ThawError VIEW_TAKEN, VIEWS_TOO_MANY */
export async function makeView(
  db: Database,
  { name, isShared, filters }: ViewContent,
  { by, now }: ViewAct,
): Promise<string> {
  const own = await ownedBy(db, by.id);
  if (own.length >= MOST_VIEWS) throw new ThawError('VIEWS_TOO_MANY', { most: MOST_VIEWS });
  refuseTaken(own, name, by.name);
  const id = randomUUID();
  await db
    .insertInto('saved_views')
    .values({
      ...{ id, owner: by.id, name, shared: isShared ? 1 : 0, filters: JSON.stringify(filters) },
      ...{ revision: 1, changed_by: by.name, changed_at: now },
    })
    .execute();
  await record(db, 'view-made', { id, name, isShared }, { by, now });
  return id;
}

export interface ViewOrder {
  id: string;
  /** The revision that it is changed from. */
  seen: number;
}

/** @throws ThawError VIEW_UNKNOWN, VIEW_FOREIGN, VIEW_CHANGED, VIEW_TAKEN */
export async function changeView(
  db: Database,
  {
    id,
    seen,
    ...change
  }: ViewOrder & { [name in keyof ViewContent]?: ViewContent[name] | undefined },
  { by, now }: ViewAct,
): Promise<void> {
  const row = await changeable(db, { id, seen }, by);
  const { name = row.name, isShared = row.shared === 1, filters } = change;
  const others = (await ownedBy(db, row.owner)).filter((each) => each.id !== id);
  refuseTaken(others, name, row.owner_name ?? '');
  await db
    .updateTable('saved_views')
    .set({
      ...{ name, shared: isShared ? 1 : 0, revision: row.revision + 1 },
      ...(filters && { filters: JSON.stringify(filters) }),
      ...{ changed_by: by.name, changed_at: now },
    })
    .where('id', '=', id)
    .execute();
  await record(db, 'view-changed', { id, name, isShared }, { by, now });
}

/** @throws ThawError VIEW_UNKNOWN, VIEW_FOREIGN, VIEW_CHANGED */
export async function deleteView(db: Database, order: ViewOrder, act: ViewAct): Promise<void> {
  const { id, name, shared } = await changeable(db, order, act.by);
  await db.deleteFrom('saved_views').where('id', '=', id).execute();
  await record(db, 'view-deleted', { id, name, isShared: shared === 1 }, act);
}

async function changeable(db: Database, { id, seen }: ViewOrder, by: ViewAct['by']) {
  const row = await visible(db, by.id).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw new ThawError('VIEW_UNKNOWN', { id });
  if (!mayChange(row, by)) {
    throw new ThawError('VIEW_FOREIGN', { name: row.name, owner: row.owner_name ?? '' });
  }
  if (row.revision !== seen) throw new ThawError('VIEW_CHANGED', { name: row.changed_by });
  return row;
}

export function mayChange({ owner }: { owner: string }, by: { id: string; role: Role }): boolean {
  return owner === by.id || by.role === 'admin';
}

/** What was searched for is not recorded: it may be somebody's number. */
async function record(
  db: Database,
  action: 'view-made' | 'view-changed' | 'view-deleted',
  { id, ...details }: { id: string; name: string; isShared: boolean },
  { by, now }: ViewAct,
): Promise<void> {
  await audit(db, { who: by.id, name: by.name, action, subject: id, details, at: now });
}

async function ownedBy(db: Database, owner: string) {
  return db.selectFrom('saved_views').select(['id', 'name']).where('owner', '=', owner).execute();
}

function refuseTaken(views: readonly { name: string }[], name: string, owner: string): void {
  const isTaken = views.some((each) => each.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new ThawError('VIEW_TAKEN', { name, owner });
}
