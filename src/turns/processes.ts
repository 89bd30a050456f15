// The processes that serve one database: each counts up as long as it lives, and the others notice when it stops.

import { randomUUID } from 'node:crypto';
import { statement } from '../store/statement';
import type { Store } from '../store/store';

/** A process whose count is the same at so many looks of ours is dead. Looks are counted, so that no clock is trusted. */
export const LOOKS_UNTIL_DEAD = 3;

const insert = statement<{ id: string }>((db, p) =>
  db
    .insertInto('processes')
    .values({ id: p.id, beats: 0 })
    .onConflict((conflict) => conflict.doNothing()),
);

const countUp = statement<{ id: string }, { id: string }>((db, p) =>
  db
    .updateTable('processes')
    .set((eb) => ({ beats: eb('beats', '+', 1) }))
    .where('id', '=', p.id)
    .returning('id'),
);

const othersThan = statement<{ id: string }, { id: string; beats: number }>((db, p) =>
  db.selectFrom('processes').select(['id', 'beats']).where('id', '<>', p.id),
);

/** Unless it has counted up since. */
const bury = statement<{ id: string; beats: number }, { id: string }>((db, p) =>
  db.deleteFrom('processes').where('id', '=', p.id).where('beats', '=', p.beats).returning('id'),
);

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
      if (!isShared) await db.deleteFrom('processes').execute();
      await insert(db, { id: this.id });
    });
  }

  /** A sign of life. */
  async beat(): Promise<void> {
    const { id } = this;
    await this.#store.write(async (db) => {
      const known = await countUp(db, { id });
      if (known.length === 0) await insert(db, { id });
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
    await this.#store.write((db) => db.deleteFrom('processes').where('id', '=', this.id).execute());
  }
}
