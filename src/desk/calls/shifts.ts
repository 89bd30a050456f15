// Whose tickets are looked after at a time: everybody's, and those of each team with hours of its own.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Crew } from '../../tickets/crews/crew';
import { hoursOfTeams } from '../../tickets/crews/crew-hours';
import type { TeamFilter } from '../../tickets/crews/team-filter-store';
import { isOpen } from '../../tickets/working-hours';

/** Teams whose tickets are reckoned with the same hours. */
export interface Shift {
  hours: OfficeHours;
  teams: TeamFilter;
}

/** Those that work at that time. */
export function shiftsAt(
  { hours, now }: { hours: OfficeHours; now: number },
  crews: readonly Crew[],
): Shift[] {
  return shiftsOf(hours, crews).filter((shift) => isOpen(shift.hours.calendar, now));
}

export function shiftsOf(hours: OfficeHours, crews: readonly Crew[]): Shift[] {
  const own = crews.filter(({ week, isRetired }) => week !== null && !isRetired);
  const hoursOf = hoursOfTeams(hours, crews);
  return [
    { hours, teams: { notIn: own.map(({ id }) => id) } },
    ...own.map(({ id }) => ({ hours: hoursOf(id), teams: { in: [id] } })),
  ];
}
