// Three classifiers on the same features, trained together; their product says which label fits a question.

import { SparseBayes } from './classifiers/bayes';
import { SparseLogistic } from './classifiers/logistic';
import { Nearest } from './classifiers/nearest';
import { addLinear, type LinearWeights, linearScores, softmax } from './classifiers/sparse';
import { Concepts, type SynonymGroups } from './concepts';
import { DatasetBuilder } from './dataset-builder';
import { copyOf, FeatureExtractor, type Features, KIND } from './features';
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
  /** Chance that the question is like the examples of what lies outside; 0 without such examples. */
  outside: number;
  text: WeighedText;
}

export class Mixture {
  readonly labels: readonly string[];
  /** Examples with a label, those of what lies outside not counted. */
  readonly exampleCount: number;
  /** Mean share of an example's words that other examples know: what a question of its script should reach. */
  readonly expectedKnown: { han: number; latin: number };
  readonly #extractor: FeatureExtractor;
  readonly #weigher: Weigher;
  readonly #spelling: Spelling;
  readonly #nearest = new Nearest();
  /** Logistic regression and Bayes are both linear: their product is one linear model, read once per question. */
  readonly #linear: LinearWeights;
  /** Tells inside from outside; apart from the labels, whose order it must not disturb. */
  readonly #outside: LinearWeights | undefined;
  readonly #chances: Float64Array;
  readonly #cosines: Float64Array;
  readonly #sides = new Float64Array(2);

  constructor(examples: readonly Example[], synonyms: SynonymGroups) {
    this.#extractor = new FeatureExtractor(new Concepts(synonyms));
    const [inside, outside] = [true, false].map((isInside) =>
      examples.filter(({ label }) => (label !== OUT_OF_SCOPE) === isInside),
    ) as [Example[], Example[]];
    this.exampleCount = inside.length;
    this.labels = [...new Set(inside.map(({ label }) => label))];
    this.#chances = new Float64Array(this.labels.length);
    this.#cosines = new Float64Array(this.labels.length);
    const vocabulary = new Vocabulary();
    this.#spelling = new Spelling(vocabulary);
    // Names last: which words the questions share is told by the examples alone.
    const named = [...inside, ...namesOf(this.labels)];
    const insideFeatures = this.#learn(named, vocabulary);
    const insideSize = vocabulary.size;
    const outsideFeatures = this.#learn(outside, vocabulary);
    this.#weigher = new Weigher(vocabulary, insideSize);
    this.expectedKnown = this.#expectedKnown(insideFeatures.slice(0, inside.length));
    this.#linear = this.#fitLabels(insideFeatures, named, insideSize);
    if (outside.length > 0) {
      this.#outside = this.#fitOutside(insideFeatures, outsideFeatures, vocabulary.size);
    }
  }

  get knowsOutside(): boolean {
    return this.#outside !== undefined;
  }

  ask(question: string): Evidence {
    const features = this.#extractor.extract(question, (words) => this.#spelling.correct(words));
    const text = this.#weigher.weigh(features);
    const chances = this.#chances;
    linearScores(this.#linear, text, chances);
    this.#nearest.score(text, this.#cosines);
    for (let label = 0; label < chances.length; label++) {
      chances[label] =
        (chances[label] as number) + MIXTURE.nearest * (this.#cosines[label] as number);
    }
    softmax(chances);
    return { chances, outside: this.#outsideChance(text), text };
  }

  #outsideChance({ ids, values, fullLength }: WeighedText): number {
    if (!this.#outside) return 0;
    linearScores(this.#outside, { ids, values, length: fullLength }, this.#sides);
    softmax(this.#sides);
    return this.#sides[1] as number;
  }

  #learn(examples: readonly Example[], vocabulary: Vocabulary): Features[] {
    return examples.map(({ text }) => {
      const features = copyOf(this.#extractor.extract(text));
      vocabulary.learn(features);
      this.#spelling.learn(features.words);
      return features;
    });
  }

  #fitLabels(
    features: readonly Features[],
    examples: readonly Example[],
    featureCount: number,
  ): LinearWeights {
    const numbers = new Map(this.labels.map((label, number) => [label, number]));
    const builder = new DatasetBuilder();
    for (const [i, each] of features.entries()) {
      builder.add(this.#weigher.weigh(each), numbers.get(examples[i]?.label ?? '') ?? 0);
    }
    const data = builder.build(this.labels.length, featureCount);
    const logistic = new SparseLogistic();
    const bayes = new SparseBayes();
    for (const model of [logistic, bayes, this.#nearest]) model.fit(data);
    return addLinear(logistic, bayes, { into: MIXTURE.logistic, added: MIXTURE.bayes });
  }

  #fitOutside(
    inside: readonly Features[],
    outside: readonly Features[],
    featureCount: number,
  ): LinearWeights {
    const builder = new DatasetBuilder();
    for (const [side, features] of [inside, outside].entries()) {
      for (const each of features) {
        const { ids, values, fullLength } = this.#weigher.weigh(each);
        builder.add({ ids, values, length: fullLength }, side);
      }
    }
    const model = new SparseLogistic();
    model.fit(builder.build(2, featureCount));
    return model;
  }

  #expectedKnown(features: readonly Features[]): { han: number; latin: number } {
    const known = { han: new Mean(), latin: new Mean() };
    for (const each of features) {
      known[isHan(each) ? 'han' : 'latin'].add(this.#weigher.knownElsewhere(each, KIND.word));
    }
    return { han: known.han.value, latin: known.latin.value };
  }
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
