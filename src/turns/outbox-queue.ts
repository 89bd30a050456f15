// One stream of the outbox: a few deliveries at a time, each lane in its order.

import type { Database } from '../store/store';
import type { DeliveryResult } from '../tickets/delivery-result';
import { isStoreFault } from './hearing';
import type { OutboxOptions } from './outbox';
import { attemptOf } from './outbox-schedule';
import {
  type Delivery,
  type DueQuery,
  dueDeliveries,
  markTaken,
  nextDue,
  recordAttempt,
  type Stream,
} from './outbox-store';
import { stopDeliveries } from './stop-deliveries';

/** Under way at the same time; one that hangs holds up its place and its lane alone. */
const PLACES = 16;
const IDLE_POLL_MS = 30_000;
const SOONEST_MS = 20;
const FAULT_PAUSE_MS = 5000;
const STORE_RETRY_MS = 500;

type Options = Required<OutboxOptions> & {
  /** Called when another stream got something to send. */
  onEnqueued: () => void;
};

export class OutboxQueue {
  readonly #query: Omit<DueQuery, 'limit'>;
  readonly #options: Options;
  readonly #underWay = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  /** Rings when something may have come in, for whoever waits for a place. */
  #bell = newBell();

  constructor(stream: Stream, options: Options) {
    // Taking costs a write, and only among several processes there is somebody to take it from.
    this.#query = { stream, ...(options.store.isShared && { me: options.me }) };
    this.#options = options;
  }

  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#ring();
    this.#running ??= this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#ring();
    await this.#running;
  }

  #ring(): void {
    const { ring } = this.#bell;
    this.#bell = newBell();
    ring();
  }

  /** Tries everything that is due by the clock once. @returns the number of tries. */
  async runDue(): Promise<number> {
    let tries = 0;
    for (;;) {
      const { rung } = this.#bell;
      const ready = await this.#ready();
      for (const delivery of ready) this.#begin(delivery);
      tries += ready.length;
      if (this.#underWay.size === 0) return tries;
      await Promise.race([...this.#underWay.values(), ...(this.#stopped ? [] : [rung])]);
    }
  }

  /** As many as there are places; what is under way is still due in the database and keeps its lane closed. */
  async #ready(): Promise<Delivery[]> {
    const { store, clock } = this.#options;
    const free = PLACES - this.#underWay.size;
    if (this.#stopped || free <= 0) return [];
    const query = { ...this.#query, limit: PLACES + this.#underWay.size };
    const isFree = ({ id }: Delivery) => !this.#underWay.has(id);
    const readyIn = async (db: Database) =>
      (await dueDeliveries(db, clock.now(), query)).filter(isFree).slice(0, free);
    const ready = await readyIn(store.read);
    if (this.#stopped || ready.length === 0) return [];
    if (query.me === undefined) return ready;
    const { me } = query;
    return store.write(async (db) => {
      const taken = await readyIn(db);
      await markTaken(db, taken, me);
      return taken;
    });
  }

  #begin(delivery: Delivery): void {
    const { id } = delivery;
    const ended = this.#try(delivery).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, ended);
  }

  async #loop(): Promise<void> {
    let soonest = SOONEST_MS;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.runDue();
      }
    } catch (err) {
      soonest = FAULT_PAUSE_MS;
      this.#options.log.error({ err }, 'the outbox could not be read');
    } finally {
      this.#running = undefined;
      await this.#schedule(soonest);
    }
  }

  async #schedule(soonest: number): Promise<void> {
    if (this.#stopped) return;
    const at = await nextDue(this.#options.store.read, this.#query).catch(() => undefined);
    if (this.#stopped) return;
    const wait = at === undefined ? IDLE_POLL_MS : at - this.#options.clock.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(wait, soonest), IDLE_POLL_MS));
    this.#timer.unref();
  }

  async #try(delivery: Delivery): Promise<void> {
    const { deliverers, log, clock, random, targets, onEnqueued } = this.#options;
    const { id, kind } = delivery;
    const deliver = deliverers[kind];
    const result: DeliveryResult = deliver
      ? await deliver(delivery).catch((err: unknown) => ({ kind: 'retry', error: String(err) }))
      : { kind: 'retry', error: `no receiver for ${kind} is configured` };
    const attempt = attemptOf(delivery, result, { now: clock.now(), random });
    const { outcome, error, at } = attempt;
    if (outcome !== 'done') {
      const state = outcome === 'retry' ? 'due' : 'failed';
      log.warn({ delivery: id, kind, state, error }, 'delivery failed');
    }
    const { isStop, isMore } = await this.#write(id, async (db) => {
      const isMine = await recordAttempt(db, attempt, this.#query.me);
      if (!isMine) return { isStop: false, isMore: false };
      const isMore = (await result.alongside?.(db)) ?? false;
      if (result.kind !== 'gone') return { isStop: false, isMore };
      const stop = { id, kind, at, reason: result.error };
      return { isStop: await stopDeliveries(db, targets, stop), isMore };
    });
    if (isStop)
      log.warn({ kind, error }, 'the receiver wants no more; its deliveries wait for staff');
    if (isStop || isMore) onEnqueued();
  }

  /** While the store is away the result waits for it: read as due again, the same delivery would leave again. */
  async #write<T>(delivery: string, job: (db: Database) => Promise<T>): Promise<T> {
    const { store, clock, log } = this.#options;
    for (;;) {
      try {
        return await store.write(job);
      } catch (err) {
        if (this.#stopped || !isStoreFault(err)) throw err;
        log.error({ err, delivery }, 'the store is away; the delivery waits');
        await clock.sleep(STORE_RETRY_MS);
      }
    }
  }
}

function newBell(): { rung: Promise<void>; ring: () => void } {
  let ring = () => {};
  const rung = new Promise<void>((resolve) => {
    ring = resolve;
  });
  return { rung, ring };
}
