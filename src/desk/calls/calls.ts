// Brings back what was put off and calls whoever has to do something, while staff work; one process does each, and once.

import type { OfficeHours } from '../../knowledge/hours-file';
import type { Logger } from '../../log';
import type { Database, Store } from '../../store/store';
import { listCrews } from '../../tickets/crews/crew-store';
import type { TicketTarget } from '../../turns/announce';
import { Every } from '../../turns/every';
import type { Signal } from '../../turns/signal';
import { changeTicket } from '../../turns/ticket-changes';
import { backByNow } from './call-store';
import { callDue, type Round } from './due-calls';
import { shiftsAt } from './shifts';

const POLL_MS = 20_000;
const BATCH = 50;

export interface CallsParts {
  store: Store;
  now: () => number;
  log: Logger;
  signal: Signal;
  targets: ReadonlySet<TicketTarget>;
  hours: () => OfficeHours;
}

export class Calls {
  readonly #parts: CallsParts;
  readonly #every: Every;

  constructor(parts: CallsParts) {
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
   * All that is due by the clock; nothing while nobody works: the next working morning it is due still. A change and its
   * calls are one transaction, so a process may die at any place and another one may run beside it.
   * @returns how many tickets came back and how many calls were made
   */
  async runDue(): Promise<number> {
    const { store, now, hours, targets, signal } = this.#parts;
    const crews = await listCrews(store.read);
    if (shiftsAt({ hours: hours(), now: now() }, crews).length === 0) return 0;
    let all = 0;
    for (const job of [
      (db: Database) => bringBack(db, { targets, now: now(), hours: hours() }),
      (db: Database) => callDue(db, { targets, now: now(), hours: hours(), limit: BATCH }),
    ]) {
      for (let count = BATCH; count >= BATCH; ) {
        count = await store.write(job);
        all += count;
      }
    }
    if (all > 0) signal.touched({ tickets: true, outbox: true });
    return all;
  }

  async #look(): Promise<void> {
    try {
      await this.runDue();
    } catch (err) {
      this.#parts.log.error({ err }, 'nobody was called for now');
    }
  }
}

async function bringBack(
  db: Database,
  { targets, now, hours }: Omit<Round, 'limit'>,
): Promise<number> {
  let count = 0;
  for (const { teams } of shiftsAt({ hours, now }, await listCrews(db))) {
    for (const number of await backByNow(db, { now, limit: BATCH - count, teams })) {
      const command = { do: 'take-back', because: 'time' } as const;
      const order = { number, command, by: 'system', now } as const;
      await changeTicket(db, order, { targets, tellsMerchant: false });
      count++;
    }
  }
  return count;
}
