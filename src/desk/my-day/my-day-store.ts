// The tickets of a person's day, each kind of them found by its index.

import { type Expression, type SqlBool, sql } from 'kysely';
import type { Database } from '../../store/store';
import { inTeams, type TeamFilter } from '../../tickets/crews/team-filter-store';
import { UNCLOSED } from '../../tickets/ticket';
import { type QueueRow, queueRows } from '../queue-store';

export interface DayQuery {
  me: string;
  /** Whoever waits longer is everybody's matter. */
  late: readonly { since: number; teams: TeamFilter }[];
  /** Ids of teams whose tickets concern me; undefined: there are no teams. */
  teams: readonly string[] | undefined;
  limit: number;
}

/** Merchants who wait for a word of mine, of nobody in particular in my teams, or for too long; the longest wait first. */
export function waitingForMe(db: Database, query: DayQuery): Promise<QueueRow[]> {
  const { me, late, limit } = query;
  return queueRows(db)
    .where('awaiting_since', 'is not', null)
    .where('put_off', '=', 0)
    .where((eb) =>
      eb.or([
        eb('assignee', '=', me),
        eb.and([
          eb.or([
            eb('assignee', 'is', null),
            ...late.map(({ since, teams }) =>
              eb.and([eb('awaiting_since', '<=', since), inTeams('tickets.team', teams)]),
            ),
          ]),
          ofMine(query),
        ]),
      ]),
    )
    .orderBy('awaiting_since')
    .limit(limit)
    .execute() as Promise<QueueRow[]>;
}

export function cameBackToMe(db: Database, query: DayQuery): Promise<QueueRow[]> {
  const { me, limit } = query;
  return queueRows(db)
    .where('came_back_at', 'is not', null)
    .where((eb) =>
      eb.or([eb('assignee', '=', me), eb.and([eb('assignee', 'is', null), ofMine(query)])]),
    )
    .orderBy('came_back_at')
    .limit(limit)
    .execute() as Promise<QueueRow[]>;
}

/** With no team, or with one of mine. */
function ofMine({ teams }: DayQuery): Expression<SqlBool> {
  return teams === undefined ? sql<SqlBool>`true` : inTeams('tickets.team', { in: ['', ...teams] });
}

/** Mine, while it is the merchant's turn. */
export function restOfMine(db: Database, { me, limit }: DayQuery): Promise<QueueRow[]> {
  return queueRows(db)
    .where('assignee', '=', me)
    .where('tickets.status', 'in', UNCLOSED)
    .where('awaiting_since', 'is', null)
    .where('put_off', '=', 0)
    .orderBy('updated_at')
    .limit(limit)
    .execute() as Promise<QueueRow[]>;
}

export async function rowsOf(db: Database, numbers: readonly string[]): Promise<QueueRow[]> {
  if (numbers.length === 0) return [];
  return queueRows(db).where('number', 'in', numbers).execute() as Promise<QueueRow[]>;
}
