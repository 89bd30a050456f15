// Weighs the features of a text: its meaning, then tf-idf of words and characters, each scaled to its share.

import type { SparseVector } from './classifiers/sparse';
import { type Features, KIND, KINDS, MOST_FEATURES } from './features';
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
  /** The first `length` features are those of the entries' examples; up to here follow those only seen outside. */
  fullLength: number;
  knownWords: number;
  knownGrams: number;
  wordCount: number;
  /** Neither a known feature nor a word whose meaning is known. */
  isBlank: boolean;
  /** Whether most of its words are Chinese. */
  isHan: boolean;
}

/** Weighs texts once the vocabulary is complete. The vector returned is reused by the next call. */
export class Weigher {
  readonly #vocabulary: Vocabulary;
  readonly #insideSize: number;
  readonly #idf: Float32Array;
  /** idf of a feature that no training text has. */
  readonly #rarest: number;
  /** Position of a feature in the vector being built; -1 elsewhere. */
  readonly #places: Int32Array;
  readonly #counts = new Int32Array(LONGEST);
  readonly #kinds = new Uint8Array(LONGEST);
  readonly #unknown = new Float64Array(KINDS);
  readonly #unknownSeen = new Set<number>();
  readonly #text: WeighedText = {
    ids: Int32Array.from({ length: LONGEST }, (_, i) => i),
    values: new Float32Array(LONGEST),
    length: 0,
    fullLength: 0,
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
    this.#idf = new Float32Array(vocabulary.size);
    for (let id = 0; id < vocabulary.size; id++)
      this.#idf[id] = rarity(vocabulary.documents, vocabulary.frequency(id));
    this.#rarest = rarity(vocabulary.documents, 0);
    this.#places = new Int32Array(vocabulary.size).fill(-1);
  }

  weigh(features: Features): WeighedText {
    const text = this.#text;
    this.#collect(features);
    this.#scale();
    for (let i = DIMENSIONS; i < text.fullLength; i++) this.#places[text.ids[i] as number] = -1;
    text.length = this.#putInsideFirst();
    const hasMeaning = meaningOf(features.words, this.#meaning);
    text.isBlank = !hasMeaning && text.length === DIMENSIONS;
    text.wordCount = features.words.length;
    text.isHan = isHan(features);
    return text;
  }

  /** How much of a training text the other training texts know: a feature of its own alone is unknown to them. */
  knownElsewhere({ hashes, kinds, length }: Features, kind: number): number {
    let known = 0;
    let unknown = 0;
    for (let i = 0; i < length; i++) {
      if (kinds[i] !== kind) continue;
      const id = this.#vocabulary.find(hashes[i] as number);
      if (id >= 0 && this.#vocabulary.frequency(id) > 1) known += this.#idf[id] as number;
      else unknown += this.#rarest;
    }
    return shareOf(known, unknown);
  }

  #collect({ hashes, kinds, length }: Features): void {
    const text = this.#text;
    text.fullLength = DIMENSIONS;
    this.#unknown.fill(0);
    this.#unknownSeen.clear();
    for (let i = 0; i < length; i++) {
      const hash = hashes[i] as number;
      const kind = kinds[i] as number;
      const id = this.#vocabulary.find(hash);
      if (id < 0) {
        if (this.#unknownSeen.has(hash)) continue;
        this.#unknownSeen.add(hash);
        this.#unknown[kind] = (this.#unknown[kind] as number) + 1;
        continue;
      }
      const place = this.#places[id] as number;
      if (place >= 0) {
        this.#counts[place] = (this.#counts[place] as number) + 1;
        continue;
      }
      this.#places[id] = text.fullLength;
      this.#counts[text.fullLength] = 1;
      this.#kinds[text.fullLength] = kind;
      text.ids[text.fullLength++] = id;
    }
  }

  #scale(): void {
    const { ids, values, fullLength: length } = this.#text;
    const known = new Float64Array(KINDS);
    const foreign = new Float64Array(KINDS);
    const squares = [0, 0];
    for (let i = DIMENSIONS; i < length; i++) {
      const kind = this.#kinds[i] as number;
      const idf = this.#idf[ids[i] as number] as number;
      const value = (1 + Math.log(this.#counts[i] as number)) * idf;
      values[i] = value;
      const shares = (ids[i] as number) < this.#insideSize ? known : foreign;
      shares[kind] = (shares[kind] as number) + idf;
      squares[familyOf(kind)] = (squares[familyOf(kind)] as number) + value * value;
    }
    // A sound that nobody knows says nothing: its characters are counted already.
    for (let kind = 0; kind < KIND.sound; kind++) {
      const weight = this.#rarest * UNKNOWN_WEIGHT;
      const family = familyOf(kind);
      squares[family] =
        (squares[family] as number) + (this.#unknown[kind] as number) * weight * weight;
    }
    const words = Math.sqrt(WORD_SHARE / (squares[0] || 1));
    const grams = Math.sqrt((1 - WORD_SHARE) / (squares[1] || 1));
    for (let i = DIMENSIONS; i < length; i++) {
      values[i] =
        (values[i] as number) * (familyOf(this.#kinds[i] as number) === 0 ? words : grams);
    }
    this.#text.knownWords = this.#knownShare(known, foreign, KIND.word);
    this.#text.knownGrams = this.#knownShare(known, foreign, KIND.gram);
  }

  #knownShare(known: Float64Array, foreign: Float64Array, kind: number): number {
    const unknown = (foreign[kind] as number) + (this.#unknown[kind] as number) * this.#rarest;
    return shareOf(known[kind] as number, unknown);
  }

  /** @returns how many features stand in front: those that examples of entries have. */
  #putInsideFirst(): number {
    const { ids, values, fullLength } = this.#text;
    let inside = DIMENSIONS;
    for (let i = DIMENSIONS; i < fullLength; i++) {
      const id = ids[i] as number;
      if (id >= this.#insideSize) continue;
      const value = values[i] as number;
      ids[i] = ids[inside] as number;
      values[i] = values[inside] as number;
      ids[inside] = id;
      values[inside++] = value;
    }
    return inside;
  }
}

/** Whether most words of a text are Chinese. */
export function isHan({ words }: Features): boolean {
  let han = 0;
  for (const word of words) if (word.isHan) han++;
  return han * 2 > words.length;
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
