// Keeps one card of each ticket in the staff's Teams channel: posted once, then brought up to date.

import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationParameters } from 'botbuilder';
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
import type { TicketEvent } from '../../../tickets/ticket-event';
import { findTicket } from '../../../tickets/ticket-store';
import type { BotFrameworkAdapter } from '../cloud/adapter';
import { type CardView, ticketCard } from './card';

const TIMEOUT_MS = 30_000;
const LONGEST_ERROR = 300;
/** Everything else may be mended meanwhile: a bot that is not yet in the team, a service that is away. */
const FINAL = new Set([400, 413, 415, 422]);

export interface StaffChannelParts {
  config: Config;
  /** Id of the channel. */
  channel: string;
  adapter: BotFrameworkAdapter;
  store: Store;
  view: () => CardView;
  timeoutMs?: number;
}

/** Colleagues rather see a card twice than not at all: after an answer that leaves it open it is sent again. */
export function deliverCard(parts: StaffChannelParts) {
  return async ({ payload }: { payload: string }): Promise<DeliveryResult> => {
    const event = JSON.parse(payload) as TicketEvent;
    const { read } = parts.store;
    // As it is by now, whichever event comes late or again.
    const ticket = (await findTicket(read, event.data.number)) ?? event.data;
    const card = await findCard(read, ticket.number);
    if (!card && event.type === 'ticket.updated' && ticket.status === 'closed') {
      return { kind: 'delivered' };
    }
    const { timeoutMs = TIMEOUT_MS } = parts;
    try {
      const sent = card ? update(parts, ticket, card) : post(parts, ticket);
      return await Promise.race([sent, giveUp(timeoutMs)]);
    } catch (err) {
      return classify(parts, err, card);
    }
  };
}

async function post(parts: StaffChannelParts, ticket: Ticket): Promise<DeliveryResult> {
  const { adapter, store, config, channel, view } = parts;
  const { MicrosoftAppTenantId: tenant, MicrosoftAppId: app = '' } = config;
  const connector = await adapter.connector(config.TICKET_TEAMS_SERVICE_URL);
  const { id, activityId } = await connector.conversations.createConversation({
    isGroup: true,
    bot: { id: app, name: 'Thaw' },
    channelData: { channel: { id: channel }, ...(tenant && { tenant: { id: tenant } }) },
    ...(tenant && { tenantId: tenant }),
    activity: { type: 'message', attachments: [ticketCard(view(), ticket)] },
  } as ConversationParameters);
  const card = { ticket: ticket.number, conversation: id, activity: activityId };
  await store.write((db) => keepCard(db, card));
  return { kind: 'delivered' };
}

async function update(
  { adapter, config, view }: StaffChannelParts,
  ticket: Ticket,
  { conversation, activity: id }: PostedCard,
): Promise<DeliveryResult> {
  const connector = await adapter.connector(config.TICKET_TEAMS_SERVICE_URL);
  await connector.conversations.updateActivity(conversation, id, {
    type: 'message',
    id,
    attachments: [ticketCard(view(), ticket)],
  });
  return { kind: 'delivered' };
}

/** The SDK sets no time limit of its own. */
async function giveUp(timeoutMs: number): Promise<DeliveryResult> {
  await pause(timeoutMs, undefined, { ref: false });
  return { kind: 'retry', error: `no answer within ${timeoutMs / 1000} s` };
}

async function classify(
  { store }: StaffChannelParts,
  err: unknown,
  card: PostedCard | undefined,
): Promise<DeliveryResult> {
  const { statusCode, code, message } = err as {
    statusCode?: number;
    code?: string;
    message?: string;
  };
  const error = `${statusCode ?? code ?? ''} ${message ?? String(err)}`.trim();
  if (card && statusCode === 404) await store.write((db) => forgetCard(db, card.ticket));
  const isFinal = statusCode !== undefined && FINAL.has(statusCode);
  return { kind: isFinal ? 'refused' : 'retry', error: error.slice(0, LONGEST_ERROR) };
}
