// Tickets of some teams, or of all others, as a condition of a query.

import { type RawBuilder, type SqlBool, sql } from 'kysely';

export type TeamFilter = { in: readonly string[] } | { notIn: readonly string[] };

/** @param column that holds the team; what has none is with the others */
export function inTeams(column: string, filter: TeamFilter): RawBuilder<SqlBool> {
  const team = sql`coalesce(${sql.ref(column)}, '')`;
  if ('in' in filter) return sql<SqlBool>`${team} in (${sql.join(['-', ...filter.in])})`;
  return sql<SqlBool>`${team} not in (${sql.join(['-', ...filter.notIn])})`;
}
