// What the service's files import of `botbuilder` beside the adapter, for the candidates that replace it.

import { INVOKE_RESPONSE_KEY, type Untyped } from './sdk-parts.mts';

const DeliveryModes = { ExpectReplies: 'expectReplies' };

const ActivityTypes = {
  Message: 'message',
  Event: 'event',
  Invoke: 'invoke',
  MessageUpdate: 'messageUpdate',
  MessageDelete: 'messageDelete',
  MessageReaction: 'messageReaction',
  ConversationUpdate: 'conversationUpdate',
  InstallationUpdate: 'installationUpdate',
};

const TurnContext = {
  applyConversationReference(activity: Untyped, reference: Untyped) {
    const { user: recipient, bot: from, channelId, serviceUrl, conversation } = reference;
    return Object.assign(activity, { channelId, serviceUrl, conversation, from, recipient });
  },

  getConversationReference(activity: Untyped) {
    const { id: activityId, from: user, recipient: bot } = activity;
    const { conversation, channelId, locale, serviceUrl } = activity;
    return { activityId, user, bot, conversation, channelId, locale, serviceUrl };
  },

  removeRecipientMention(activity: Untyped): string {
    for (const { type, text, mentioned } of activity.entities ?? []) {
      if (type !== 'mention' || mentioned?.id !== activity.recipient?.id || !text) continue;
      activity.text = activity.text.replace(text, '').trim();
    }
    return activity.text;
  },
};

const CardFactory = {
  adaptiveCard: (content: unknown) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content,
  }),
};

export { ActivityTypes, CardFactory, DeliveryModes, INVOKE_RESPONSE_KEY, TurnContext };
