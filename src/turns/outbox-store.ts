// The outbox: what left with a commit and is tried until it is done: deliveries, and files to be fetched from a channel.

import { statement } from '../store/statement';
import type { Database } from '../store/store';

export const DELIVERY_KINDS = ['webhook', 'teams', 'fetch', 'email', 'card'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

export interface Delivery {
  id: string;
  kind: DeliveryKind;
  lane: string | null;
  payload: string;
  attempts: number;
}

export const enqueue = statement<{
  id: string;
  kind: DeliveryKind;
  lane: string | null;
  payload: string;
  now: number;
}>((db, p) =>
  db.insertInto('outbox').values({
    id: p.id,
    kind: p.kind,
    lane: p.lane,
    payload: p.payload,
    state: 'due',
    attempts: 0,
    next_at: p.now,
    last_error: null,
    created_at: p.now,
  }),
);

/** Due deliveries of a kind, oldest first; of each lane only the first, so that its order is kept. */
export async function dueDeliveries(
  db: Database,
  now: number,
  { kind, limit }: { kind: DeliveryKind; limit: number },
): Promise<Delivery[]> {
  return db
    .selectFrom('outbox as o')
    .select(['id', 'kind', 'lane', 'payload', 'attempts'])
    .where('state', '=', 'due')
    .where('kind', '=', kind)
    .where('next_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.lane', '=', 'o.lane')
            .where('earlier.state', '=', 'due')
            .whereRef('earlier.id', '<', 'o.id'),
        ),
      ),
    )
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Time of the kind's next delivery that is due, in milliseconds since 1970. */
export async function nextDue(db: Database, kind: DeliveryKind): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('next_at').as('at'))
    .where('state', '=', 'due')
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

export interface Attempt {
  id: string;
  state: 'due' | 'done' | 'failed';
  nextAt: number;
  error: string | null;
}

export async function recordAttempt(db: Database, attempt: Attempt): Promise<void> {
  await db
    .updateTable('outbox')
    .set((eb) => ({
      state: attempt.state,
      attempts: eb('attempts', '+', 1),
      next_at: attempt.nextAt,
      last_error: attempt.error,
    }))
    .where('id', '=', attempt.id)
    .execute();
}
