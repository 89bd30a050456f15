// When a delivery that failed is tried again.

import type { DeliveryResult } from '../tickets/delivery-result';
import type { Attempt } from './outbox-store';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waiting times after each failed try: the schedule of Standard Webhooks 1.0, about 75 hours in all. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Up to a tenth more, so that many deliveries that failed together do not return together. */
const JITTER = 0.1;
/** A receiver may ask for a longer pause, but not for one that loses the delivery. */
const LONGEST_PAUSE_MS = 24 * HOUR;

/** @param attempts failed tries before this one */
export function attemptOf(
  { id, attempts }: { id: string; attempts: number },
  result: DeliveryResult,
  { now, random }: { now: number; random: () => number },
): Attempt {
  const ended = { id, at: now, nextAt: now };
  if (result.kind === 'delivered') return { ...ended, outcome: 'done', error: null };
  const { error } = result;
  if (result.kind === 'unclear') return { ...ended, outcome: 'unclear', error };
  const pause = RETRY_AFTER_MS[attempts];
  if (result.kind !== 'retry' || pause === undefined) return { ...ended, outcome: 'failed', error };
  const spread = pause * (1 + random() * JITTER);
  const wish = Math.min(result.retryAfterMs ?? 0, LONGEST_PAUSE_MS);
  return { ...ended, outcome: 'retry', nextAt: now + Math.round(Math.max(spread, wish)), error };
}
