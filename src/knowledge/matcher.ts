// Finds the entry that a question asks for, says how sure it is, and refuses what it does not know.

import type { SynonymGroups } from './concepts';
import { createGate } from './gate';
import { Mixture } from './mixture';
import type { Model } from './model';
import { type Example, train } from './training';
import { CLEAR_LEAD, LEAST_KNOWN, MOST_OUTSIDE, THIRD_LEAD } from './tuning';

/** One possible entry with the calibrated chance (0..1) that it is the right one. */
export interface Candidate {
  id: string;
  confidence: number;
}

/** What to do with a question. `candidates` are best first, at most five, whatever the decision. */
export type Match =
  | { decision: 'answer'; id: string; confidence: number; candidates: Candidate[] }
  | { decision: 'choices'; choices: Candidate[]; confidence: number; candidates: Candidate[] }
  | { decision: 'none'; confidence: number; candidates: Candidate[] };

export interface Matcher {
  /** Decides in a fraction of a millisecond; the same question always gets the same match. */
  match(question: string): Match;
}

export interface MatcherOptions {
  synonyms?: SynonymGroups;
}

const MOST_CANDIDATES = 5;

/** Learns from the examples (about 150 ms per thousand) and returns a matcher that never changes. */
export function createMatcher(examples: readonly Example[], options: MatcherOptions = {}): Matcher {
  return matcherOf(train(examples, options.synonyms ?? []));
}

/** The matcher that a trained model makes. */
export function matcherOf(model: Model): Matcher {
  const mixture = new Mixture(model);
  const gate = createGate(model);
  return {
    match(question) {
      const evidence = mixture.ask(question);
      const order = bestLabels(evidence.chances);
      const known = gate(evidence);
      const isKnown = known >= LEAST_KNOWN && evidence.outside <= MOST_OUTSIDE;
      return decide(candidatesOf(model.labels, evidence.chances, { order, known }), isKnown);
    },
  };
}

/** Numbers of the likeliest labels, best first; a tie goes to the label that was learned first. */
export function bestLabels(chances: Float64Array): number[] {
  const best: number[] = [];
  for (let label = 0; label < chances.length; label++) {
    const chance = chances[label] as number;
    let place = best.length;
    const last = best[MOST_CANDIDATES - 1];
    if (last !== undefined && chance <= (chances[last] as number)) continue;
    while (place > 0 && chance > (chances[best[place - 1] as number] as number)) place--;
    best.splice(place, 0, label);
    if (best.length > MOST_CANDIDATES) best.pop();
  }
  return best;
}

function candidatesOf(
  labels: readonly string[],
  chances: Float64Array,
  { order, known }: { order: readonly number[]; known: number },
): Candidate[] {
  return order.map((label) => ({
    id: labels[label] ?? '',
    confidence: known * (chances[label] ?? 0),
  }));
}

function decide(candidates: Candidate[], isKnown: boolean): Match {
  const [first, second, third] = candidates;
  const confidence = first?.confidence ?? 0;
  if (!first || !isKnown) return { decision: 'none', confidence, candidates };
  if (!second || first.confidence >= CLEAR_LEAD * second.confidence) {
    return { decision: 'answer', id: first.id, confidence, candidates };
  }
  const choices = [first, second];
  if (third && first.confidence < THIRD_LEAD * third.confidence) choices.push(third);
  return { decision: 'choices', choices, confidence, candidates };
}
