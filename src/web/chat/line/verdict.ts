// What follows from a letter that was not acknowledged.

import { Refusal } from './refusal';

/** `open`: with a new token first. `again`: the same letter later; the service knows a repeat by its id. */
export type Verdict = 'open' | 'again' | 'refused';

/** Of a token that has expired, or of a conversation that this service does not know. */
const ELSEWHERE = [401, 403, 404];
const PASSING = [408, 425, 429];
const FAULT = 500;
/** A letter at which the service stumbles every time must not hold up the others for ever. */
const MOST_FAULTS = 8;

export interface History {
  /** How often the service stumbled at it. */
  faults: number;
  /** Whether the conversation was opened anew for it, just before. */
  hasNewToken: boolean;
}

export function verdictOn(error: unknown, { faults, hasNewToken }: History): Verdict {
  if (!(error instanceof Refusal)) return 'again';
  const { status } = error;
  if (ELSEWHERE.includes(status)) return hasNewToken ? 'refused' : 'open';
  if (status === FAULT) return faults < MOST_FAULTS ? 'again' : 'refused';
  return status > FAULT || PASSING.includes(status) ? 'again' : 'refused';
}

export function isFault(error: unknown): boolean {
  return error instanceof Refusal && error.status === FAULT;
}
