// When a team works: its own week in place of everybody's, with everybody's holidays and swapped days.

import type { WorkingHours } from '../working-hours';
import type { Crew } from './crew';

/** What is reckoned of a calendar is kept with it, so the same hours are always the same object. */
const made = new WeakMap<WorkingHours, Map<string, WorkingHours>>();

export function calendarOf(all: WorkingHours, crew: Pick<Crew, 'week'> | undefined): WorkingHours {
  if (!crew?.week) return all;
  const key = JSON.stringify(crew.week);
  const known = made.get(all) ?? new Map<string, WorkingHours>();
  made.set(all, known);
  const calendar = known.get(key) ?? { ...all, week: crew.week };
  known.set(key, calendar);
  return calendar;
}

export type HoursOfTeam<Hours> = (team: string | null | undefined) => Hours;

/** Everybody's hours, unless the ticket's team has its own; a team that is retired has none. */
export function hoursOfTeams<Hours extends { calendar: WorkingHours }>(
  hours: Hours,
  crews: readonly Crew[],
): HoursOfTeam<Hours> {
  return (team) => {
    const crew = crews.find(({ id, isRetired }) => id === team && !isRetired);
    const calendar = calendarOf(hours.calendar, crew);
    return calendar === hours.calendar ? hours : { ...hours, calendar };
  };
}
