// Training: reads the examples once, then fits two linear models that together say which label fits a question.

import { SparseBayes } from './classifiers/bayes';
import { fitDiscriminant } from './classifiers/discriminant';
import { SparseLogistic } from './classifiers/logistic';
import { packed } from './classifiers/packed';
import { addLinear, type Dataset, type LinearWeights } from './classifiers/sparse';
import { Concepts, type SynonymGroups } from './concepts';
import { DatasetBuilder } from './dataset-builder';
import { copyOf, FeatureExtractor, type Features } from './features';
import { KIND } from './hashes';
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

const INSIDE = 0;
const OUTSIDE = 1;

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
    const named = [...inside, ...namesOf(labels), ...namesOf(labels)];
    const insideFeatures = this.#learn(named);
    const insideSize = this.#vocabulary.size;
    const outsideFeatures = this.#learn(outside);
    const weigher = new Weigher(this.#vocabulary, insideSize);
    const numbers = new Map(labels.map((label, number) => [label, number]));
    const lessons = { labels: new DatasetBuilder(), sides: new DatasetBuilder() };
    for (const [i, features] of insideFeatures.entries()) {
      const text = weigher.weigh(features);
      lessons.labels.add(text, numbers.get(named[i]?.label ?? '') ?? 0);
      if (outside.length > 0) lessons.sides.add(text, INSIDE);
    }
    for (const features of outsideFeatures) lessons.sides.add(weigher.weigh(features), OUTSIDE);
    const models = [fitLabels(lessons.labels.build(labels.length, insideSize))];
    if (outside.length > 0) models.push(fitSides(lessons.sides.build(2, this.#vocabulary.size)));
    return {
      labels,
      exampleCount: inside.length,
      expectedKnown: expectedKnown(weigher, insideFeatures.slice(0, inside.length)),
      synonyms: this.#synonyms,
      vocabulary: this.#vocabulary.table(),
      insideSize,
      words: this.#words.all(),
      linear: packed(models),
      knowsOutside: outside.length > 0,
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

function fitLabels(data: Dataset): LinearWeights {
  const logistic = new SparseLogistic();
  const bayes = new SparseBayes({ firstCounted: DIMENSIONS });
  for (const model of [logistic, bayes]) model.fit(data);
  const counted = addLinear(logistic, bayes, { into: MIXTURE.logistic, added: MIXTURE.bayes });
  const { weights, bias } = addLinear(counted, fitDiscriminant(data, DIMENSIONS), {
    into: 1,
    added: MIXTURE.discriminant,
  });
  return { weights, bias };
}

/** One column: how much more each feature speaks for the outside than for the inside. */
function fitSides(data: Dataset): LinearWeights {
  const model = new SparseLogistic();
  model.fit(data);
  const lead = (sides: Float32Array | Float64Array) => (_: unknown, i: number) =>
    (sides[2 * i + OUTSIDE] as number) - (sides[2 * i + INSIDE] as number);
  return {
    weights: Float32Array.from({ length: data.featureCount }, lead(model.weights)),
    bias: Float64Array.of(lead(model.bias)(0, 0)),
  };
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
