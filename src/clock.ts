// Time as a part that is handed in, so that tests can set it.

import { setTimeout as pause } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Ends early, without a fault, when the signal says so. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => pause(ms, undefined, signal && { signal }).catch(() => {}),
};
