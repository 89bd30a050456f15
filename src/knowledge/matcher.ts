// Finds the entry that a question asks for, says how sure it is, and refuses what it does not know.

import { SparseBayes } from './classifiers/bayes';
import { SparseLogistic } from './classifiers/logistic';
import { Nearest } from './classifiers/nearest';
import type { SparseModel } from './classifiers/sparse';
import { Concepts, type SynonymGroups } from './concepts';
import { FeatureExtractor } from './features';
import { DatasetBuilder, Vocabulary, type WeighedText } from './vocabulary';

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
  /** Decides in well under a millisecond; the same question always gets the same match. */
  match(question: string): Match;
}

/** A labelled text to learn from: for the knowledge files a phrasing and the id of its entry. */
export interface Example {
  text: string;
  label: string;
}

export interface MatcherOptions {
  synonyms?: SynonymGroups;
}

/** Mixture of the three classifiers' chances. */
const MIX = { logistic: 0.45, bayes: 0.25, nearest: 0.3 };
const MOST_CANDIDATES = 5;
const LEAST_CONFIDENCE = 0.3;

/** Learns from the examples (milliseconds per thousand) and returns a matcher that never changes. */
export function createMatcher(examples: readonly Example[], options: MatcherOptions = {}): Matcher {
  return new MixtureMatcher(examples, options);
}

export interface Scores {
  mixed: Float64Array;
  parts: Float64Array[];
  closest: number;
  text: WeighedText;
}

export class MixtureMatcher implements Matcher {
  readonly labels: string[];
  readonly #extractor: FeatureExtractor;
  readonly #vocabulary = new Vocabulary();
  readonly #logistic = new SparseLogistic();
  readonly #bayes = new SparseBayes();
  readonly #nearest = new Nearest();
  readonly #parts: Float64Array[];
  readonly #mixed: Float64Array;

  constructor(examples: readonly Example[], options: MatcherOptions) {
    this.#extractor = new FeatureExtractor(new Concepts(options.synonyms ?? []));
    this.labels = [...new Set(examples.map((example) => example.label))];
    const numbers = new Map(this.labels.map((label, number) => [label, number]));
    for (const { text } of examples) this.#vocabulary.learn(this.#extractor.extract(text));
    this.#vocabulary.finish();
    const builder = new DatasetBuilder();
    for (const { text } of examples) builder.add(this.#vocabulary.weigh(this.#extractor.extract(text)));
    const rows = Int32Array.from(examples, (example) => numbers.get(example.label) ?? 0);
    const data = builder.build(rows, this.labels.length, this.#vocabulary.size);
    for (const model of this.#models()) model.fit(data);
    this.#parts = this.#models().map(() => new Float64Array(this.labels.length));
    this.#mixed = new Float64Array(this.labels.length);
  }

  match(question: string): Match {
    const { mixed } = this.scores(question);
    const candidates = this.#best(mixed);
    const first = candidates[0];
    const confidence = first?.confidence ?? 0;
    if (!first || confidence < LEAST_CONFIDENCE) return { decision: 'none', confidence, candidates };
    return { decision: 'answer', id: first.id, confidence, candidates };
  }

  scores(question: string): Scores {
    const text = this.#vocabulary.weigh(this.#extractor.extract(question));
    const weights = [MIX.logistic, MIX.bayes, MIX.nearest];
    this.#mixed.fill(0);
    for (const [i, model] of this.#models().entries()) {
      const part = this.#parts[i] as Float64Array;
      model.score(text, part);
      for (let label = 0; label < part.length; label++) {
        this.#mixed[label] = (this.#mixed[label] as number) + (weights[i] as number) * (part[label] as number);
      }
    }
    return { mixed: this.#mixed, parts: this.#parts, closest: this.#nearest.closest, text };
  }

  #models(): SparseModel[] {
    return [this.#logistic, this.#bayes, this.#nearest];
  }

  #best(scores: Float64Array): Candidate[] {
    return Array.from(scores, (confidence, label) => ({ id: this.labels[label] ?? '', confidence }))
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, MOST_CANDIDATES);
  }
}
