// Stops a kind of delivery whose receiver wants no more, and tells staff on another way.

import type { Database } from '../store/store';
import type { Mail } from '../tickets/ticket-event';
import type { TicketTarget } from './announce';
import { type DeliveryKind, enqueue, stopKind } from './outbox-store';

/**
 * What is due stays due and waits; staff lift the stop at the desk.
 * @param stop with the id of the delivery that was refused
 * @returns false when the kind was stopped before
 */
export async function stopDeliveries(
  db: Database,
  targets: ReadonlySet<TicketTarget>,
  stop: { id: string; kind: DeliveryKind; at: number; reason: string },
): Promise<boolean> {
  const { id, kind, at, reason } = stop;
  if (!(await stopKind(db, { kind, at, reason }))) return false;
  if (!targets.has('staff-email')) return true;
  await enqueue(db, {
    id: `${id}:stop:${at}`,
    kind: 'email',
    lane: `staff-email:stop:${kind}`,
    payload: JSON.stringify({ to: 'staff', stop: { kind, reason, at } } satisfies Mail),
    now: at,
  });
  return true;
}
