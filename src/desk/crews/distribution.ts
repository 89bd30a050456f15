// Fair distribution: gives out what nobody has as soon as somebody can have it; of several processes each ticket once.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Logger } from '../../log';
import type { Store } from '../../store/store';
import type { TicketTarget } from '../../turns/announce';
import { Every } from '../../turns/every';
import { OnceMore } from '../../turns/once-more';
import type { Signal } from '../../turns/signal';
import {
  distribute,
  distributingCrews,
  isSomethingToGive,
  type WhoIsAvailable,
} from './distribute';

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
  readonly #looks = new OnceMore(() => this.#look());
  /** Where no team distributes, no change of a ticket costs anything; that one does by now is found by the next poll. */
  #isWanted = true;
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
    await this.#looks.idle();
  }

  /** Something changed: a ticket, a team, who is there. */
  look(): Promise<void> {
    return this.#looks.ask();
  }

  /**
   * A ticket and its turn are one transaction, in which it is looked once more whether anybody has it, so a process may die
   * at any place and another one may run beside it.
   * @returns how many tickets were given
   */
  async runDue(): Promise<number> {
    const { store, now, hours, signal, targets, whoIsAvailable } = this.#parts;
    const at = { hours: hours(), now: now(), whoIsAvailable };
    const crews = await distributingCrews(store.read);
    this.#isWanted = crews.length > 0;
    if (!(await isSomethingToGive(store.read, crews, at))) return 0;
    let all = 0;
    for (let count = BATCH; count >= BATCH; ) {
      const round = { ...at, targets, limit: BATCH };
      count = await store.write((db) => distribute(db, round));
      all += count;
    }
    if (all > 0) signal.touched({ tickets: true, outbox: true });
    return all;
  }

  async #look(): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.runDue();
    } catch (err) {
      this.#parts.log.error({ err }, 'tickets were not given out for now');
    }
  }
}
