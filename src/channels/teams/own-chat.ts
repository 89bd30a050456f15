// The chat that a person has with the bot alone: opened for what was written in a group, which goes on there.

import type { ConversationParameters, ConversationReference } from 'botbuilder';
import type { Config } from '../../config';
import type { Store } from '../../store/store';
import type { DeliveryResult } from '../../tickets/delivery-result';
import type { Accepted, Origin } from '../../turns/accept';
import { carriedWords, forgetCarried, ownConversation } from '../../turns/carried-store';
import type { Delivery } from '../../turns/outbox-store';
import type { AcceptOptions, Turns } from '../../turns/turns';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { cloudOf } from './cloud/clouds';
import { within } from './cloud/time-limit';
import type { Conversations } from './conversations';
import { faultOf } from './fault';

/** What was written longer ago is no longer what brings the person here. */
const FRESH_MS = 24 * 60 * 60_000;
const TIMEOUT_MS = 30_000;
/** What the service answers where the person has not installed the app: the words wait until then. */
const NOT_THERE = new Set([400, 403, 404]);

export interface OwnChatParts {
  store: Store;
  turns: Pick<Turns, 'accept'>;
  adapter: Pick<BotFrameworkAdapter, 'connector' | 'dropToken'>;
  conversations: Conversations;
  now: () => number;
}

/** Teams' page of the app, from which its chat opens and where it is added first if need be. */
export function ownChatUrl(config: Config): (channelId: string) => string | undefined {
  const app = config.TEAMS_APP_ID ?? config.MicrosoftAppId;
  const url = app && `${cloudOf(config).client}/l/app/${app}`;
  return (channelId) => (channelId === 'msteams' ? url : undefined);
}

interface Job {
  channel: string;
  userId: string;
  /** Of the group. */
  address: ConversationReference;
}

/**
 * The words are heard as the person's own message, once: its id is made from theirs.
 * @returns undefined where there are none
 */
export async function takeUpCarried(
  { store, turns, now }: Omit<OwnChatParts, 'adapter' | 'conversations'>,
  origin: Origin,
  options: AcceptOptions = {},
): Promise<Accepted | undefined> {
  const { channel, userId } = origin;
  const carried = await carriedWords(store.read, { channel, userId });
  const last = carried.at(-1)?.id;
  if (last === undefined) return undefined;
  const fresh = carried.filter(({ at }) => now() - at < FRESH_MS);
  let accepted: Accepted | undefined;
  if (fresh.length > 0) {
    const text = [...new Set(fresh.flatMap((each) => each.text.split('\n')))].join('\n');
    const once = { ...origin, channelActivityId: `carried:${last}`, sentAt: undefined };
    const said = { type: 'message', text } as const;
    accepted = await turns.accept(once, said, { ...options, isCarried: true });
  }
  await store.write((db) => forgetCarried(db, { channel, userId, last }));
  return accepted;
}

/** Of one person and one bot the service makes one chat only, however often it is asked. */
export function openOwnChat(parts: OwnChatParts) {
  return async ({ payload }: Pick<Delivery, 'payload'>): Promise<DeliveryResult> => {
    const job = JSON.parse(payload) as Job;
    const { channel, userId } = job;
    try {
      const [known] = await ownConversation(parts.store.read, { channel, userId });
      const conversationId = known?.id ?? (await create(parts, job));
      await takeUpCarried(parts, { conversationId, channel, userId });
      return { kind: 'delivered' };
    } catch (err) {
      return notOpened(parts, err);
    }
  };
}

async function create(
  { adapter, conversations }: OwnChatParts,
  { channel, userId, address }: Job,
): Promise<string> {
  const { serviceUrl, bot, user } = address;
  const { tenantId } = address.conversation;
  const connector = await adapter.connector(serviceUrl);
  const wanted = {
    isGroup: false,
    bot,
    members: [user],
    ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as ConversationParameters;
  const { id } = await connector.conversations.createConversation(wanted, within(TIMEOUT_MS));
  const conversation = { id, isGroup: false, conversationType: 'personal', name: '' };
  const conversationId = `${channel}:${id}`;
  await conversations.ensure(
    { conversationId, channel, userId },
    { ...address, conversation: { ...conversation, ...(tenantId && { tenantId }) } },
  );
  return conversationId;
}

function notOpened({ adapter }: OwnChatParts, err: unknown): DeliveryResult {
  const { status, text, retryAfterMs } = faultOf(err);
  if (status === 401) adapter.dropToken();
  if (status !== undefined && NOT_THERE.has(status)) return { kind: 'delivered' };
  return { kind: 'retry', error: text, ...(retryAfterMs && { retryAfterMs }) };
}
