// Keeps one card of each ticket in the staff's Teams channel: posted once, then brought up to date.

import type { Activity, ConversationParameters } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Config } from '../../../config';
import type { Store } from '../../../store/store';
import type { DeliveryResult } from '../../../tickets/delivery-result';
import type { Ticket } from '../../../tickets/ticket';
import {
  findCard,
  forgetCard,
  keepCard,
  type PostedCard,
} from '../../../tickets/ticket-card-store';
import type { TicketChange } from '../../../tickets/ticket-change';
import type { TicketEvent } from '../../../tickets/ticket-event';
import { findTicket } from '../../../tickets/ticket-store';
import type { BotFrameworkAdapter } from '../cloud/adapter';
import { within } from '../cloud/time-limit';
import { type Fault, faultOf } from '../fault';
import { mergedCard, sharedCard } from './card';
import type { CardView } from './elements';
import { titleOf } from './facts';
import { mentionOf } from './mention';
import { Roster } from './roster';

const TIMEOUT_MS = 30_000;
/** Everything else may be mended meanwhile: a bot that is not yet in the team, a service that is away. */
const FINAL = new Set([400, 413, 415, 422]);

export interface StaffChannelParts {
  config: Config;
  /** Id of the channel. */
  channel: string;
  adapter: BotFrameworkAdapter;
  store: Store;
  view: () => CardView;
  now: () => number;
  timeoutMs?: number;
}

type Placing = StaffChannelParts & { roster: Roster };

/** Not on the card; drawn anew for them, it would take from somebody's hands the answer that they are writing. */
const UNSEEN: ReadonlySet<TicketChange['kind']> = new Set([
  ...([
    'remark',
    'rating',
    'put-off',
    'came-back',
    'reminder',
    'called',
    'tagged',
    'linked',
    'unlinked',
    'away',
  ] as const),
]);

const DELIVERED: DeliveryResult = { kind: 'delivered' };

/**
 * Colleagues rather see a card twice than not at all: after an answer that leaves it open it is sent again. The word to
 * a colleague beneath it is sent again only when it certainly did not arrive.
 */
export function deliverCard(parts: StaffChannelParts) {
  const serviceUrl = parts.config.TICKET_TEAMS_SERVICE_URL;
  const placing: Placing = { ...parts, roster: new Roster({ ...parts, serviceUrl }) };
  return async ({ payload }: { payload: string }): Promise<DeliveryResult> => {
    const event = JSON.parse(payload) as TicketEvent;
    const { read } = parts.store;
    // As it is by now, whichever event comes late or again.
    const ticket = (await findTicket(read, event.data.number)) ?? event.data;
    const card = await findCard(read, event.data.number);
    if (ticket.number !== event.data.number) {
      return closeMerged(placing, { double: event.data, into: ticket.number, card });
    }
    if (!card && event.type === 'ticket.updated' && ticket.status === 'closed') return DELIVERED;
    if (card && event.changes?.every(({ kind }) => UNSEEN.has(kind))) return DELIVERED;
    try {
      await (card
        ? replace(placing, card, await messageOf(placing, ticket))
        : post(placing, ticket));
    } catch (err) {
      return notPlaced(parts, faultIn(parts, err), card);
    }
    return mention(parts, event, ticket);
  };
}

/** What goes on has a card of its own: this one says so, once, and is let go. */
async function closeMerged(
  parts: Placing,
  { double, into, card }: { double: Ticket; into: string; card: PostedCard | undefined },
): Promise<DeliveryResult> {
  if (!card) return DELIVERED;
  const { store, view } = parts;
  const attachments = [mergedCard(view(), double, into)];
  const message = { type: 'message', summary: titleOf(view(), double), attachments };
  try {
    await replace(parts, card, message);
  } catch (err) {
    return notPlaced(parts, faultIn(parts, err), card);
  }
  await store.write((db) => forgetCard(db, double.number));
  return DELIVERED;
}

async function post(parts: Placing, ticket: Ticket): Promise<void> {
  const { store, config, channel } = parts;
  const { MicrosoftAppTenantId: tenant, MicrosoftAppId: app = '' } = config;
  const message = await messageOf(parts, ticket);
  const where = {
    isGroup: true,
    bot: { id: app, name: 'Thaw' },
    channelData: { channel: { id: channel }, ...(tenant && { tenant: { id: tenant } }) },
    ...(tenant && { tenantId: tenant }),
    activity: message,
  } as ConversationParameters;
  const conversations = await conversationsOf(parts);
  const { id, activityId } = await conversations.createConversation(
    where,
    within(parts.timeoutMs ?? TIMEOUT_MS),
  );
  const card = { ticket: ticket.number, conversation: id, activity: activityId };
  await store.write((db) => keepCard(db, card));
}

async function replace(
  parts: Placing,
  { conversation, activity: id }: PostedCard,
  message: Partial<Activity>,
): Promise<void> {
  const conversations = await conversationsOf(parts);
  await conversations.updateActivity(
    conversation,
    id,
    { ...message, id } as Activity,
    within(parts.timeoutMs ?? TIMEOUT_MS),
  );
}

async function messageOf({ view, roster }: Placing, ticket: Ticket): Promise<Partial<Activity>> {
  const summary = titleOf(view(), ticket);
  const card = sharedCard(view(), ticket, await roster.userIds());
  return { type: 'message', summary, attachments: [card] };
}

async function notPlaced(
  { store }: StaffChannelParts,
  fault: Fault,
  card: PostedCard | undefined,
): Promise<DeliveryResult> {
  const { status, text } = fault;
  if (card && status === 404) await store.write((db) => forgetCard(db, card.ticket));
  const isFinal = status !== undefined && FINAL.has(status);
  return isFinal ? { kind: 'refused', error: text } : again(fault);
}

async function mention(
  parts: StaffChannelParts,
  event: TicketEvent,
  ticket: Ticket,
): Promise<DeliveryResult> {
  const { store, view } = parts;
  const message = await mentionOf(store.read, { event, ticket, view: view() });
  const card = message && (await findCard(store.read, ticket.number));
  if (!card) return DELIVERED;
  try {
    const conversations = await conversationsOf(parts);
    await conversations.sendToConversation(
      card.conversation,
      message as Activity,
      within(parts.timeoutMs ?? TIMEOUT_MS),
    );
    return DELIVERED;
  } catch (err) {
    const fault = faultIn(parts, err);
    if (fault.meaning === 'not-arrived') return again(fault);
    return { kind: fault.meaning === 'unclear' ? 'unclear' : 'refused', error: fault.text };
  }
}

/** The next try brings another token where this one was not taken. */
function faultIn({ adapter }: StaffChannelParts, err: unknown): Fault {
  const fault = faultOf(err);
  if (fault.status === 401) adapter.dropToken();
  return fault;
}

function again({ text, retryAfterMs }: Fault): DeliveryResult {
  return { kind: 'retry', error: text, ...(retryAfterMs && { retryAfterMs }) };
}

async function conversationsOf({
  adapter,
  config,
}: StaffChannelParts): Promise<ConnectorClient['conversations']> {
  return (await adapter.connector(config.TICKET_TEAMS_SERVICE_URL)).conversations;
}
