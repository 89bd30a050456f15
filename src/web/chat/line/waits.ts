// How long to wait before the next attempt.

import { Refusal } from './refusal';

/** The wait doubles from the first to the longest, so a returning service is noticed soon. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/**
 * None before the first, then spread by chance, so that a restarted service does not meet every page at once.
 * @param attempts made so far
 */
export function waitBefore(attempts: number): number {
  if (attempts === 0) return 0;
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return ceiling * (0.5 + Math.random() / 2);
}

/** What the service asked for, or none. */
export function askedWait(fault: unknown): number {
  return fault instanceof Refusal ? fault.retryAfterMs : 0;
}
