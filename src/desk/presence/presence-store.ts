// Whether staff are there: what each chose, and until when they count as having the desk open.

import { SESSION_IDLE_MS, SESSION_MOST_MS } from '../../staff/session-store';
import type { Database } from '../../store/store';
import type { PresenceState } from './presence-views';

export interface Presence {
  staff: string;
  /** What counts now: a `busy` or `away` whose time has come is `available` again. */
  chosen: PresenceState;
  /** When that ends by itself, in ms since 1970. */
  backAt: number | null;
  isHere: boolean;
}

export interface ChosenPresence {
  state: PresenceState;
  backAt: number | null;
}

/** Everybody who may work at the desk, the newest accounts last. Nobody is there without a session, whatever was noted. */
export async function presences(db: Database, now: number): Promise<Presence[]> {
  const rows = await db
    .selectFrom('staff')
    .leftJoin('staff_presence as p', 'p.staff', 'staff.id')
    .select(['staff.id', 'p.state', 'p.back_at', 'p.here_until'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('staff_sessions as s')
          .select('s.id')
          .whereRef('s.staff', '=', 'staff.id')
          .where('s.created_at', '>', now - SESSION_MOST_MS)
          .where('s.seen_at', '>', now - SESSION_IDLE_MS),
      ).as('is_signed_in'),
    )
    .where('staff.disabled_at', 'is', null)
    .orderBy('staff.created_at')
    .orderBy('staff.id')
    .execute();
  return rows.map(({ id, state, back_at, here_until, is_signed_in }) => ({
    staff: id,
    ...current({ state: state ?? 'available', backAt: back_at }, now),
    isHere: Boolean(is_signed_in) && (here_until ?? 0) > now,
  }));
}

/** @returns ids of the staff who are there and take on work */
export async function whoIsAvailable(db: Database, now: number): Promise<string[]> {
  const all = await presences(db, now);
  return all
    .filter(({ chosen, isHere }) => isHere && chosen === 'available')
    .map(({ staff }) => staff);
}

/** In a write job. */
export async function choosePresence(
  db: Database,
  staff: string,
  { state, backAt }: ChosenPresence,
): Promise<void> {
  const set = { state, back_at: backAt };
  await db
    .insertInto('staff_presence')
    .values({ staff, ...set, here_until: 0 })
    .onConflict((conflict) => conflict.column('staff').doUpdateSet(set))
    .execute();
}

/** One statement for all who have the desk open in this process. */
export async function noteHere(
  db: Database,
  staff: readonly string[],
  hereUntil: number,
): Promise<void> {
  if (staff.length === 0) return;
  const rows = [...staff].sort().map((id) => ({
    staff: id,
    state: 'available' as const,
    back_at: null,
    here_until: hereUntil,
  }));
  await db
    .insertInto('staff_presence')
    .values(rows)
    .onConflict((conflict) => conflict.column('staff').doUpdateSet({ here_until: hereUntil }))
    .execute();
}

function current(
  { state, backAt }: ChosenPresence,
  now: number,
): Pick<Presence, 'chosen' | 'backAt'> {
  const isOver = state === 'available' || (backAt !== null && backAt <= now);
  return isOver ? { chosen: 'available', backAt: null } : { chosen: state, backAt };
}
