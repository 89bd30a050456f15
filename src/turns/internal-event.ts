// Events that the service sends to a conversation itself: stored like a message, so that a turn runs for each exactly once.

import type { ChatActivity } from '../bot/turn';
import type { Database } from '../store/store';
import type { PendingTurn } from './accept';
import { activityId } from './activity-id';
import { insertActivity } from './activity-store';
import { BOT } from './bot-account';
import { advance } from './conversation-store';

export interface InternalEvent {
  /** Begins with `thaw/`: no channel may send such an event. */
  name: `thaw/${string}`;
  value?: unknown;
}

/**
 * Puts the event into the inbox. Usable inside any write job; hand the turn to `Turns.enter` after its commit.
 * Should the process die in between, another one runs the turn, or the next start.
 * @returns undefined when there is no such conversation.
 */
export async function insertInternalEvent(
  db: Database,
  conversationId: string,
  event: InternalEvent & { now: number },
): Promise<PendingTurn | undefined> {
  const [place] = await advance(db, { id: conversationId, count: 1, now: event.now });
  if (!place) return undefined;
  const activity: ChatActivity = {
    type: 'event',
    id: activityId(conversationId, place.seq),
    channelId: place.channel,
    conversation: { id: conversationId },
    from: BOT,
    recipient: { id: place.user_id },
    timestamp: new Date(place.last_at).toISOString(),
    name: event.name,
    ...(event.value !== undefined && { value: event.value }),
  };
  await insertActivity(db, {
    conversationId,
    seq: place.seq,
    channelActivityId: null,
    resendKey: null,
    replyTo: null,
    role: 'bot',
    visible: 0,
    pending: 1,
    at: place.last_at,
    body: JSON.stringify(activity),
  });
  return { conversationId, seq: place.seq, attempts: 0, activity, redacted: [] };
}
