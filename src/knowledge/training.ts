// Training: reads the examples once, then fits two linear models that together say which label fits a question.

import { SparseBayes } from './classifiers/bayes';
import { SparseLogistic } from './classifiers/logistic';
import { addLinear, type LinearWeights } from './classifiers/sparse';
import { Concepts, type SynonymGroups } from './concepts';
import { DatasetBuilder } from './dataset-builder';
import { copyOf, FeatureExtractor, type Features, KIND } from './features';
import { WordCounts } from './known-words';
import { DIMENSIONS } from './lexicon/lexicon';
import type { Model } from './model';
import { MIXTURE } from './tuning';
import { Vocabulary } from './vocabulary';
import { isHan, Weigher } from './weigher';

/** A labelled text to learn from: for the knowledge files a phrasing and the id of its entry. */
export interface Example {
  text: string;
  label: string;
}

/** Label of examples that must not be answered: they teach what lies outside. */
export const OUT_OF_SCOPE = 'oos';

/** The same examples in the same order give the same model on every machine. */
export function train(examples: readonly Example[], synonyms: SynonymGroups): Model {
  return new Training(synonyms).run(examples);
}

class Training {
  readonly #synonyms: SynonymGroups;
  readonly #extractor: FeatureExtractor;
  readonly #vocabulary = new Vocabulary(DIMENSIONS);
  readonly #words = new WordCounts();

  constructor(synonyms: SynonymGroups) {
    this.#synonyms = synonyms;
    this.#extractor = new FeatureExtractor(new Concepts(synonyms));
  }

  run(examples: readonly Example[]): Model {
    const inside = examples.filter(({ label }) => label !== OUT_OF_SCOPE);
    const outside = examples.filter(({ label }) => label === OUT_OF_SCOPE);
    const labels = [...new Set(inside.map(({ label }) => label))];
    // Names last: which words the questions share is told by the examples alone.
    const named = [...inside, ...namesOf(labels)];
    const insideFeatures = this.#learn(named);
    const insideSize = this.#vocabulary.size;
    const outsideFeatures = this.#learn(outside);
    const weigher = new Weigher(this.#vocabulary, insideSize);
    const sides = { inside: insideFeatures, outside: outsideFeatures };
    const numbers = numbersOf(named, labels);
    return {
      labels,
      exampleCount: inside.length,
      expectedKnown: expectedKnown(weigher, insideFeatures.slice(0, inside.length)),
      synonyms: this.#synonyms,
      vocabulary: this.#vocabulary.tables(),
      insideSize,
      words: this.#words.all(),
      linear: fitLabels(weigher, insideFeatures, { numbers, labels, featureCount: insideSize }),
      ...(outside.length > 0 && { outside: fitOutside(weigher, sides, this.#vocabulary.size) }),
    };
  }

  #learn(examples: readonly Example[]): Features[] {
    return examples.map(({ text }) => {
      const features = copyOf(this.#extractor.extract(text));
      this.#vocabulary.learn(features);
      this.#words.learn(features.words);
      return features;
    });
  }
}

function numbersOf(examples: readonly Example[], labels: readonly string[]): number[] {
  const numbers = new Map(labels.map((label, number) => [label, number]));
  return examples.map(({ label }) => numbers.get(label) ?? 0);
}

function fitLabels(
  weigher: Weigher,
  features: readonly Features[],
  { numbers, labels, featureCount }: LabelledBy,
): LinearWeights {
  const builder = new DatasetBuilder();
  for (const [i, each] of features.entries()) builder.add(weigher.weigh(each), numbers[i] ?? 0);
  const data = builder.build(labels.length, featureCount);
  const logistic = new SparseLogistic();
  const bayes = new SparseBayes({ firstCounted: DIMENSIONS });
  for (const model of [logistic, bayes]) model.fit(data);
  const { weights, bias } = addLinear(logistic, bayes, {
    into: MIXTURE.logistic,
    added: MIXTURE.bayes,
  });
  return { weights, bias };
}

interface LabelledBy {
  /** Number of each example's label. */
  numbers: readonly number[];
  labels: readonly string[];
  featureCount: number;
}

function fitOutside(
  weigher: Weigher,
  sides: { inside: readonly Features[]; outside: readonly Features[] },
  featureCount: number,
): LinearWeights {
  const builder = new DatasetBuilder();
  for (const [side, features] of [sides.inside, sides.outside].entries()) {
    for (const each of features) {
      const { ids, values, fullLength } = weigher.weigh(each);
      builder.add({ ids, values, length: fullLength }, side);
    }
  }
  const model = new SparseLogistic();
  model.fit(builder.build(2, featureCount));
  return { weights: model.weights, bias: model.bias };
}

function expectedKnown(weigher: Weigher, features: readonly Features[]): Model['expectedKnown'] {
  const known = { han: new Mean(), latin: new Mean() };
  for (const each of features) {
    known[isHan(each) ? 'han' : 'latin'].add(weigher.knownElsewhere(each, KIND.word));
  }
  return { han: known.han.value, latin: known.latin.value };
}

/** The words in a label are an example of it: `card_arrival` says what it is about before any question does. */
function namesOf(labels: readonly string[]): Example[] {
  return labels.flatMap((label) => {
    const text = label
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    return text === '' ? [] : [{ text, label }];
  });
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
