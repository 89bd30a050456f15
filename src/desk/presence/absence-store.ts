// Merchants who wait for a colleague who is away until a time, and were not told of that time yet.

import type { Database } from '../../store/store';
import { inTeams, type TeamFilter } from '../../tickets/crews/team-filter-store';
import { UNCLOSED } from '../../tickets/ticket';

export interface Absence {
  ticket: string;
  /** When the colleague means to be back, in ms since 1970. */
  backAt: number;
}

/**
 * Those who have waited since `until` or longer for somebody who talked to them: the longest wait first. Whoever was told
 * of a time is told again of a later one alone, and nobody of somebody who cannot sign in any more.
 */
export async function untoldAbsences(
  db: Database,
  { until, now, teams, limit }: { until: number; now: number; teams: TeamFilter; limit: number },
): Promise<Absence[]> {
  const rows = await db
    .selectFrom('tickets as t')
    .innerJoin('staff_presence as p', 'p.staff', 't.assignee')
    .innerJoin('staff as s', 's.id', 'p.staff')
    .select(['t.number as ticket', 'p.back_at'])
    .where('t.awaiting_since', '<=', until)
    .where('t.status', 'in', UNCLOSED)
    .where('t.put_off', '=', 0)
    .where(({ or, eb }) => or([eb('t.held', '=', 1), eb('t.first_reply_at', 'is not', null)]))
    .where('p.state', '=', 'away')
    .where('p.back_at', '>', now)
    .where('s.disabled_at', 'is', null)
    .where(inTeams('t.team', teams))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ticket_calls as c')
            .select('c.id')
            .whereRef('c.ticket', '=', 't.number')
            .where('c.call', '=', 'away')
            .whereRef('c.since', '>=', 'p.back_at'),
        ),
      ),
    )
    .orderBy('t.awaiting_since')
    .limit(limit)
    .execute();
  return rows.map(({ ticket, back_at }) => ({ ticket, backAt: back_at as number }));
}
