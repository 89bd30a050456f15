// Sends replies from the outbox into Bot Framework conversations.

import type { Activity, ConversationReference } from 'botbuilder';
import type { DeliveryResult } from '../../tickets/delivery-result';
import type { Delivery } from '../../turns/outbox-store';
import type { BotFrameworkAdapter } from './adapter';
import { forChannel } from './for-channel';

interface Payload {
  address: Partial<ConversationReference>;
  activity: Partial<Activity>;
}

/**
 * The Bot Connector does not recognise repeats: after an answer that leaves open whether the message arrived
 * (time-out, 5xx) it is not sent again, so that no merchant reads it twice. Only what certainly did not arrive is.
 */
export function deliverToTeams(adapter: BotFrameworkAdapter) {
  return async (delivery: Delivery): Promise<DeliveryResult> => {
    const { address, activity } = JSON.parse(delivery.payload) as Payload;
    try {
      await adapter.sendLater(address, forChannel(activity));
      return { kind: 'delivered' };
    } catch (err) {
      return classify(err);
    }
  };
}

function classify(err: unknown): DeliveryResult {
  const { statusCode, code, message } = err as {
    statusCode?: number;
    code?: string;
    message?: string;
  };
  const error = `${statusCode ?? code ?? ''} ${message ?? String(err)}`.trim().slice(0, 500);
  const neverArrived = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || statusCode === 429;
  return neverArrived ? { kind: 'retry', error } : { kind: 'refused', error };
}
