// Posts ticket events to the operator's system, signed as Standard Webhooks 1.0.

import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { DeliveryResult } from './delivery-result';
import { ticketSchema } from './ticket';
import { ticketChangeSchema } from './ticket-change';

/** The body of a delivery. Its JSON Schema is served at /schemas/ticket-event.json. */
export const ticketEventSchema = z.strictObject({
  type: z.enum(['ticket.created', 'ticket.updated']),
  timestamp: z.iso.datetime(),
  /** The ticket as it is after the event; `updatedAt` grows with every change, so a late delivery is recognised. */
  data: ticketSchema,
  /** With `ticket.updated`: what changed, and who did it. */
  changes: z.array(ticketChangeSchema).optional(),
});

const TIMEOUT_MS = 20_000;

export interface WebhookTarget {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
}

/**
 * One try. The id stays the same for every try of an event, so that receivers recognise a repeat; time and
 * signature are those of the try. Redirects are failures, 410 ends the delivery (Standard Webhooks 1.0).
 */
export async function postWebhook(
  target: WebhookTarget,
  event: { id: string; body: string },
  now: Date,
): Promise<DeliveryResult> {
  const signature = new Webhook(target.secret).sign(event.id, now, event.body);
  let response: Response;
  try {
    response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Thaw',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body: event.body,
    });
  } catch (err) {
    return { kind: 'retry', error: reasonOf(err) };
  }
  // The answer's body is of no interest; reading none of it frees the connection.
  await response.body?.cancel();
  if (response.ok) return { kind: 'delivered' };
  const error = `the receiver answered ${response.status}`;
  if (response.status === 410) return { kind: 'refused', error };
  const retryAfter = Number(response.headers.get('retry-after'));
  return { kind: 'retry', error, ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }) };
}

/** Node hides the real reason of a failed fetch in the cause. */
function reasonOf(err: unknown): string {
  const cause = err instanceof Error && err.cause instanceof Error ? err.cause : err;
  return cause instanceof Error ? cause.message : String(cause);
}
