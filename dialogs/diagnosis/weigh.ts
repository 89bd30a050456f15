// Adds up what the answers say for each cause, and names the likely ones with their reasons.

import type { Diagnosis } from '../../src/knowledge/diagnosis';
import type { Step } from './record';

/** Fewer points are no more than a hint. */
const FEWEST_POINTS = 2;
/** A second cause is named when it comes at least this close to the first. */
const CLOSE = 0.6;
const MOST_NAMED = 2;

export interface LikelyCause {
  outcome: Diagnosis['causes'][number];
  points: number;
  /** The answers that speak for it, in the order given. */
  reasons: Step[];
}

/** Best first, two at most; none when nothing stands out. A tie goes to the cause that the file lists first. */
export function likelyCauses({ causes }: Diagnosis, steps: readonly Step[]): LikelyCause[] {
  const pointsOf = (step: Step, cause: string) => step.answer?.points[cause] ?? 0;
  const weighed = causes
    .map((outcome) => ({
      outcome,
      points: steps.reduce((sum, step) => sum + pointsOf(step, outcome.cause), 0),
      reasons: steps.filter((step) => pointsOf(step, outcome.cause) > 0),
    }))
    .sort((a, b) => b.points - a.points);
  const most = weighed[0]?.points ?? 0;
  return weighed
    .filter(({ points }) => points >= Math.max(FEWEST_POINTS, most * CLOSE))
    .slice(0, MOST_NAMED);
}

/** How much of all that was said speaks for the first cause, 0..1; it never comes to certainty. */
export function shareOf(cause: LikelyCause, steps: readonly Step[]): number {
  const positive = steps
    .flatMap(({ answer }) => Object.values(answer?.points ?? {}))
    .filter((points) => points > 0);
  return cause.points / (positive.reduce((sum, points) => sum + points, 0) + 1);
}
