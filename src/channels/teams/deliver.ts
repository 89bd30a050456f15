// Sends replies from the outbox into Bot Framework conversations.

import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, ConversationReference } from 'botbuilder';
import type { DeliveryResult } from '../../tickets/delivery-result';
import type { Delivery } from '../../turns/outbox-store';
import type { BotFrameworkAdapter } from './cloud/adapter';
import { forChannel } from './form/for-channel';

const TIMEOUT_MS = 30_000;

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
      return await Promise.race([
        adapter
          .sendLater(address, forChannel(activity))
          .then((): DeliveryResult => ({ kind: 'delivered' })),
        giveUp(),
      ]);
    } catch (err) {
      return classify(err);
    }
  };
}

/** The SDK sets no time limit of its own. */
async function giveUp(): Promise<DeliveryResult> {
  await pause(TIMEOUT_MS, undefined, { ref: false });
  return { kind: 'refused', error: `no answer within ${TIMEOUT_MS / 1000} s` };
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
