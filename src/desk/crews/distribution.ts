// Fair distribution: gives out what nobody has as soon as somebody can have it; of several processes each ticket once.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Logger } from '../../log';
import type { Store } from '../../store/store';
import { listCrews } from '../../tickets/crews/crew-store';
import type { TicketTarget } from '../../turns/announce';
import { Every } from '../../turns/every';
import type { Signal } from '../../turns/signal';
import { distribute, isSomethingToGive, type WhoIsAvailable } from './distribute';

/** Hours that begin and people whose pause ends are found by looking. */
const POLL_MS = 20_000;
const BATCH = 50;

export interface DistributionParts {
  store: Store;
  now: () => number;
  log: Logger;
  signal: Signal;
  targets: ReadonlySet<TicketTarget>;
  hours: () => OfficeHours;
  whoIsAvailable: WhoIsAvailable;
}

export class Distribution {
  readonly #parts: DistributionParts;
  readonly #every: Every;
  /** Where no team distributes, no change of a ticket costs anything; that one does by now is found by the next poll. */
  #isWanted = true;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: DistributionParts) {
    this.#parts = parts;
    this.#every = new Every(POLL_MS, () => this.look());
  }

  start(): void {
    this.#every.start();
    // What another process changed that one gives out.
    this.#parts.signal.listen(({ tickets, presence }, from) => {
      if (this.#isWanted && (tickets || presence) && from === 'here') void this.look();
    });
    void this.look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#every.stop();
    await this.#running;
  }

  /** Something changed: a ticket, a team, who is there. One look at a time, and one more after whatever came meanwhile. */
  look(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#lookAgain();
    return this.#running;
  }

  /**
   * A ticket and its turn are one transaction, in which it is looked once more whether anybody has it, so a process may die
   * at any place and another one may run beside it.
   * @returns how many tickets were given
   */
  async runDue(): Promise<number> {
    const { store, now, hours, signal, targets, whoIsAvailable } = this.#parts;
    const at = { hours: hours(), now: now(), whoIsAvailable };
    const crews = await listCrews(store.read);
    this.#isWanted = crews.some(({ distributes, isRetired }) => distributes && !isRetired);
    if (!this.#isWanted) return 0;
    if (!(await isSomethingToGive(store.read, at))) return 0;
    let all = 0;
    for (let count = BATCH; count >= BATCH; ) {
      const round = { ...at, targets, limit: BATCH };
      count = await store.write((db) => distribute(db, round));
      all += count;
    }
    if (all > 0) signal.touched({ tickets: true, outbox: true });
    return all;
  }

  async #lookAgain(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.runDue();
      } catch (err) {
        this.#parts.log.error({ err }, 'tickets were not given out for now');
      }
    }
    // In the same breath as the last look at `again`: whoever comes after it begins anew.
    this.#running = undefined;
  }
}
