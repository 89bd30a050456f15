// POST /api/messages: Teams and other Bot Framework channels.

import { randomUUID } from 'node:crypto';
import { type Activity, DeliveryModes, INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { type Config, isLoopback } from '../../config';
import { ThawError } from '../../errors';
import type { Store } from '../../store/store';
import { checkFiles } from '../../tickets/paper';
import type { Origin } from '../../turns/accept';
import { createConversation, setAddress } from '../../turns/conversation-store';
import { type Incoming, parseIncoming } from '../../turns/incoming';
import type { AcceptOptions, Turns } from '../../turns/turns';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { checkServiceUrl } from './cloud/service-url';
import { type FetchJob, filesOfMessage } from './files/files';
import { forChannel } from './form/for-channel';
import { answerTap, type ClaimParts, isInChannel, isStaffTap } from './staff/claim';

export interface MessagesParts {
  config: Config;
  adapter: BotFrameworkAdapter;
  store: Store;
  turns: Turns;
  now: () => number;
  claims: ClaimParts;
}

const id = z.string().min(1).max(300);

/** What the route needs of an activity before the Bot Framework's own code may see it. */
const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(50),
  id: id.optional(),
  channelId: z.string().min(1).max(50),
  from: z.looseObject({ id, name: z.string().max(300).nullish() }),
  recipient: z.looseObject({ id }).optional(),
  conversation: z.looseObject({ id }),
  text: z.string().nullish(),
  timestamp: z.string().max(50).nullish(),
  localTimestamp: z.string().max(50).nullish(),
  expiration: z.string().max(50).nullish(),
  serviceUrl: z.string().max(500).nullish(),
  deliveryMode: z.string().max(20).nullish(),
});

/** Types of activity that the bot has an answer to; the channel is told "received" for all others. */
const HANDLED = new Set(['message', 'event', 'conversationUpdate', 'invoke']);

/** Conversations that this process has seen, so that not every message looks them up. */
const KNOWN_LIMIT = 10_000;

export function messages(parts: MessagesParts) {
  const conversations = new Conversations(parts);
  return async (req: Request, res: Response): Promise<void> => {
    checkCaller(parts.config, req);
    const activity = parseEnvelope(req.body);
    const authorization = req.headers.authorization ?? '';
    const answer = await parts.adapter.receive(authorization, activity, (context) =>
      receive(parts, conversations, context),
    );
    res.send(answer?.status ?? 200, answer?.body);
  };
}

/** Without an app id nobody is authenticated: then only this machine itself may call, and no proxy on it. */
function checkCaller(config: Config, req: Request): void {
  if (config.MicrosoftAppId) return;
  const direct = isLoopback(req.socket.remoteAddress ?? '');
  const host = isLoopback((req.headers.host ?? '').replace(/:\d+$/, ''));
  // A service that has a public address stands behind a proxy, whose calls look like this machine's own.
  const published = config.PUBLIC_URL && !isLoopback(new URL(config.PUBLIC_URL).hostname);
  const proxied = req.headers['x-forwarded-for'] ?? req.headers.forwarded;
  if (!direct || !host || published || proxied || req.headers.origin)
    throw new ThawError('CHANNEL_CLOSED');
}

function parseEnvelope(body: unknown): Activity {
  const result = envelopeSchema.safeParse(body);
  if (!result.success) {
    const faults = result.error.issues.map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
    throw new ThawError('ACTIVITY_INVALID', { faults: faults.join('; ') });
  }
  return body as Activity;
}

async function receive(
  parts: MessagesParts,
  conversations: Conversations,
  context: TurnContext,
): Promise<void> {
  const { activity } = context;
  if (activity.type === 'typing') return parts.turns.noteTyping(originOf(activity).conversationId);
  if (!HANDLED.has(activity.type)) return;
  if (isStaffTap(activity, parts.claims.channel)) {
    const value = { status: 200, body: await answerTap(parts.claims, activity) };
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
    return;
  }
  // What colleagues write to each other beneath a card is no merchant's message.
  if (isInChannel(activity, parts.claims.channel)) return;
  const waits = activity.deliveryMode === DeliveryModes.ExpectReplies || activity.type === 'invoke';
  if (!waits) checkServiceUrl(activity.serviceUrl, parts.config);
  if (activity.text && activity.recipient) TurnContext.removeRecipientMention(activity);
  const incoming = parseIncoming(activity);
  const origin = originOf(activity);
  await conversations.ensure(origin, waits ? undefined : addressOf(activity));
  const accepted = await parts.turns.accept(origin, incoming, {
    repliesAreRead: waits,
    isAwaited: waits,
    ...acceptFiles(parts, activity, { origin, incoming }),
  });
  if (!waits) return;
  const replies = await parts.turns.replies(accepted);
  if (replies.length > 0) await context.sendActivities(replies.map(forChannel));
  if (activity.type === 'invoke') {
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200 } });
  }
}

/** The channel holds the files; they are fetched when the message is safe. */
function acceptFiles(
  { config }: MessagesParts,
  { id, serviceUrl }: Activity,
  { origin, incoming }: { origin: Origin; incoming: Incoming },
): Pick<AcceptOptions, 'files' | 'fetch'> {
  const hasAppId = Boolean(config.MicrosoftAppId);
  const { toFetch, refused } = filesOfMessage(incoming, { serviceUrl, hasAppId });
  const { conversationId, channel, userId } = origin;
  const job: FetchJob = {
    origin: { conversationId, channel, userId, channelActivityId: `files:${id ?? randomUUID()}` },
    files: toFetch,
  };
  return {
    ...(refused.length > 0 && { files: checkFiles(refused) }),
    ...(toFetch.length > 0 && { fetch: { payload: job, count: toFetch.length } }),
  };
}

function originOf(activity: Activity): Origin {
  const sentAt = String(activity.timestamp ?? activity.localTimestamp ?? '');
  return {
    conversationId: `${activity.channelId}:${activity.conversation.id}`,
    channel: activity.channelId,
    userId: activity.from.id,
    ...(activity.from.name && { userName: activity.from.name }),
    ...(activity.id && { channelActivityId: activity.id }),
    ...(sentAt && { sentAt }),
  };
}

/** Where replies go. The id of the single activity is left out: the address stays the same from message to message. */
function addressOf(activity: Activity): object {
  const { activityId: _id, ...address } = TurnContext.getConversationReference(activity);
  return address;
}

/** Knows or creates the conversation of a message, and keeps the address for replies current. */
class Conversations {
  readonly #addresses = new Map<string, string>();
  readonly #parts: MessagesParts;

  constructor(parts: MessagesParts) {
    this.#parts = parts;
  }

  async ensure(origin: Origin, reference: object | undefined): Promise<void> {
    const { conversationId, channel, userId } = origin;
    const address = reference ? JSON.stringify(reference) : '';
    const known = this.#addresses.get(conversationId);
    if (known !== undefined && (known === address || !address)) return;
    const { store, now } = this.#parts;
    await store.write(async (db) => {
      await createConversation(db, { id: conversationId, channel, userId, now: now() });
      if (address) await setAddress(db, { id: conversationId, address });
    });
    if (this.#addresses.size >= KNOWN_LIMIT) this.#addresses.clear();
    this.#addresses.set(conversationId, address);
  }
}
