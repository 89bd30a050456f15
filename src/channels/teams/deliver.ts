// Sends replies from the outbox into Bot Framework conversations.

import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { ReplyActivity } from '../../bot/turn';
import type { Database, Store } from '../../store/store';
import type { DeliveryResult } from '../../tickets/delivery-result';
import { noteChannelId } from '../../turns/activity-store';
import { findAddress } from '../../turns/conversation-store';
import type { Delivery } from '../../turns/outbox-store';
import { noteLeft } from '../../turns/reach-store';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { within } from './cloud/time-limit';
import { type Fault, faultOf } from './fault';
import { isLost, noteHolder, seqOf, type Way, wayOf } from './form/card-in-place';
import { forChannel, placeOf } from './form/for-channel';
import type { Typing } from './form/typing';

const TIMEOUT_MS = 30_000;
const LEFT = 'not tried: the merchant has blocked or removed the bot in Teams';

export interface DeliverParts {
  adapter: BotFrameworkAdapter;
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  timeoutMs?: number;
  typing?: Pick<Typing, 'settled'>;
}

interface Message {
  conversationId: string;
  reply: ReplyActivity;
  /** When it began to be sent, in milliseconds since 1970. */
  begunAt: number;
}

/**
 * The Bot Connector does not recognise repeats: after an answer that leaves open whether the message arrived it is not
 * sent again, so that no merchant reads it twice. Only what certainly did not arrive is, and what was under way when its
 * process died.
 */
export function deliverToTeams(parts: DeliverParts) {
  return async ({ lane, payload, attempts }: Delivery): Promise<DeliveryResult> => {
    const { activity: reply } = JSON.parse(payload) as { activity: ReplyActivity };
    const conversationId = String(lane);
    // As it is by now: the channel may have moved to another service since the reply was made.
    const [place] = await findAddress(parts.store.read, { id: conversationId });
    if (!place?.address) return { kind: 'refused', error: 'the conversation has no address' };
    if (place.left_at !== null) return { kind: 'refused', error: LEFT };
    const address = JSON.parse(place.address) as Partial<ConversationReference>;
    const begunAt = parts.now();
    const message = { conversationId, reply, begunAt };
    const way = await wayOf(parts.store.read, message);
    if (way.do === 'skip') return { kind: 'delivered' };
    await parts.typing?.settled(conversationId);
    const activity = outgoing(reply, address);
    const leave = (chosen: Exclude<Way, { do: 'skip' }>) =>
      withFreshToken(parts.adapter, () => send(parts, address, { activity, way: chosen }));
    if (way.do === 'send') return outcomeOf(parts, message, await leave(way));
    const { fault } = await leave(way);
    if (fault && !isLost(fault, attempts)) {
      return failed(parts, message, { ...fault, meaning: 'not-arrived' });
    }
    if (fault) return outcomeOf(parts, message, await leave({ do: 'send' }));
    return { kind: 'delivered' };
  };
}

/** Without our own ids, which the channel does not know. */
function outgoing(reply: ReplyActivity, address: Partial<ConversationReference>) {
  return TurnContext.applyConversationReference(forChannel(reply, placeOf(address)), address);
}

interface Sent {
  fault?: Fault;
  /** The channel's own of the message. */
  id?: string;
}

async function withFreshToken(
  adapter: BotFrameworkAdapter,
  call: () => Promise<Sent>,
): Promise<Sent> {
  const first = await call();
  if (first.fault?.status !== 401) return first;
  adapter.dropToken();
  return call();
}

async function send(
  { adapter, timeoutMs = TIMEOUT_MS }: DeliverParts,
  { serviceUrl = '', conversation }: Partial<ConversationReference>,
  { activity, way }: { activity: Partial<Activity>; way: Exclude<Way, { do: 'skip' }> },
): Promise<Sent> {
  try {
    await adapter.connectorToken();
  } catch (err) {
    const text = `the bot got no token: ${faultOf(err).text}`;
    return { fault: { meaning: 'not-arrived', text } };
  }
  try {
    const { conversations } = await adapter.connector(serviceUrl);
    const place = String(conversation?.id);
    const options = within(timeoutMs);
    const { id } =
      way.do === 'change'
        ? await conversations.updateActivity(
            place,
            way.id,
            { ...activity, id: way.id } as Activity,
            options,
          )
        : await conversations.sendToConversation(place, activity as Activity, options);
    return { id };
  } catch (err) {
    return { fault: faultOf(err) };
  }
}

function outcomeOf(parts: DeliverParts, message: Message, { fault, id }: Sent): DeliveryResult {
  if (fault) return failed(parts, message, fault);
  return id
    ? { kind: 'delivered', alongside: (db) => noteSent(db, message, id) }
    : { kind: 'delivered' };
}

async function noteSent(db: Database, message: Message, id: string): Promise<false> {
  const { conversationId, reply } = message;
  await noteChannelId(db, { conversationId, seq: seqOf(reply), channelActivityId: id });
  await noteHolder(db, message);
  return false;
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
