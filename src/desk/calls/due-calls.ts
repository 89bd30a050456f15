// One round of calls, inside a write job: the history of each ticket, a row for the desk, and one mail for each person.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Account } from '../../staff/account';
import { listAccounts } from '../../staff/account-store';
import type { Database } from '../../store/store';
import type { Crew } from '../../tickets/crews/crew';
import { hoursOfTeams } from '../../tickets/crews/crew-hours';
import { listCrews } from '../../tickets/crews/crew-store';
import type { Call } from '../../tickets/put-off';
import { takeDueReminders } from '../../tickets/reminder-store';
import type { Ticket } from '../../tickets/ticket';
import { findTicket } from '../../tickets/ticket-store';
import { addWorkingTime, subtractWorkingTime } from '../../tickets/working-hours';
import type { TicketTarget } from '../../turns/announce';
import { changeTicket } from '../../turns/ticket-changes';
import { mailCalls, type PlacedCall } from './call-mail';
import { type Caller, cameBack, keepCall, NOBODY, teamAddress, waitingSince } from './call-store';
import { shiftsAt } from './shifts';

export interface Round {
  targets: ReadonlySet<TicketTarget>;
  now: number;
  hours: OfficeHours;
  limit: number;
}

/** From the last stage of a wait to the first: who was away for long is called once, not three times. */
const STAGES = ['team', 'late', 'due'] as const;

interface Wanted extends Caller {
  call: Call;
  /** Whose reminder it is. */
  staff?: string;
  note?: string;
}

/** @returns how many calls were made; as many as `limit`: there may be more */
export async function callDue(db: Database, round: Round): Promise<number> {
  const { now, limit } = round;
  const crews = await listCrews(db);
  const wanted: Wanted[] = [];
  const room = () => limit - wanted.length;
  for (const { hours, teams } of shiftsAt(round, crews)) {
    if (room() <= 0) break;
    for (const reminder of await takeDueReminders(db, { now, limit: room(), teams })) {
      const { ticket, staff, at, note } = reminder;
      wanted.push({ ticket, since: at, call: 'reminder', staff, note });
    }
    for (const caller of room() > 0 ? await cameBack(db, { limit: room(), teams }) : []) {
      wanted.push({ ...caller, call: 'back' });
    }
    for (const call of STAGES) {
      const until = subtractWorkingTime(hours.calendar, now, workedBy(hours, call));
      if (until === undefined || room() <= 0) continue;
      for (const caller of await waitingSince(db, { call, until, limit: room(), teams })) {
        await passStages(db, call, caller, now);
        wanted.push({ ...caller, call });
      }
    }
  }
  await callAll(db, { ...round, crews }, wanted);
  return wanted.length;
}

function workedBy(hours: OfficeHours, stage: (typeof STAGES)[number]): number {
  const { answerWithinMs, callBeforeMs, callTeamAfterMs } = hours;
  if (stage === 'late') return answerWithinMs;
  return stage === 'team'
    ? answerWithinMs + callTeamAfterMs
    : Math.max(1, answerWithinMs - callBeforeMs);
}

/** The stages before it are over without a call of their own: a row that is addressed to nobody. */
async function passStages(db: Database, call: Call, caller: Caller, at: number): Promise<void> {
  const before = STAGES.slice(STAGES.indexOf(call as (typeof STAGES)[number]) + 1);
  for (const stage of before) await keepCall(db, { ...caller, call: stage, staff: NOBODY, at });
}

async function callAll(
  db: Database,
  round: Round & { crews: readonly Crew[] },
  wanted: readonly Wanted[],
): Promise<void> {
  if (wanted.length === 0) return;
  const { now, targets, crews } = round;
  const staff = (await listAccounts(db)).filter(({ isDisabled }) => !isDisabled);
  const hoursOf = hoursOfTeams(round.hours, crews);
  const placed: PlacedCall[] = [];
  for (const { call, note, ...each } of wanted) {
    const ticket = await findTicket(db, each.ticket);
    if (!ticket || ticket.erasedAt !== undefined) continue;
    const id = call === 'team' ? '' : (each.staff ?? ticket.assignee?.id ?? '');
    const person = staff.find((one) => one.id === id);
    // Its note is nobody else's.
    if (call === 'reminder' && !person) continue;
    const whom = person
      ? { staff: person.id, name: person.name, to: [person] }
      : teamOf(ticket, { crews, staff });
    const { number, kind } = ticket;
    await keepCall(db, { ticket: number, since: each.since, call, staff: whom.staff, at: now });
    const command = { do: 'call', call, to: whom.name } as const;
    const order = { number, command, by: 'system', now } as const;
    const { eventId } = await changeTicket(db, order, { targets, tellsMerchant: false });
    const hours = hoursOf(ticket.team?.id);
    const due = addWorkingTime(hours.calendar, each.since, hours.answerWithinMs);
    const isOfWait = call !== 'reminder' && call !== 'back';
    const at = isOfWait ? (due ?? each.since) : each.since;
    placed.push({ id: eventId, to: whom.to, mailed: { ticket: number, kind, call, at, note } });
  }
  if (targets.has('call-email')) await mailCalls(db, { placed, staff, now, targets });
}

interface Whom {
  /** As the row of the call names them. */
  staff: string;
  name?: string;
  to?: Account[];
}

/** The ticket's team, or everybody where it has none in which somebody could answer. */
function teamOf(
  { team }: Ticket,
  { crews, staff }: { crews: readonly Crew[]; staff: readonly Account[] },
): Whom {
  const crew = crews.find(({ id, isRetired }) => id === team?.id && !isRetired);
  const to = staff.filter(({ id }) => crew?.members.includes(id));
  return crew && to.length > 0
    ? { staff: teamAddress(crew.id), name: crew.name, to }
    : { staff: '' };
}
