// What distribution reads and remembers: tickets of a team that nobody has, how much each member has, whose turn was when.

import type { Database } from '../../store/store';
import { UNCLOSED } from '../../tickets/ticket';
import type { Load } from './next-of';

/** The oldest first; found by the index of tickets that nobody has. */
export async function nobodysOf(db: Database, team: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('number')
    .where('team', '=', team)
    .where('status', 'in', UNCLOSED)
    .where('assignee', 'is', null)
    .where('put_off', '=', 0)
    .orderBy('ordinal')
    .limit(limit)
    .execute();
  return rows.map(({ number }) => number);
}

export async function loadsOf(db: Database, members: readonly string[]): Promise<Load[]> {
  if (members.length === 0) return [];
  const rows = await db
    .selectFrom('staff as s')
    .leftJoin('last_given as g', 'g.staff', 's.id')
    .select(['s.id', 's.name', 'g.at'])
    .select(({ selectFrom, fn }) =>
      selectFrom('tickets as t')
        .select(fn.countAll<number>().as('count'))
        .whereRef('t.assignee', '=', 's.id')
        .where('t.status', 'in', UNCLOSED)
        .where('t.put_off', '=', 0)
        .as('open'),
    )
    .where('s.id', 'in', members)
    .where('s.disabled_at', 'is', null)
    .execute();
  return rows.map(({ id, name, at, open }) => ({
    ...{ staff: id, name },
    ...{ open: Number(open), givenAt: at ?? 0 },
  }));
}

export async function gaveBack(db: Database, ticket: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('given_back')
    .select('staff')
    .where('ticket', '=', ticket)
    .execute();
  return new Set(rows.map(({ staff }) => staff));
}

export async function noteGiven(db: Database, staff: string, at: number): Promise<void> {
  await db
    .insertInto('last_given')
    .values({ staff, at })
    .onConflict((conflict) => conflict.column('staff').doUpdateSet({ at }))
    .execute();
}
