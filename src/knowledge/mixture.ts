// A trained model at work: how likely each label is for a question, and whether it lies outside.

import { packedScores } from './classifiers/packed';
import { softmax } from './classifiers/sparse';
import { Concepts } from './concepts';
import { FeatureExtractor } from './features';
import { HomophoneReader } from './homophones';
import type { Model } from './model';
import { isNoise } from './noise';
import { PinyinReader } from './pinyin';
import { Spelling } from './spelling';
import { Vocabulary } from './vocabulary';
import { type WeighedText, Weigher } from './weigher';
import type { Word } from './words';

/** What the classifiers found in a question; reused by the next one. */
export interface Evidence {
  /** Chance of each label, given that one of them is right. */
  chances: Float64Array;
  /** How far the best label's score lies above the mean of all: it tells strangers better than the best one's chance. */
  lift: number;
  /** Chance that the question is like the examples of what lies outside; 0 without such examples. */
  outside: number;
  /** Nothing was asked: a key held down, a laugh. */
  isNoise: boolean;
  text: WeighedText;
}

export class Mixture {
  readonly #model: Model;
  readonly #vocabulary: Vocabulary;
  readonly #extractor: FeatureExtractor;
  readonly #weigher: Weigher;
  readonly #pinyin: PinyinReader;
  readonly #homophones: HomophoneReader;
  readonly #spelling: Spelling;
  readonly #scores: Float64Array;
  /** The scores of the labels: the front of all. */
  readonly #chances: Float64Array;

  constructor(model: Model) {
    this.#model = model;
    const vocabulary = Vocabulary.of(model.vocabulary);
    this.#vocabulary = vocabulary;
    const concepts = new Concepts(model.synonyms);
    this.#extractor = new FeatureExtractor(concepts);
    this.#weigher = new Weigher(vocabulary, model.insideSize);
    this.#pinyin = new PinyinReader(model.words);
    this.#homophones = new HomophoneReader(vocabulary, model.words, concepts.cut);
    this.#spelling = new Spelling(vocabulary, model.words);
    this.#scores = new Float64Array(model.linear.bias.length);
    this.#chances = this.#scores.subarray(0, model.labels.length);
  }

  ask(question: string): Evidence {
    let written: readonly Word[] = [];
    const features = this.#extractor.extract(question, (words) => {
      written = words;
      return this.#spelling.correct(this.#homophones.read(this.#pinyin.read(words)));
    });
    const text = this.#weigher.weigh(features);
    packedScores(this.#model.linear, text, this.#scores);
    const lift = liftOf(this.#chances);
    softmax(this.#chances);
    return {
      chances: this.#chances,
      lift,
      outside: this.#outsideChance(),
      isNoise: isNoise(written, (word) => this.#isKnown(word)),
      text,
    };
  }

  #isKnown({ hash }: Word): boolean {
    const place = this.#vocabulary.find(hash);
    return place >= 0 && this.#vocabulary.numberAt(place) < this.#model.insideSize;
  }

  #outsideChance(): number {
    if (!this.#model.knowsOutside) return 0;
    return 1 / (1 + Math.exp(-(this.#scores[this.#chances.length] as number)));
  }
}

function liftOf(scores: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (score > best) best = score;
    sum += score;
  }
  return best - sum / scores.length;
}
