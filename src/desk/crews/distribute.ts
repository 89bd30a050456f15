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

/** The teams whose tickets are given out at that time. */
export function distributing(
  crews: readonly Crew[],
  { hours, now }: Pick<DistributionRound, 'hours' | 'now'>,
): Crew[] {
  return crews.filter(
    (crew) => crew.distributes && !crew.isRetired && isOpen(calendarOf(hours.calendar, crew), now),
  );
}

/** @returns how many tickets were given; as many as `limit`: there may be more */
export async function distribute(db: Database, round: DistributionRound): Promise<number> {
  const crews = distributing(await listCrews(db), round);
  if (crews.length === 0) return 0;
  const available = new Set(await round.whoIsAvailable(db, round.now));
  let count = 0;
  for (const crew of crews) {
    const members = crew.members.filter((id) => available.has(id));
    if (members.length === 0) continue;
    count += await giveOut(db, { crew, members }, { ...round, limit: round.limit - count });
    if (count >= round.limit) break;
  }
  return count;
}

async function giveOut(
  db: Database,
  { crew, members }: { crew: Crew; members: readonly string[] },
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
