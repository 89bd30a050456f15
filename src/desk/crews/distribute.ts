// One round of distribution, inside a write job: tickets that nobody has go to the members whose turn it is.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Database } from '../../store/store';
import type { Crew } from '../../tickets/crews/crew';
import { calendarOf } from '../../tickets/crews/crew-hours';
import { listCrews } from '../../tickets/crews/crew-store';
import { isOpen } from '../../tickets/working-hours';
import type { TicketTarget } from '../../turns/announce';
import { changeTicket } from '../../turns/ticket-changes';
import { keepCall } from '../calls/call-store';
import { gaveBack, loadsOf, nobodysOf, noteGiven } from './distribution-store';
import { nextOf } from './next-of';

/** More wait for the round after the next change; the oldest go first. */
const MOST_LOOKED_AT = 300;

/** Who is there and takes on work. */
export type WhoIsAvailable = (db: Database, now: number) => Promise<readonly string[]>;

export interface DistributionRound {
  targets: ReadonlySet<TicketTarget>;
  now: number;
  hours: OfficeHours;
  whoIsAvailable: WhoIsAvailable;
  limit: number;
}

type At = Pick<DistributionRound, 'hours' | 'now' | 'whoIsAvailable'>;

interface Giving {
  crew: Crew;
  /** Those who are available. */
  members: readonly string[];
}

/** The teams that give out tickets, at whatever time. */
export async function distributingCrews(db: Database): Promise<Crew[]> {
  const crews = await listCrews(db);
  return crews.filter(({ distributes, isRetired }) => distributes && !isRetired);
}

/** Those of them that work at that time, and have somebody to give tickets to. */
async function givingAt(
  db: Database,
  crews: readonly Crew[],
  { hours, now, whoIsAvailable }: At,
): Promise<Giving[]> {
  const open = crews.filter((crew) => isOpen(calendarOf(hours.calendar, crew), now));
  if (open.length === 0) return [];
  const available = new Set(await whoIsAvailable(db, now));
  return open
    .map((crew) => ({ crew, members: crew.members.filter((id) => available.has(id)) }))
    .filter(({ members }) => members.length > 0);
}

/** Whether there may be something to give: told by reading alone, so that looking costs no write. */
export async function isSomethingToGive(
  db: Database,
  crews: readonly Crew[],
  at: At,
): Promise<boolean> {
  for (const { crew } of await givingAt(db, crews, at)) {
    if ((await nobodysOf(db, crew.id, 1)).length > 0) return true;
  }
  return false;
}

/** @returns how many tickets were given; as many as `limit`: there may be more */
export async function distribute(db: Database, round: DistributionRound): Promise<number> {
  let count = 0;
  for (const giving of await givingAt(db, await distributingCrews(db), round)) {
    count += await giveOut(db, giving, { ...round, limit: round.limit - count });
    if (count >= round.limit) break;
  }
  return count;
}

async function giveOut(
  db: Database,
  { crew, members }: Giving,
  { targets, now, limit }: DistributionRound,
): Promise<number> {
  const { cap } = crew;
  const numbers = await nobodysOf(db, crew.id, MOST_LOOKED_AT);
  if (numbers.length === 0) return 0;
  const loads = await loadsOf(db, members);
  let count = 0;
  for (const number of numbers) {
    if (count >= limit || !nextOf(loads, { cap, except: new Set() })) break;
    const to = nextOf(loads, { cap, except: await gaveBack(db, number) });
    if (!to) continue;
    // Two in the same millisecond have their turns one after the other all the same.
    const at = Math.max(now, 1 + Math.max(...loads.map(({ givenAt }) => givenAt)));
    const { staff: id, name } = to;
    const command = { do: 'assign', staff: { id, name } } as const;
    const order = { number, command, by: 'system', now } as const;
    await changeTicket(db, order, { targets, tellsMerchant: false });
    await noteGiven(db, id, at);
    await keepCall(db, { ticket: number, since: at, call: 'given', staff: id, at: now });
    to.open += 1;
    to.givenAt = at;
    count += 1;
  }
  return count;
}
