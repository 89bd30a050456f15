// What "my day" gets from the service. Types alone, shared with the browser.

import type { Call } from '../../tickets/put-off';
import type { TicketRow } from '../views';

/** Where a colleague calls by name until that was seen, then from what burns most to what can wait. */
export const DAY_GROUPS = [
  'mention',
  'overdue',
  'due',
  'reminder',
  'back',
  'later',
  'unassigned',
  'merchant',
] as const;
export type DayGroup = (typeof DAY_GROUPS)[number];

export interface ReminderView {
  at: string;
  note: string;
}

export interface DayItem {
  group: DayGroup;
  row: TicketRow;
  /** The own one, whatever the group. */
  reminder: ReminderView | null;
}

/** The service called whoever asks, a team of theirs, or everybody. */
export interface CallView {
  id: number;
  call: Call | 'given';
  ticket: string;
  at: string;
}

/** GET /api/desk/my-day */
export interface MyDayView {
  items: DayItem[];
  counts: Record<DayGroup, number>;
  /** Of the last hours, the newest first. */
  calls: CallView[];
}

/** GET /api/desk/times: when staff may mean, in their working hours; ISO 8601. */
export interface TimesView {
  inTwoHours: string | null;
  tomorrow: string | null;
  monday: string | null;
  timeZone: string;
}
