// Time as a part that is handed in, so that tests can set it.

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
