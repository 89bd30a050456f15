// Three classifiers on the same features, trained together; their product says which label fits a question.

import { SparseBayes } from './classifiers/bayes';
import { SparseLogistic } from './classifiers/logistic';
import { Nearest } from './classifiers/nearest';
import { type SparseModel, softmax } from './classifiers/sparse';
import { Concepts, type SynonymGroups } from './concepts';
import { DatasetBuilder } from './dataset-builder';
import { FeatureExtractor, KIND } from './features';
import { Spelling } from './spelling';
import { MIXTURE } from './tuning';
import { Vocabulary } from './vocabulary';
import { isHan, type WeighedText, Weigher } from './weigher';

/** A labelled text to learn from: for the knowledge files a phrasing and the id of its entry. */
export interface Example {
  text: string;
  label: string;
}

/** Label of examples that must not be answered: they teach what lies outside. */
export const OUT_OF_SCOPE = 'oos';

/** What the classifiers found in a question; reused by the next one. */
export interface Evidence {
  /** Chance of each label, given that one of them is right. */
  chances: Float64Array;
  /** Cosine (0..1) of the nearest example. */
  closest: number;
  text: WeighedText;
}

/** Keeps a product of chances finite where one classifier is certain. */
const SMALLEST_CHANCE = 1e-9;

export class Mixture {
  readonly labels: readonly string[];
  /** Mean share of an example's words that other examples know: what a question of its script should reach. */
  readonly expectedKnown: { han: number; latin: number };
  readonly #extractor: FeatureExtractor;
  readonly #weigher: Weigher;
  readonly #spelling: Spelling;
  readonly #nearest = new Nearest();
  readonly #parts: readonly { model: SparseModel; weight: number; chances: Float64Array }[];
  readonly #chances: Float64Array;

  constructor(examples: readonly Example[], synonyms: SynonymGroups) {
    this.#extractor = new FeatureExtractor(new Concepts(synonyms));
    this.labels = [...new Set(examples.map(({ label }) => label))];
    const vocabulary = new Vocabulary();
    this.#spelling = new Spelling(vocabulary);
    for (const { text } of examples) {
      const features = this.#extractor.extract(text);
      vocabulary.learn(features);
      this.#spelling.learn(features.words);
    }
    this.#weigher = new Weigher(vocabulary);
    this.#chances = new Float64Array(this.labels.length);
    const models: [SparseModel, number][] = [
      [new SparseLogistic(), MIXTURE.logistic],
      [new SparseBayes(), MIXTURE.bayes],
      [this.#nearest, MIXTURE.nearest],
    ];
    this.#parts = models.map(([model, weight]) => ({
      model,
      weight,
      chances: this.#chances.slice(),
    }));
    this.expectedKnown = this.#fit(examples, vocabulary.size);
  }

  ask(question: string): Evidence {
    const features = this.#extractor.extract(question, (words) => this.#spelling.correct(words));
    const text = this.#weigher.weigh(features);
    const chances = this.#chances.fill(0);
    for (const part of this.#parts) {
      part.model.score(text, part.chances);
      for (let label = 0; label < chances.length; label++) {
        chances[label] =
          (chances[label] as number) +
          part.weight * Math.log((part.chances[label] as number) + SMALLEST_CHANCE);
      }
    }
    softmax(chances);
    return { chances, closest: this.#nearest.closest, text };
  }

  #fit(examples: readonly Example[], featureCount: number): { han: number; latin: number } {
    const numbers = new Map(this.labels.map((label, number) => [label, number]));
    const builder = new DatasetBuilder();
    const known = { han: new Mean(), latin: new Mean() };
    for (const { text, label } of examples) {
      const features = this.#extractor.extract(text);
      if (label !== OUT_OF_SCOPE)
        known[isHan(features) ? 'han' : 'latin'].add(
          this.#weigher.knownElsewhere(features, KIND.word),
        );
      builder.add(this.#weigher.weigh(features), numbers.get(label) ?? 0);
    }
    const data = builder.build(this.labels.length, featureCount);
    for (const { model } of this.#parts) model.fit(data);
    return { han: known.han.value, latin: known.latin.value };
  }
}

class Mean {
  #sum = 0;
  #count = 0;

  add(value: number): void {
    this.#sum += value;
    this.#count++;
  }

  get value(): number {
    return this.#sum / Math.max(1, this.#count);
  }
}
