// The gate: the chance that a question is one the examples can answer at all, from evidence beside the scores.

import type { Evidence } from './mixture';
import type { Model } from './model';
import { GATE } from './tuning';

/** Keeps odds finite. */
const LITTLE = 1e-6;

/** Returns for evidence and its labels, best first, the calibrated chance (0..1) that any label is right. */
export function createGate(model: Model): (evidence: Evidence, order: readonly number[]) => number {
  const { labels, exampleCount, expectedKnown } = model;
  const knowsOutside = model.outside !== undefined;
  const constant =
    GATE.bias +
    GATE.labels * Math.log(labels.length) +
    GATE.examplesPerLabel * Math.log(exampleCount / labels.length) +
    (knowsOutside ? GATE.knowsOutside : 0);
  return ({ chances, outside, isNoise, text }, order) => {
    // Without anything known every label is as good as any other.
    if (text.isBlank || isNoise) return 0;
    const top = chances[order[0] ?? -1] ?? 0;
    const second = chances[order[1] ?? -1] ?? 0;
    const expected = text.isHan ? expectedKnown.han : expectedKnown.latin;
    const odds =
      constant +
      GATE.topOdds * logOdds(top) +
      GATE.margin * Math.log((top + LITTLE) / (second + LITTLE)) +
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
