// Posts ticket events to the operator's system, signed as Standard Webhooks 1.0.

import { Webhook } from 'standardwebhooks';
import { type Dispatcher, request } from 'undici';
import { addressInHost, isPublicAddress } from '../public-address';
import type { DeliveryResult } from './delivery-result';
import { openAgent, PrivateTarget, publicAgent } from './public-agent';

const TIMEOUT_MS = 20_000;
/** An answer's body is of no interest: up to this much is read so that the connection can be used again. */
const READ_BYTES = 16 * 1024;
/** Connections are kept from one delivery to the next. */
const [GUARDED, OPEN] = [publicAgent(), openAgent()];

export interface WebhookTarget {
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  /** Private addresses and plain HTTP are allowed. */
  allowPrivate: boolean;
  timeoutMs?: number;
}

/**
 * One try. The id stays the same for every try of an event, so that receivers recognise a repeat; time and
 * signature are those of the try. Redirects are failures and never followed, 410 stops all deliveries (Standard
 * Webhooks 1.0).
 */
export async function postWebhook(
  target: WebhookTarget,
  event: { id: string; body: string },
  now: Date,
): Promise<DeliveryResult> {
  const { timeoutMs = TIMEOUT_MS } = target;
  try {
    if (!target.allowPrivate) checkUrl(new URL(target.url));
    const answer = await request(target.url, {
      method: 'POST',
      dispatcher: target.allowPrivate ? OPEN : GUARDED,
      signal: AbortSignal.timeout(timeoutMs),
      headers: headersOf(target, event, now),
      body: event.body,
    });
    // A body that is larger, or never ends, costs its connection and nothing else.
    await answer.body.dump({ limit: READ_BYTES }).catch(() => {});
    return resultOf(answer);
  } catch (err) {
    return { kind: 'retry', error: reasonOf(err, timeoutMs) };
  }
}

/** Whether the receiver is there; nothing is posted. @returns its status @throws as undici does, PrivateTarget */
export async function reachWebhook(
  target: Pick<WebhookTarget, 'url' | 'allowPrivate'>,
  timeoutMs: number,
): Promise<number> {
  if (!target.allowPrivate) checkUrl(new URL(target.url));
  const dispatcher = target.allowPrivate ? openAgent() : publicAgent();
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, body } = await request(target.url, { method: 'HEAD', dispatcher, signal });
    await body.dump({ limit: READ_BYTES }).catch(() => {});
    return statusCode;
  } finally {
    await dispatcher.destroy();
  }
}

function checkUrl({ protocol, hostname }: URL): void {
  const address = addressInHost(hostname);
  if (address !== undefined && !isPublicAddress(address)) throw new PrivateTarget(hostname);
  if (protocol !== 'https:') {
    throw new Error(
      'tickets are sent over https alone; ALLOW_PRIVATE_TARGETS=true allows plain http, too',
    );
  }
}

function headersOf(
  { secret }: WebhookTarget,
  { id, body }: { id: string; body: string },
  now: Date,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Thaw',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  };
}

function resultOf({ statusCode, headers }: Dispatcher.ResponseData): DeliveryResult {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered' };
  const error = `the receiver answered ${statusCode}`;
  if (statusCode === 410) return { kind: 'gone', error: `${error}: it wants no more deliveries` };
  const retryAfter = Number(headers['retry-after']);
  return { kind: 'retry', error, ...(retryAfter > 0 && { retryAfterMs: retryAfter * 1000 }) };
}

/** Several failed addresses are one error without a message, and the reasons inside. */
function reasonOf(err: unknown, timeoutMs: number): string {
  const { name, message, errors } = err as { name?: string; message?: string; errors?: Error[] };
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  return message || errors?.map((each) => each.message).join('; ') || String(err);
}
