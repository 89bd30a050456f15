// Tells merchants who wait that whoever has their ticket is away until a time: once, in the hours of its team, by one process.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Logger } from '../../log';
import type { Database, Store } from '../../store/store';
import { listCrews } from '../../tickets/crews/crew-store';
import { findTicket } from '../../tickets/ticket-store';
import { isOpen, nextOpening, subtractWorkingTime } from '../../tickets/working-hours';
import type { PendingTurn } from '../../turns/accept';
import type { TicketTarget } from '../../turns/announce';
import { Every } from '../../turns/every';
import { changeTicket } from '../../turns/ticket-changes';
import { keepCall, NOBODY } from '../calls/call-store';
import { shiftsAt } from '../calls/shifts';
import { untoldAbsences } from './absence-store';

const POLL_MS = 20_000;
const BATCH = 50;
/** Working time after which nobody at the other end of a chat still takes the silence for typing. */
const TOLD_AFTER_MS = 10 * 60_000;

interface AbsencesParts {
  store: Store;
  now: () => number;
  log: Logger;
  targets: ReadonlySet<TicketTarget>;
  hours: () => OfficeHours;
  /** Runs the turns that tell the merchants. */
  changed: (turns: readonly PendingTurn[]) => void;
}

export class Absences {
  readonly #parts: AbsencesParts;
  readonly #every: Every;

  constructor(parts: AbsencesParts) {
    this.#parts = parts;
    this.#every = new Every(POLL_MS, () => this.#look());
  }

  start(): void {
    this.#every.start();
  }

  stop(): Promise<void> {
    return this.#every.stop();
  }

  /**
   * All that is due by the clock; at night nobody is told. That a merchant was told and the turn that tells are one
   * transaction, so a process may die at any place and another one may run beside it.
   * @returns how many tickets it was about
   */
  async runDue(): Promise<number> {
    const { store, changed } = this.#parts;
    let all = 0;
    for (let count = BATCH; count >= BATCH; ) {
      const told = await store.write((db) => this.#tell(db));
      count = told.count;
      all += count;
      if (count > 0) changed(told.turns);
    }
    return all;
  }

  async #look(): Promise<void> {
    try {
      await this.runDue();
    } catch (err) {
      this.#parts.log.error({ err }, 'no merchant was told of an absence for now');
    }
  }

  async #tell(db: Database): Promise<{ count: number; turns: PendingTurn[] }> {
    const { targets, now: clock, hours } = this.#parts;
    const now = clock();
    const turns: PendingTurn[] = [];
    let count = 0;
    for (const shift of shiftsAt({ hours: hours(), now }, await listCrews(db))) {
      const { calendar } = shift.hours;
      const until = subtractWorkingTime(calendar, now, TOLD_AFTER_MS);
      if (until === undefined) continue;
      const query = { until, now, teams: shift.teams, limit: BATCH - count };
      for (const { ticket: number, backAt } of await untoldAbsences(db, query)) {
        count++;
        await keepCall(db, { ticket: number, call: 'away', since: backAt, staff: NOBODY, at: now });
        const ticket = await findTicket(db, number);
        if (!ticket || ticket.erasedAt !== undefined) continue;
        // Back in the evening is back the next morning for whoever waits.
        const back = isOpen(calendar, backAt) ? backAt : (nextOpening(calendar, backAt) ?? backAt);
        const command = { do: 'tell-away', until: new Date(back).toISOString() } as const;
        const order = { number, command, by: 'system', now } as const;
        turns.push(...(await changeTicket(db, order, { targets, tellsMerchant: true })).turns);
      }
    }
    return { count, turns };
  }
}
