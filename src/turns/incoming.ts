// What a channel may hand over: a whitelist of the Bot Framework's activity, checked before anything is stored.

import { z } from 'zod';
import { ThawError } from '../errors';
import { TEXT_LIMIT } from './text-limit';

/** Names of the events that the service sends to itself: no client may forge one. */
const INTERNAL = 'thaw/';

/** Far more than are taken, so that those beyond can be named in the answer. */
const MOST_ATTACHMENTS = 50;

const jsonObject = z.record(z.string(), z.unknown());

/** Fields that are not listed are dropped: id, sender, time and addresses are ours to give. */
const incomingSchema = z.object({
  type: z.enum(['message', 'event', 'typing', 'conversationUpdate', 'invoke', 'endOfConversation']),
  text: z.string().optional(),
  name: z
    .string()
    .max(200)
    .refine((name) => !name.startsWith(INTERNAL), `${INTERNAL}… is the service's own`)
    .optional(),
  value: z.unknown().optional(),
  locale: z.string().max(35).optional(),
  localTimezone: z.string().max(64).optional(),
  membersAdded: z
    .array(z.object({ id: z.string().max(300) }))
    .max(50)
    .optional(),
  channelData: jsonObject.optional(),
  entities: z.array(jsonObject).max(20).optional(),
  attachments: z.array(jsonObject).max(MOST_ATTACHMENTS).optional(),
});

export type Incoming = Omit<z.output<typeof incomingSchema>, 'entities'>;

/**
 * @throws ThawError ACTIVITY_INVALID naming each wrong field, TEXT_TOO_LONG
 */
export function parseIncoming(body: unknown): Incoming {
  const result = incomingSchema.safeParse(withoutNulls(body));
  if (!result.success) {
    const faults = result.error.issues.map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
    throw new ThawError('ACTIVITY_INVALID', { faults: faults.join('; ') });
  }
  const length = result.data.text?.length ?? 0;
  if (length > TEXT_LIMIT) throw new ThawError('TEXT_TOO_LONG', { length, limit: TEXT_LIMIT });
  return withTapAsValue(result.data);
}

/** Web Chat hangs the thumb that was tapped on its event as an entity; events speak by their value here. */
function withTapAsValue({ entities, ...incoming }: z.output<typeof incomingSchema>): Incoming {
  const [tapped] = entities ?? [];
  const isTap = incoming.type === 'event' && incoming.value === undefined && tapped !== undefined;
  return isTap ? { ...incoming, value: tapped } : incoming;
}

/** Clients send null for absent fields. */
function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
