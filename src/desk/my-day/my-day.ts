// "My day": one list of what somebody has to do, what burns most first, with why it stands there.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Database, Store } from '../../store/store';
import type { Crew } from '../../tickets/crews/crew';
import { type HoursOfTeam, hoursOfTeams } from '../../tickets/crews/crew-hours';
import { listCrews, teamsSeenBy } from '../../tickets/crews/crew-store';
import { type Reminder, remindersOf } from '../../tickets/reminder-store';
import { addWorkingTime, nextOpening, subtractWorkingTime } from '../../tickets/working-hours';
import { addDays, instantOf, wallTime, weekdayOf } from '../../tickets/zone-time';
import { callsTo } from '../calls/call-store';
import { shiftsOf } from '../calls/shifts';
import { clockOf } from '../clock';
import { mentionsOf } from '../mentions/mention-store';
import { rowView } from '../queue';
import type { QueueRow } from '../queue-store';
import { cameBackToMe, restOfMine, rowsOf, waitingForMe } from './my-day-store';
import {
  DAY_GROUPS,
  type DayGroup,
  type DayItem,
  type MyDayView,
  type TimesView,
} from './my-day-views';

/** Of each kind; who has more of one begins with these. */
const MOST = 200;
const MOST_CALLS = 50;
/** Whoever opens the desk later sees it in the list, and is not called for it any more. */
const CALLED_WITHIN_MS = 12 * 3_600_000;
const TWO_HOURS_MS = 2 * 3_600_000;

export interface MyDayParts {
  store: Store;
  hours: () => OfficeHours;
  now: () => number;
}

export async function myDayView(parts: MyDayParts, me: string): Promise<MyDayView> {
  const { store, now } = parts;
  const db = store.read;
  const at = now();
  const hours = parts.hours();
  const end = endOfDay(hours, at);
  const crews = await listCrews(db);
  const teams = await teamsSeenBy(db, crews, me);
  const hoursOf = hoursOfTeams(hours, crews);
  const items = await itemsOf(db, { hours, crews, hoursOf, now: at, end, me, teams });
  const called = { staff: me, teams, since: at - CALLED_WITHIN_MS, limit: MOST_CALLS };
  const calls = await callsTo(db, called);
  return {
    items,
    counts: Object.fromEntries(
      DAY_GROUPS.map((group) => [group, items.filter((item) => item.group === group).length]),
    ) as MyDayView['counts'],
    calls: calls.map(({ id, call, ticket, at: time }) => ({
      ...{ id, call, ticket },
      at: new Date(time).toISOString(),
    })),
  };
}

interface Day {
  hours: OfficeHours;
  now: number;
  end: number;
  me: string;
  /** As `teamsSeenBy` gives them. */
  teams: readonly string[] | undefined;
  crews: readonly Crew[];
  hoursOf: HoursOfTeam<OfficeHours>;
}

/** A ticket stands in the list once, for the most urgent of its reasons. */
async function itemsOf(db: Database, day: Day): Promise<DayItem[]> {
  const { hours, crews, hoursOf, now, end, me, teams } = day;
  const reminders = await remindersOf(db, { staff: me, until: end, limit: MOST });
  const lateMs = hours.answerWithinMs + hours.callTeamAfterMs;
  const late = shiftsOf(hours, crews).flatMap((shift) => {
    const since = subtractWorkingTime(shift.hours.calendar, now, lateMs);
    return since === undefined ? [] : [{ since, teams: shift.teams }];
  });
  const reminded = reminders.map(({ ticket }) => ticket);
  const query = { me, late, teams, limit: MOST };
  const mentions = await mentionsOf(db, { staff: me, limit: MOST });
  const listed: [QueueRow, DayGroup][] = [
    ...(await waitingForMe(db, query)).map(
      (row) => [row, groupOfWait(row, day)] satisfies [QueueRow, DayGroup],
    ),
    ...inGroup(await rowsOf(db, mentions), 'mention'),
    ...inGroup(await rowsOf(db, reminded), 'reminder'),
    ...inGroup(await cameBackToMe(db, query), 'back'),
    ...inGroup(await restOfMine(db, query), 'merchant'),
  ];
  const best = new Map<string, { row: QueueRow; group: DayGroup }>();
  for (const [row, group] of listed) {
    const known = best.get(row.number);
    if (!known || rank(group) < rank(known.group)) best.set(row.number, { row, group });
  }
  const byTicket = new Map(reminders.map((each) => [each.ticket, each]));
  return [...best.values()]
    .sort((a, b) => rank(a.group) - rank(b.group))
    .map(({ row, group }) => ({
      group,
      row: rowView(row, clockOf(hoursOf(row.team), row.awaiting_since, now)),
      reminder: reminderView(byTicket.get(row.number)),
    }));
}

export function reminderView(reminder: Reminder | undefined): DayItem['reminder'] {
  return reminder ? { at: new Date(reminder.at).toISOString(), note: reminder.note } : null;
}

const rank = (group: DayGroup) => DAY_GROUPS.indexOf(group);

function inGroup(rows: readonly QueueRow[], group: DayGroup): [QueueRow, DayGroup][] {
  return rows.map((row) => [row, group]);
}

function groupOfWait(row: QueueRow, { hoursOf, now, end }: Day): DayGroup {
  const clock = clockOf(hoursOf(row.team), row.awaiting_since, now);
  if (clock && clock.leftMs < 0) return 'overdue';
  if (clock && Date.parse(clock.due) <= end) return 'due';
  return row.assignee === null ? 'unassigned' : 'later';
}

function endOfDay({ calendar: { timeZone } }: OfficeHours, now: number): number {
  return instantOf({ day: addDays(wallTime(now, timeZone).day, 1), minute: 0 }, timeZone);
}

/** The quick choices of putting off: each at a time when somebody works. */
export function timesView({ calendar }: OfficeHours, now: number): TimesView {
  const { timeZone } = calendar;
  const today = wallTime(now, timeZone).day;
  const opening = (day: string) =>
    nextOpening(calendar, instantOf({ day, minute: 0 }, timeZone) - 1);
  const toMonday = (8 - weekdayOf(today)) % 7 || 7;
  const time = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  return {
    inTwoHours: time(addWorkingTime(calendar, now, TWO_HOURS_MS)),
    tomorrow: time(opening(addDays(today, 1))),
    monday: time(opening(addDays(today, toMonday))),
    timeZone,
  };
}
