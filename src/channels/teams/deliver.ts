// Sends replies from the outbox into Bot Framework conversations.

import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { ReplyActivity } from '../../bot/turn';
import type { Store } from '../../store/store';
import type { DeliveryResult } from '../../tickets/delivery-result';
import { noteChannelId } from '../../turns/activity-store';
import { findAddress } from '../../turns/conversation-store';
import type { Delivery } from '../../turns/outbox-store';
import { noteLeft } from '../../turns/reach-store';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { type Fault, faultOf } from './fault';
import { forChannel } from './form/for-channel';

const TIMEOUT_MS = 30_000;
const LEFT = 'not tried: the merchant has blocked or removed the bot in Teams';

export interface DeliverParts {
  adapter: BotFrameworkAdapter;
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  timeoutMs?: number;
}

interface Message {
  conversationId: string;
  reply: ReplyActivity;
  /** When it began to be sent, in milliseconds since 1970. */
  begunAt: number;
}

/**
 * The Bot Connector does not recognise repeats: after an answer that leaves open whether the message arrived it is not
 * sent again, so that no merchant reads it twice. Only what certainly did not arrive is.
 */
export function deliverToTeams(parts: DeliverParts) {
  return async ({ lane, payload }: Delivery): Promise<DeliveryResult> => {
    const { activity: reply } = JSON.parse(payload) as { activity: ReplyActivity };
    const conversationId = String(lane);
    // As it is by now: the channel may have moved to another service since the reply was made.
    const [place] = await findAddress(parts.store.read, { id: conversationId });
    if (!place?.address) return { kind: 'refused', error: 'the conversation has no address' };
    if (place.left_at !== null) return { kind: 'refused', error: LEFT };
    const address = JSON.parse(place.address) as Partial<ConversationReference>;
    const begunAt = parts.now();
    const activity = outgoing(reply, address);
    let { fault, id } = await send(parts, address, activity);
    if (fault?.status === 401) {
      parts.adapter.dropToken();
      ({ fault, id } = await send(parts, address, activity));
    }
    const message = { conversationId, reply, begunAt };
    return fault ? failed(parts, message, fault) : delivered(message, id);
  };
}

/** Without our own ids, which the channel does not know. */
function outgoing(reply: ReplyActivity, address: Partial<ConversationReference>) {
  const { id: _id, replyToId: _replyTo, timestamp: _at, ...activity } = forChannel(reply);
  return TurnContext.applyConversationReference(activity, address);
}

async function send(
  { adapter, timeoutMs = TIMEOUT_MS }: DeliverParts,
  { serviceUrl = '', conversation }: Partial<ConversationReference>,
  activity: Partial<Activity>,
): Promise<{ fault?: Fault; id?: string }> {
  try {
    await adapter.connectorToken();
  } catch (err) {
    const text = `the bot got no token: ${faultOf(err).text}`;
    return { fault: { meaning: 'not-arrived', text } };
  }
  try {
    const { conversations } = await adapter.connector(serviceUrl);
    const place = String(conversation?.id);
    const { id } = await conversations.sendToConversation(place, activity as Activity, {
      abortSignal: AbortSignal.timeout(timeoutMs),
    });
    return { id };
  } catch (err) {
    return { fault: faultOf(err) };
  }
}

function delivered({ conversationId, reply }: Message, id: string | undefined): DeliveryResult {
  const seq = Number(String(reply.id).split('|').at(-1));
  if (!id) return { kind: 'delivered' };
  return {
    kind: 'delivered',
    async alongside(db) {
      await noteChannelId(db, { conversationId, seq, channelActivityId: id });
      return false;
    },
  };
}

function failed(
  { now }: DeliverParts,
  { conversationId, begunAt }: Message,
  { meaning, text, retryAfterMs }: Fault,
): DeliveryResult {
  switch (meaning) {
    case 'not-arrived':
      return { kind: 'retry', error: text, ...(retryAfterMs && { retryAfterMs }) };
    case 'left':
      return {
        kind: 'refused',
        error: text,
        alongside: (db) => noteLeft(db, { conversationId, at: begunAt, now: now() }),
      };
    default:
      return { kind: meaning, error: text };
  }
}
