// What the route needs of an activity before the Bot Framework's own code may see it, and whose conversation it is.

import { type Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { ThawError } from '../../errors';
import type { Origin } from '../../turns/accept';

const id = z.string().min(1).max(300);

const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(50),
  id: id.optional(),
  channelId: z.string().min(1).max(50),
  from: z.looseObject({ id, name: z.string().max(300).nullish() }),
  recipient: z.looseObject({ id }).optional(),
  conversation: z.looseObject({ id, conversationType: z.string().max(50).nullish() }),
  text: z.string().nullish(),
  timestamp: z.string().max(50).nullish(),
  localTimestamp: z.string().max(50).nullish(),
  expiration: z.string().max(50).nullish(),
  serviceUrl: z.string().max(500).nullish(),
  deliveryMode: z.string().max(20).nullish(),
  replyToId: z.string().max(300).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string().max(100).optional() }))
    .max(100)
    .nullish(),
});

/** @throws ThawError ACTIVITY_INVALID naming each wrong field */
export function parseEnvelope(body: unknown): Activity {
  const activity = withoutNulls(body);
  const result = envelopeSchema.safeParse(activity);
  if (!result.success) {
    const faults = result.error.issues.map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
    throw new ThawError('ACTIVITY_INVALID', { faults: faults.join('; ') });
  }
  return activity as Activity;
}

/** Clients send null for absent fields, which the Bot Framework's own code does not expect. */
function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

/** Group chats, meeting chats and channels: others read along. */
export function isInGroup({ conversation }: Activity): boolean {
  const { id, isGroup, conversationType } = conversation;
  if (conversationType === 'groupChat' || conversationType === 'channel') return true;
  return isGroup === true || (!conversationType && THREAD.test(id));
}

/** How Teams names what several people share. */
const THREAD = /@thread\.\w+(?:;|$)/;

/** Every person has an own conversation, in a group too: nothing that one says is state of another. */
export function originOf(activity: Activity): Origin {
  const { channelId, conversation, from } = activity;
  const isGroup = isInGroup(activity);
  const sentAt = String(activity.timestamp ?? activity.localTimestamp ?? '');
  return {
    conversationId: `${channelId}:${conversation.id}${isGroup ? `#${from.id}` : ''}`,
    channel: channelId,
    userId: from.id,
    ...(isGroup && { isGroup }),
    ...(from.name && { userName: from.name }),
    ...(activity.id && { channelActivityId: activity.id }),
    ...(sentAt && { sentAt }),
  };
}

/** Where replies go. The id of the single activity is left out: the address stays the same from message to message. */
export function addressOf(activity: Activity): object {
  const { activityId: _id, ...address } = TurnContext.getConversationReference(activity);
  return address;
}

/** In a group the bot is spoken to by its name, or by a tap on what it sent. */
export function isAddressed({ entities, recipient, value }: Activity): boolean {
  if (value !== undefined) return true;
  return (entities ?? []).some(
    ({ type, mentioned }) =>
      type === 'mention' && mentioned?.id !== undefined && mentioned.id === recipient?.id,
  );
}
