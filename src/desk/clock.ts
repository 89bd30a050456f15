// How long staff still have to answer, counted in their working hours.

import type { OfficeHours } from '../knowledge/hours-file';
import { addWorkingTime, workingTimeBetween } from '../tickets/working-hours';
import type { ClockView } from './views';

/** What is late by more is late by any measure; days further back are not counted one by one. */
const LONGEST_COUNTED_MS = 90 * 86_400_000;

/** `since` and `now` in ms since 1970. @returns null when nobody waits, and where the calendar has no working hours */
export function clockOf(hours: OfficeHours, since: number | null, now: number): ClockView | null {
  if (since === null) return null;
  const due = addWorkingTime(hours.calendar, since, hours.answerWithinMs);
  if (due === undefined) return null;
  const leftMs =
    due >= now
      ? workingTimeBetween(hours.calendar, now, due)
      : -workingTimeBetween(hours.calendar, Math.max(due, now - LONGEST_COUNTED_MS), now);
  return {
    since: new Date(since).toISOString(),
    due: new Date(due).toISOString(),
    leftMs,
  };
}
