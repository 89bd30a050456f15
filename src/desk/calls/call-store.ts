// Which tickets have to call, found by the indexes of their times, and whom they called already.

import { sql } from 'kysely';
import type { Database } from '../../store/store';
import { inTeams, type TeamFilter } from '../../tickets/crews/team-filter-store';
import type { Call } from '../../tickets/put-off';

export interface Caller {
  ticket: string;
  /** What the call is about; the same is never called about twice. */
  since: number;
}

/** In the place of a colleague's id: of what is kept so that it happens once. */
export const NOBODY = '-';

export interface CallRow extends Caller {
  call: Call | 'given';
  /** Empty: everybody; `teamAddress`: a team. */
  staff: string;
  at: number;
}

/** What stands in place of a person where a team is called. */
export const teamAddress = (crew: string) => `team:${crew}`;

/** Put off until now or before. */
export async function backByNow(
  db: Database,
  { now, limit, teams }: { now: number; limit: number; teams: TeamFilter },
): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('number')
    .where(({ eb, lit }) => eb('put_off', '=', lit(1)))
    .where('put_off_until', '<=', now)
    .where(inTeams('team', teams))
    .orderBy('put_off_until')
    .limit(limit)
    .execute();
  return rows.map(({ number }) => number);
}

interface WaitQuery {
  call: Call;
  until: number;
  limit: number;
  teams: TeamFilter;
}

/** Who waits since `until` or longer, on tickets that have not called for it yet. */
export async function waitingSince(
  db: Database,
  { call, until, limit, teams }: WaitQuery,
): Promise<Caller[]> {
  return uncalled(db, 'awaiting_since', call)
    .where('t.awaiting_since', '<=', until)
    .where(inTeams('t.team', teams))
    .where(({ eb, fn, lit }) => eb(fn.coalesce('t.put_off', lit(0)), '=', lit(0)))
    .limit(limit)
    .execute();
}

/** What came back and has not called for it yet. */
export async function cameBack(
  db: Database,
  { limit, teams }: Pick<WaitQuery, 'limit' | 'teams'>,
): Promise<Caller[]> {
  return uncalled(db, 'came_back_at', 'back')
    .where(inTeams('t.team', teams))
    .limit(limit)
    .execute();
}

function uncalled(db: Database, column: 'awaiting_since' | 'came_back_at', call: Call) {
  const since = sql.ref<number>(`t.${column}`);
  return db
    .selectFrom('tickets as t')
    .select(['t.number as ticket', since.as('since')])
    .where(`t.${column}`, 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ticket_calls as c')
            .select('c.id')
            .whereRef('c.ticket', '=', 't.number')
            .where('c.call', '=', call)
            .where(sql<boolean>`c.since = ${since}`),
        ),
      ),
    )
    .orderBy(`t.${column}`);
}

/** `away` is no call: the merchant was told until when whoever has the ticket is not there. */
export async function keepCall(
  db: Database,
  call: Omit<CallRow, 'call'> & { call: CallRow['call'] | 'away' },
): Promise<void> {
  await db.insertInto('ticket_calls').values(call).execute();
}

/** The newest first: to this colleague, to their teams and to everybody. */
export async function callsTo(
  db: Database,
  {
    staff,
    teams = [],
    since,
    limit,
  }: { staff: string; teams?: readonly string[] | undefined; since: number; limit: number },
): Promise<(CallRow & { id: number })[]> {
  return db
    .selectFrom('ticket_calls')
    .selectAll()
    .where('staff', 'in', [staff, '', ...teams.map(teamAddress)])
    .where('at', '>=', since)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute() as Promise<(CallRow & { id: number })[]>;
}
