// The rows by which the processes that serve one database know of each other.

import { statement } from '../store/statement';
import type { Database } from '../store/store';

export const enter = statement<{ id: string }>((db, p) =>
  db
    .insertInto('processes')
    .values({ id: p.id, beats: 0 })
    .onConflict((conflict) => conflict.doNothing()),
);

/** @returns no row when it was taken for dead */
export const countUp = statement<{ id: string }, { id: string }>((db, p) =>
  db
    .updateTable('processes')
    .set((eb) => ({ beats: eb('beats', '+', 1) }))
    .where('id', '=', p.id)
    .returning('id'),
);

export const othersThan = statement<{ id: string }, { id: string; beats: number }>((db, p) =>
  db.selectFrom('processes').select(['id', 'beats']).where('id', '<>', p.id),
);

/** Unless it has counted up since. */
export const bury = statement<{ id: string; beats: number }, { id: string }>((db, p) =>
  db.deleteFrom('processes').where('id', '=', p.id).where('beats', '=', p.beats).returning('id'),
);

export const leave = statement<{ id: string }>((db, p) =>
  db.deleteFrom('processes').where('id', '=', p.id),
);

export async function forgetAll(db: Database): Promise<void> {
  await db.deleteFrom('processes').execute();
}
