// The gate: the chance that a question is one the examples can answer at all, from evidence beside the scores.

import type { Evidence } from './mixture';
import { GATE } from './tuning';

/** What the gate must know of the training set. */
export interface TrainingFigures {
  labelCount: number;
  exampleCount: number;
  /** Mean share of an example's words that the other examples know, by script. */
  expectedKnown: { han: number; latin: number };
  /** Whether examples of what lies outside were learned. */
  knowsOutside: boolean;
}

/** Keeps odds finite. */
const LITTLE = 1e-6;

/** Returns for evidence and the chances of the two best labels the calibrated chance (0..1) that any label is right. */
export function createGate(
  figures: TrainingFigures,
): (evidence: Evidence, top: number, second: number) => number {
  const { labelCount, exampleCount, expectedKnown, knowsOutside } = figures;
  const constant =
    GATE.bias +
    GATE.labels * Math.log(labelCount) +
    GATE.examplesPerLabel * Math.log(exampleCount / labelCount) +
    (knowsOutside ? GATE.knowsOutside : 0);
  return ({ text }, top, second) => {
    // Without one known feature every label is as good as any other.
    if (text.length === 0) return 0;
    const expected = text.isHan ? expectedKnown.han : expectedKnown.latin;
    const odds =
      constant +
      GATE.topOdds * Math.log((top + LITTLE) / (1 - top + LITTLE)) +
      GATE.margin * Math.log((top + LITTLE) / (second + LITTLE)) +
      GATE.knownWords * (text.knownWords - expected) +
      GATE.knownGrams * text.knownGrams +
      GATE.length * Math.log(1 + text.wordCount);
    return 1 / (1 + Math.exp(-odds));
  };
}
