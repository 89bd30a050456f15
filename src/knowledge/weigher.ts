// Weighs the features of a text: its meaning, then tf-idf of words and characters, each scaled to its share.

import type { SparseVector } from './classifiers/sparse';
import { type Features, MOST_FEATURES } from './features';
import { KIND, KINDS } from './hashes';
import { DIMENSIONS } from './lexicon/lexicon';
import { meaningOf } from './meaning';
import { UNKNOWN_WEIGHT, WORD_SHARE } from './tuning';
import type { Vocabulary } from './vocabulary';

/** The most numbers of a weighed text. */
const LONGEST = DIMENSIONS + MOST_FEATURES;

/**
 * A text as vector, with how much of it the training texts know (shares of weight, 0..1).
 * The first `DIMENSIONS` features are its meaning, the others stand for what occurs in it.
 */
export interface WeighedText extends SparseVector {
  knownWords: number;
  knownGrams: number;
  wordCount: number;
  /** Neither a feature of the entries' examples nor a word whose meaning is known. */
  isBlank: boolean;
  /** Whether most of its words are Chinese. */
  isHan: boolean;
}

/** Weighs texts once the vocabulary is complete. The vector returned is reused by the next call. */
export class Weigher {
  readonly #vocabulary: Vocabulary;
  readonly #insideSize: number;
  /** idf of a feature by the number of training texts that have it. */
  readonly #idf: Float32Array;
  /** idf of a feature that no training text has. */
  readonly #rarest: number;
  readonly #kinds = new Uint8Array(LONGEST);
  /** idf of the features known to examples of entries, and of those only seen outside, summed for each kind. */
  readonly #known = new Float64Array(KINDS);
  readonly #foreign = new Float64Array(KINDS);
  /** Features that no training text has, counted for each kind. */
  readonly #unknown = new Float64Array(KINDS);
  /** Squared lengths of the two families. */
  readonly #squares = new Float64Array(2);
  readonly #text: WeighedText = {
    ids: Int32Array.from({ length: LONGEST }, (_, i) => i),
    values: new Float32Array(LONGEST),
    length: 0,
    knownWords: 0,
    knownGrams: 0,
    wordCount: 0,
    isBlank: true,
    isHan: false,
  };

  /** The front of the vector being built. */
  readonly #meaning = this.#text.values.subarray(0, DIMENSIONS);

  /** Features numbered below `insideSize` stand in examples of entries, the others only in examples of what lies outside. */
  constructor(vocabulary: Vocabulary, insideSize: number) {
    this.#vocabulary = vocabulary;
    this.#insideSize = insideSize;
    const { documents } = vocabulary;
    this.#idf = Float32Array.from({ length: documents + 1 }, (_, texts) =>
      rarity(documents, texts),
    );
    this.#rarest = rarity(documents, 0);
  }

  weigh(features: Features): WeighedText {
    const text = this.#text;
    this.#collect(features);
    this.#scale();
    const hasMeaning = meaningOf(features.words, this.#meaning);
    text.isBlank = !hasMeaning && this.#known.every((idf) => idf === 0);
    text.wordCount = features.words.length;
    text.isHan = isHan(features);
    return text;
  }

  /** How much of a training text the other training texts know: a feature of its own alone is unknown to them. */
  knownElsewhere({ hashes, kinds, counts, length }: Features, kind: number): number {
    let known = 0;
    let unknown = 0;
    for (let i = 0; i < length; i++) {
      if (kinds[i] !== kind) continue;
      const place = this.#vocabulary.find(hashes[i] as number);
      const texts = place < 0 ? 0 : this.#vocabulary.textsAt(place);
      const count = counts[i] as number;
      if (texts > 1) known += count * (this.#idf[texts] as number);
      else unknown += count * this.#rarest;
    }
    return shareOf(known, unknown);
  }

  #collect({ hashes, kinds, counts, length }: Features): void {
    const { ids, values } = this.#text;
    const vocabulary = this.#vocabulary;
    for (const sums of [this.#known, this.#foreign, this.#unknown, this.#squares]) sums.fill(0);
    this.#squares[0] = 0 * vocabulary.touch(hashes, length);
    let at = DIMENSIONS;
    for (let i = 0; i < length; i++) {
      const kind = kinds[i] as number;
      const place = vocabulary.find(hashes[i] as number);
      if (place < 0) {
        add(this.#unknown, kind, 1);
        continue;
      }
      const id = vocabulary.numberAt(place);
      const idf = this.#idf[vocabulary.textsAt(place)] as number;
      const count = counts[i] as number;
      const value = count === 1 ? idf : (1 + Math.log(count)) * idf;
      add(id < this.#insideSize ? this.#known : this.#foreign, kind, idf);
      add(this.#squares, familyOf(kind), value * value);
      ids[at] = id;
      values[at] = value;
      this.#kinds[at++] = kind;
    }
    this.#text.length = at;
  }

  #scale(): void {
    const { values, length } = this.#text;
    // A sound that nobody knows says nothing: its characters are counted already.
    for (let kind = 0; kind < KIND.sound; kind++) {
      const weight = this.#rarest * UNKNOWN_WEIGHT;
      add(this.#squares, familyOf(kind), (this.#unknown[kind] as number) * weight * weight);
    }
    const words = Math.sqrt(WORD_SHARE / (this.#squares[0] || 1));
    const grams = Math.sqrt((1 - WORD_SHARE) / (this.#squares[1] || 1));
    for (let i = DIMENSIONS; i < length; i++) {
      values[i] =
        (values[i] as number) * (familyOf(this.#kinds[i] as number) === 0 ? words : grams);
    }
    this.#text.knownWords = this.#knownShare(KIND.word);
    this.#text.knownGrams = this.#knownShare(KIND.gram);
  }

  #knownShare(kind: number): number {
    const rest = (this.#foreign[kind] as number) + (this.#unknown[kind] as number) * this.#rarest;
    return shareOf(this.#known[kind] as number, rest);
  }
}

/** Whether most words of a text are Chinese. */
export function isHan({ words }: Features): boolean {
  let han = 0;
  for (const word of words) if (word.isHan) han++;
  return han * 2 > words.length;
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

/** Words, pairs and concepts are scaled together, grams and sounds apart. */
function familyOf(kind: number): 0 | 1 {
  return kind < KIND.gram ? 0 : 1;
}

/** The smoothed inverse document frequency of scikit-learn. */
function rarity(documents: number, frequency: number): number {
  return Math.log((1 + documents) / (1 + frequency)) + 1;
}

function shareOf(known: number, unknown: number): number {
  return known + unknown > 0 ? known / (known + unknown) : 0;
}
