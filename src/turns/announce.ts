// Who is told of a ticket besides the merchant's chat: each target gets a delivery of its own in the outbox.

import type { Database } from '../store/store';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import type { Mail, TicketEvent } from '../tickets/ticket-event';
import { findAddress } from './conversation-store';
import { type DeliveryKind, enqueue } from './outbox-store';

/** What is set up: the operator's system, the staff's mailbox, the merchant's own mailbox, those of staff who are called, the staff's Teams channel. */
export type TicketTarget = 'webhook' | 'staff-email' | 'merchant-email' | 'call-email' | 'card';

export type { Mail, TicketEvent };

/** Merchants who have the chat open read it there; the mail waits this long for whoever was away for a moment. */
export const MERCHANT_MAIL_DELAY_MS = 2 * 60_000;

const KINDS: Record<TicketTarget, DeliveryKind> = {
  webhook: 'webhook',
  'staff-email': 'email',
  'merchant-email': 'email',
  'call-email': 'email',
  card: 'card',
};

/** @returns true when the outbox got something */
export async function announce(
  db: Database,
  targets: ReadonlySet<TicketTarget>,
  { id, event, now }: { id: string; event: TicketEvent; now: number },
): Promise<boolean> {
  let count = 0;
  const put = async (target: TicketTarget, payload: object, at = now) => {
    if (!targets.has(target)) return;
    count++;
    // The webhook's id is the event's own, which receivers know it by.
    const delivery = target === 'webhook' ? id : `${id}:${target}`;
    await enqueue(db, {
      id: delivery,
      kind: KINDS[target],
      lane: target === 'webhook' ? null : `${target}:${event.data.number}`,
      payload: JSON.stringify(payload),
      now: at,
    });
  };
  await put('webhook', event);
  await put('card', event);
  if (concernsStaff(event)) await put('staff-email', { to: 'staff', event } satisfies Mail);
  return count > 0;
}

/** To a merchant who left an e-mail address; at once where the chat does not reach them. */
export async function mailMerchant(
  db: Database,
  targets: ReadonlySet<TicketTarget>,
  {
    id,
    ticket,
    change,
    seq,
    now,
  }: { id: string; ticket: Ticket; change: TicketChange; seq: number | undefined; now: number },
): Promise<void> {
  if (!targets.has('merchant-email') || ticket.fields.contact.kind !== 'email') return;
  const [place] = await findAddress(db, { id: ticket.conversationId });
  const hasLeft = place !== undefined && place.left_at !== null;
  await enqueue(db, {
    id: `${id}:merchant-email`,
    kind: 'email',
    lane: `merchant-email:${ticket.number}`,
    payload: JSON.stringify({
      ...{ to: 'merchant', ticket, change, at: now },
      ...(seq !== undefined && { seq }),
    } satisfies Mail),
    now,
    dueAt: hasLeft ? now : now + MERCHANT_MAIL_DELAY_MS,
  });
}

/** Staff know what they did themselves. */
function concernsStaff({ changes = [], type }: TicketEvent): boolean {
  return type === 'ticket.created' || changes.some(({ by }) => by === 'merchant');
}
