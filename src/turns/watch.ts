// What whoever measures the service is told of turns.

import type { TurnOutcome } from '../bot/turn';
import type { Burst } from './burst';

export interface CommittedTurn {
  burst: Burst;
  outcome: TurnOutcome;
  /** Milliseconds since 1970. */
  now: number;
}

/** Called where a turn goes on: none of it throws or waits. */
export interface TurnWatch {
  /** Its effects are stored. */
  committed(turn: CommittedTurn): void;
  /** It could not be brought to an end. */
  failed(): void;
}
