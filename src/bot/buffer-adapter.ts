// The bot's side of botbuilder: an adapter that sends nothing and only keeps what the dialogs said.

import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import type { ChatActivity, ReplyActivity } from './turn';

const REPLIES = Symbol('thaw.replies');
/** Addresses that botbuilder writes into each reply; the turn engine gives its own. */
const ADDRESS = [
  'channelId',
  'serviceUrl',
  'conversation',
  'from',
  'recipient',
  'replyToId',
] as const;

export class BufferAdapter extends BotAdapter {
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const replies = repliesOf(context);
    for (const activity of activities) {
      const reply = { ...activity } as ReplyActivity;
      for (const field of ADDRESS) delete reply[field];
      replies.push(reply);
    }
    return activities.map(() => ({ id: '' }));
  }

  /** Staff messages reach the merchant through the turn engine, never through the bot. */
  override async continueConversation(): Promise<void> {}

  override async updateActivity(): Promise<void> {}

  override async deleteActivity(): Promise<void> {}
}

export function openContext(adapter: BufferAdapter, activity: ChatActivity): TurnContext {
  const { timestamp, ...rest } = activity;
  const request = { ...rest, timestamp: new Date(timestamp) } as unknown as Partial<Activity>;
  const context = new TurnContext(adapter, request);
  context.turnState.set(REPLIES, []);
  return context;
}

export function repliesOf(context: TurnContext): ReplyActivity[] {
  return context.turnState.get(REPLIES) as ReplyActivity[];
}
