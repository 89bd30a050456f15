// The gate: the chance that a question is one the examples can answer at all, from evidence beside the scores.

import type { Evidence } from './mixture';
import type { Model } from './model';
import { GATE } from './tuning';

/** Keeps odds finite. */
const LITTLE = 1e-6;

/** Returns for evidence the calibrated chance (0..1) that any label is right. */
export function createGate(model: Model): (evidence: Evidence) => number {
  const { expectedKnown, knowsOutside } = model;
  const labels = Math.log(model.labels.length);
  const examples = Math.log(model.exampleCount / model.labels.length);
  const liftWeight = GATE.lift + GATE.liftByLabels * labels + GATE.liftByExamples * examples;
  const constant =
    GATE.bias +
    GATE.labels * labels +
    GATE.examplesPerLabel * examples +
    (knowsOutside ? GATE.knowsOutside : 0);
  return ({ lift, outside, isNoise, text }) => {
    // Without anything known every label is as good as any other.
    if (text.isBlank || isNoise) return 0;
    const expected = text.isHan ? expectedKnown.han : expectedKnown.latin;
    const odds =
      constant +
      liftWeight * lift +
      GATE.knownWords * (text.knownWords - expected) +
      GATE.knownGrams * text.knownGrams +
      GATE.length * Math.log(1 + text.wordCount) +
      (knowsOutside ? GATE.outside * logOdds(outside) : 0);
    return 1 / (1 + Math.exp(-odds));
  };
}

function logOdds(chance: number): number {
  return Math.log((chance + LITTLE) / (1 - chance + LITTLE));
}
