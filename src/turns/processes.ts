// The processes that serve one database: each counts up as long as it lives, and the others notice when it stops.

import { randomUUID } from 'node:crypto';
import type { Store } from '../store/store';
import { bury, countUp, enter, forgetAll, leave, othersThan } from './process-store';

/** A process whose count is the same at so many looks of ours is dead. Looks are counted, so that no clock is trusted. */
export const LOOKS_UNTIL_DEAD = 3;

/**
 * Whoever has no row here is dead: what it held may be taken, under a higher fence, and what it still does is refused by
 * that. So a process that only paused does no harm; it enters itself again.
 */
export class Processes {
  /** Of this process. */
  readonly id = randomUUID();
  readonly #store: Store;
  readonly #seen = new Map<string, { beats: number; looks: number }>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Where no other process can be, all that are left here are dead. */
  async join(): Promise<void> {
    const { isShared } = this.#store;
    await this.#store.write(async (db) => {
      if (!isShared) await forgetAll(db);
      await enter(db, { id: this.id });
    });
  }

  /** A sign of life. */
  async beat(): Promise<void> {
    const { id } = this;
    await this.#store.write(async (db) => {
      const known = await countUp(db, { id });
      if (known.length === 0) await enter(db, { id });
    });
  }

  /** To be called at even times. @returns the processes that were found dead */
  async look(): Promise<string[]> {
    const others = await othersThan(this.#store.read, { id: this.id });
    const before = new Map(this.#seen);
    this.#seen.clear();
    const silent = others.filter(({ id, beats }) => {
      const seen = before.get(id);
      const looks = seen?.beats === beats ? seen.looks + 1 : 0;
      this.#seen.set(id, { beats, looks });
      return looks >= LOOKS_UNTIL_DEAD;
    });
    if (silent.length === 0) return [];
    return this.#store.write(async (db) => {
      const dead = [];
      for (const each of silent) dead.push(...(await bury(db, each)));
      return dead.map(({ id }) => id);
    });
  }

  /** What this process still holds is free at once. */
  async leave(): Promise<void> {
    await this.#store.write((db) => leave(db, { id: this.id }));
  }
}
