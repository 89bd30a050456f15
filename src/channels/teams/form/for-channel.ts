// The form in which a stored reply leaves for a Bot Framework channel.

import type { Activity, ConversationReference } from 'botbuilder';
import { forTeams } from './for-teams';

/** Where a reply goes to. */
export interface Place {
  conversationType: 'personal' | 'groupChat' | 'channel' | undefined;
  channelId: string;
}

/** Teams shows texts, buttons and cards by its own rules; the other channels take them as they are. */
export function forChannel(reply: object, place: Place): Partial<Activity> {
  // Our ids, times and addresses mean nothing to the channel; it gives its own.
  const {
    id: _id,
    timestamp: _timestamp,
    channelId: _channelId,
    conversation: _conversation,
    from: _from,
    recipient: _recipient,
    replyToId: _replyToId,
    ...rest
  } = reply as Partial<Activity>;
  return place.channelId === 'msteams' ? forTeams(rest, place) : rest;
}

/** Of an activity that came from there, or of the address of a conversation. */
export function placeOf({
  channelId = '',
  conversation,
}: Pick<Partial<ConversationReference>, 'channelId' | 'conversation'>): Place {
  const type = conversation?.conversationType as Place['conversationType'];
  return { channelId, conversationType: type };
}
