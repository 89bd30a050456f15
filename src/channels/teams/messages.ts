// POST /api/messages: Teams and other Bot Framework channels.

import { randomUUID } from 'node:crypto';
import { type Activity, DeliveryModes, INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Request, Response } from 'restify';
import { type Config, isLoopback } from '../../config';
import { ThawError } from '../../errors';
import type { Store } from '../../store/store';
import { checkFiles } from '../../tickets/paper';
import type { Origin } from '../../turns/accept';
import { findByChannelId } from '../../turns/activity-store';
import type { Incoming } from '../../turns/incoming';
import type { AcceptOptions, Turns } from '../../turns/turns';
import type { Looks } from '../looks';
import { isReadReceipt, lastRead } from '../read-receipt';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { checkServiceUrl } from './cloud/service-url';
import type { Conversations } from './conversations';
import { addressOf, originOf, parseEnvelope } from './envelope';
import { hear } from './events';
import { type FetchJob, filesOfMessage } from './files/files';
import { answerInvoke, type InvokeParts } from './form/answer-invoke';
import { forChannel, placeOf } from './form/for-channel';
import type { Typing } from './form/typing';
import { takeUpCarried } from './own-chat';
import { answerTap, type TapParts } from './staff/answer-tap';
import { isInChannel, isStaffTap } from './staff/tap';

export interface MessagesParts {
  config: Config;
  adapter: BotFrameworkAdapter;
  store: Store;
  turns: Turns;
  conversations: Conversations;
  now: () => number;
  taps: TapParts;
  invokes: InvokeParts;
  typing: Typing;
  looks: Pick<Looks, 'note'>;
}

export function messages(parts: MessagesParts) {
  return async (req: Request, res: Response): Promise<void> => {
    checkCaller(parts.config, req);
    const activity = parseEnvelope(req.body);
    const authorization = req.headers.authorization ?? '';
    const answer = await parts.adapter.receive(authorization, activity, (context) =>
      receive(parts, context),
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

async function receive(parts: MessagesParts, context: TurnContext): Promise<void> {
  const { activity } = context;
  const { turns, store, taps, conversations } = parts;
  const origin = originOf(activity);
  if (activity.type === 'typing') return turns.noteTyping(origin.conversationId);
  if (isReadReceipt(activity)) return noteRead(parts, origin.conversationId, activity);
  if (isStaffTap(activity, taps.channel)) {
    const value = { status: 200, body: await answerTap(taps, activity) };
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
    return;
  }
  // What colleagues write to each other beneath a card is no merchant's message.
  if (isInChannel(activity, taps.channel)) return;
  if (activity.type === 'invoke') {
    const value = await answerInvoke(parts.invokes, activity, origin.conversationId);
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
    return;
  }
  const waits = activity.deliveryMode === DeliveryModes.ExpectReplies;
  if (!waits) checkServiceUrl(activity.serviceUrl, parts.config);
  const heard = await hear(activity, {
    store,
    now: parts.now,
    conversationId: origin.conversationId,
  });
  if (!heard) return;
  const { incoming, before, isCut, channelActivityId = origin.channelActivityId } = heard;
  await conversations.ensure(origin, waits ? undefined : addressOf(activity));
  const awaited = { isAwaited: waits };
  // Whoever writes is there, however long the words of a group have waited.
  const carried = origin.isGroup ? undefined : await takeUpCarried(parts, origin, awaited);
  const accepted = await turns.accept({ ...origin, channelActivityId }, incoming, {
    ...awaited,
    ...(before !== undefined && { before }),
    ...(isCut && { isCut }),
    ...acceptFiles(parts, activity, { origin, incoming }),
  });
  if (!waits) {
    if (accepted.turn && activity.channelId === 'msteams') {
      const { conversationId } = origin;
      const to = { conversationId, address: addressOf(activity) };
      void parts.typing.showUntil(turns.replies(accepted), to);
    }
    return;
  }
  const earlier = carried ? await turns.replies(carried) : [];
  const replies = [...earlier, ...(await turns.replies(accepted))];
  const place = placeOf(activity);
  const sent = replies.map((reply) => forChannel(reply, place));
  if (sent.length > 0) await context.sendActivities(sent);
}

/** Of a message that we do not know, such as one from before its id was kept, nothing is told. */
async function noteRead(
  { store, looks }: MessagesParts,
  conversationId: string,
  receipt: Activity,
): Promise<void> {
  const channelActivityId = lastRead(receipt);
  if (channelActivityId === undefined) return;
  const [read] = await findByChannelId(store.read, { conversationId, channelActivityId });
  if (read) looks.note(conversationId, { seq: read.seq, read: read.seq });
}

/** The channel holds the files; they are fetched when the message is safe. */
function acceptFiles(
  { config }: MessagesParts,
  { id, serviceUrl }: Activity,
  { origin, incoming }: { origin: Origin; incoming: Incoming },
): Pick<AcceptOptions, 'files' | 'fetch'> {
  const hasAppId = Boolean(config.MicrosoftAppId);
  const { toFetch, refused } = filesOfMessage(incoming, { serviceUrl, hasAppId });
  // What all may open is no paper of one: it is to be sent again in the own chat.
  if (origin.isGroup) {
    const left = [...refused, ...toFetch.map(({ name }) => ({ name, reason: 'link' as const }))];
    return left.length > 0 ? { files: checkFiles(left) } : {};
  }
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
