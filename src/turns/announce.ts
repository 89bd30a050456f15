// Who is told of a ticket besides the merchant's chat: each target gets a delivery of its own in the outbox.

import type { Database } from '../store/store';
import { mergedInto } from '../tickets/living-store';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import type { Mail, TicketEvent, Told } from '../tickets/ticket-event';
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

interface MerchantNews {
  id: string;
  ticket: Ticket;
  change: TicketChange;
  /** What was told in the chats. */
  told: readonly Told[];
  now: number;
}

/**
 * To every address that was left for the ticket, or for one that went into it, once; at once where no chat reaches whoever
 * left it.
 */
export async function mailMerchant(
  db: Database,
  targets: ReadonlySet<TicketTarget>,
  { id, ticket, change, told, now }: MerchantNews,
): Promise<void> {
  if (!targets.has('merchant-email')) return;
  for (const [{ number, conversationId, fields, language }, ...same] of await byAddress(
    db,
    ticket,
  )) {
    const chats = [...new Set([conversationId, ...same.map((each) => each.conversationId)])];
    const [own, ...also] = chats.map((chat): Told => {
      return told.find((each) => each.conversationId === chat) ?? { conversationId: chat };
    });
    const isOwn = number === ticket.number;
    const { contact } = fields;
    const to = { ...ticket, conversationId, language, fields: { ...ticket.fields, contact } };
    await enqueue(db, {
      id: `${id}:merchant-email${isOwn ? '' : `:${number}`}`,
      kind: 'email',
      lane: `merchant-email:${number}`,
      payload: JSON.stringify({
        ...{ to: 'merchant', ticket: to, change, at: now },
        ...(own?.seq !== undefined && { seq: own.seq }),
        ...(also.length > 0 && { also }),
      } satisfies Mail),
      now,
      dueAt: (await haveLeft(db, chats)) ? now : now + MERCHANT_MAIL_DELAY_MS,
    });
  }
}

type SameAddress = [Ticket, ...Ticket[]];

/** The ticket and those that went into it, by the address that each has. */
async function byAddress(db: Database, ticket: Ticket): Promise<SameAddress[]> {
  const doubles = ticket.merged === undefined ? [] : await mergedInto(db, ticket.number);
  const found = new Map<string, SameAddress>();
  for (const each of [ticket, ...doubles]) {
    const { kind, value } = each.fields.contact;
    if (kind !== 'email') continue;
    const address = value.trim().toLowerCase();
    const same = found.get(address);
    if (same) same.push(each);
    else found.set(address, [each]);
  }
  return [...found.values()];
}

async function haveLeft(db: Database, chats: readonly string[]): Promise<boolean> {
  for (const id of chats) {
    const [place] = await findAddress(db, { id });
    if (place === undefined || place.left_at === null) return false;
  }
  return true;
}

/** Staff know what they did themselves. */
function concernsStaff({ changes = [], type }: TicketEvent): boolean {
  return type === 'ticket.created' || changes.some(({ by }) => by === 'merchant');
}
