// What the desk's pages get of teams, and what the REST API lists.

import type { Crew, CrewRules } from '../../tickets/crews/crew';
import { spansText } from '../../tickets/span-text';

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type WeekText = Record<(typeof WEEKDAYS)[number], string>;

/** GET /api/desk/teams, in the order in which new tickets look for one that fits. */
export interface CrewView extends CrewRules {
  id: string;
  name: string;
  /** Goes along with a change, which is refused when somebody else was faster. */
  version: number;
  /** Ids of staff. */
  members: readonly string[];
  takesNew: boolean;
  /** "09:00-12:00, 13:30-18:00" for each day, empty where it does not work; null: the hours of everybody. */
  hours: WeekText | null;
  distributes: boolean;
  cap: number | null;
  isRetired: boolean;
}

export function crewView({ rules, week, ...crew }: Crew): CrewView {
  const hours = WEEKDAYS.map((day, place) => [day, spansText(week?.[place] ?? [])]);
  return { ...crew, ...rules, hours: week ? (Object.fromEntries(hours) as WeekText) : null };
}
