// The form in which a stored reply leaves for a Bot Framework channel.

import type { Activity } from 'botbuilder';

/** Our ids, times and addresses mean nothing to the channel; it gives its own. */
export function forChannel(reply: object): Partial<Activity> {
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
  return rest;
}
