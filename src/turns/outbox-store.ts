// The outbox: what left with a commit and is tried until it is done: deliveries, and files to be fetched from a channel.

import { sql } from 'kysely';
import { entryOrder } from '../store/dialect';
import { statement } from '../store/statement';
import type { Database } from '../store/store';

export const DELIVERY_KINDS = ['webhook', 'teams', 'fetch', 'carry', 'email', 'card'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

export interface Delivery {
  id: string;
  kind: DeliveryKind;
  lane: string | null;
  payload: string;
  attempts: number;
}

const insert = statement<{
  id: string;
  kind: DeliveryKind;
  lane: string | null;
  payload: string;
  /** When it was put here. */
  now: number;
  /** Not before this. */
  dueAt: number;
}>((db, p) =>
  db.insertInto('outbox').values({
    id: p.id,
    kind: p.kind,
    lane: p.lane,
    payload: p.payload,
    state: 'due',
    attempts: 0,
    next_at: p.dueAt,
    last_error: null,
    created_at: p.now,
  }),
);

/** Due at once, unless `dueAt` says later. */
export function enqueue(
  db: Database,
  { dueAt, ...job }: Omit<Parameters<typeof insert>[1], 'dueAt'> & { dueAt?: number },
): Promise<unknown> {
  return insert(db, { ...job, dueAt: dueAt ?? job.now });
}

/** What leaves on its own: a kind, or those deliveries of it whose lane begins (or does not begin) like this. */
export interface Stream {
  kind: DeliveryKind;
  lanes?: { prefix: string; areMeant: boolean };
}

/** What a process may send of a stream. */
export interface DueQuery {
  stream: Stream;
  limit: number;
  /** Missing where no other process can be. */
  me?: string;
}

/**
 * Due deliveries of a stream, oldest first; of each lane only the first, so that its order is kept. What finally failed
 * holds up nothing. None while the kind is stopped, and none that another process has under way.
 */
export async function dueDeliveries(
  db: Database,
  now: number,
  { limit, ...query }: DueQuery,
): Promise<Delivery[]> {
  return nextOf(db, query)
    .select(['id', 'kind', 'lane', 'payload', 'attempts'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy(entryOrder('o'))
    .limit(limit)
    .execute();
}

/** They are the process's own until it records how they ended, or dies. */
export async function markTaken(
  db: Database,
  deliveries: readonly Delivery[],
  me: string,
): Promise<void> {
  const ids = deliveries.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.updateTable('outbox').set({ holder: me }).where('id', 'in', ids).execute();
}

/** Time of the stream's next delivery that is due, in milliseconds since 1970. */
export async function nextDue(
  db: Database,
  query: Omit<DueQuery, 'limit'>,
): Promise<number | undefined> {
  const row = await nextOf(db, query)
    .select('next_at')
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_at;
}

/** What may leave when its time has come: free, and the first of its lane. */
function nextOf(db: Database, { stream, me = '' }: Omit<DueQuery, 'limit'>) {
  return ofStream(db, stream)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('processes')
            .select('processes.id')
            .whereRef('processes.id', '=', 'o.holder')
            .where('processes.id', '<>', me),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.lane', '=', 'o.lane')
            .where('earlier.state', '=', sql.lit('due'))
            .where(sql<boolean>`${entryOrder('earlier')} < ${entryOrder('o')}`),
        ),
      ),
    );
}

function ofStream(db: Database, { kind, lanes }: Stream) {
  const due = db
    .selectFrom('outbox as o')
    .where('state', '=', sql.lit('due'))
    .where('kind', '=', kind)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('delivery_stops as s').select('s.kind').where('s.kind', '=', kind))),
    );
  if (!lanes) return due;
  const { prefix, areMeant } = lanes;
  const begins = sql<boolean>`substr(coalesce(o.lane, ''), 1, ${prefix.length}) = ${prefix}`;
  return due.where(areMeant ? begins : sql<boolean>`not ${begins}`);
}

export interface Attempt {
  id: string;
  /** When it ended. */
  at: number;
  outcome: 'done' | 'retry' | 'failed' | 'unclear';
  nextAt: number;
  error: string | null;
}

const STATES = { done: 'done', retry: 'due', failed: 'failed', unclear: 'failed' } as const;

/**
 * `me`: missing where no other process can be.
 * @returns false when another process has the delivery, or it was erased meanwhile; then nothing is recorded
 */
export async function recordAttempt(db: Database, attempt: Attempt, me?: string): Promise<boolean> {
  const { id, at, outcome, error } = attempt;
  const recorded = await db
    .updateTable('outbox')
    .set((eb) => ({
      state: STATES[outcome],
      attempts: eb('attempts', '+', 1),
      next_at: attempt.nextAt,
      last_error: error,
      holder: null,
    }))
    .where('id', '=', id)
    .$if(me !== undefined, (query) => query.where('holder', '=', me as string))
    .returning('id')
    .execute();
  if (recorded.length === 0) return false;
  await db.insertInto('outbox_tries').values({ delivery: id, at, outcome, error }).execute();
  return true;
}

/** @returns false when the kind was stopped before */
export async function stopKind(
  db: Database,
  stop: { kind: DeliveryKind; at: number; reason: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: count } = await db
    .insertInto('delivery_stops')
    .values(stop)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(count);
}

/** What was refused since the stop is due again, with all tries before it. @returns false when nothing was stopped */
export async function liftStop(db: Database, kind: DeliveryKind, now: number): Promise<boolean> {
  const stop = await db
    .deleteFrom('delivery_stops')
    .where('kind', '=', kind)
    .returning('at')
    .executeTakeFirst();
  if (!stop) return false;
  await db
    .updateTable('outbox')
    .set({ state: 'due', attempts: 0, next_at: now })
    .where('kind', '=', kind)
    .where('state', '=', sql.lit('failed'))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('outbox_tries as t')
          .select('t.delivery')
          .whereRef('t.delivery', '=', 'outbox.id')
          .where('t.at', '>=', stop.at),
      ),
    )
    .execute();
  return true;
}

/** Due at once, under the same id, with all tries before it. */
export async function makeDueAgain(db: Database, id: string, now: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'due', attempts: 0, next_at: now })
    .where('id', '=', id)
    .execute();
}
