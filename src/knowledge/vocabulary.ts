// Numbers the features of the training texts and weighs those of a text: tf-idf, each family scaled to its share.

import type { Dataset, SparseVector } from './classifiers/sparse';
import { type Features, KIND, KINDS, MOST_FEATURES } from './features';

/** Weight of a feature family in the length of a vector. */
const SHARE = [0.5, 0.5];
/** Families that are scaled together. */
const GROUP = [0, 0, 0, 1];
const KIND_WEIGHT = [1, 0.7, 1, 1];
/** What an unknown feature counts in a vector's length, relative to the rarest known one. */
const UNKNOWN_WEIGHT = 0.5;

export interface WeighedText extends SparseVector {
  /** Share (0..1) of the weight of words that the training texts know. */
  knownWords: number;
  knownGrams: number;
  wordCount: number;
}

export class Vocabulary {
  #keys = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 12);
  #size = 0;
  #documents = 0;
  #frequency = new Int32Array(1 << 12);
  #lastSeen = new Int32Array(1 << 12);
  #idf = new Float32Array(0);
  readonly #counts = new Int32Array(MOST_FEATURES);
  #place = new Int32Array(0);
  readonly #kinds = new Uint8Array(MOST_FEATURES);
  readonly #weighed: WeighedText = {
    ids: new Int32Array(MOST_FEATURES),
    values: new Float32Array(MOST_FEATURES),
    length: 0,
    knownWords: 0,
    knownGrams: 0,
    wordCount: 0,
  };
  readonly #unknown = new Set<number>();

  get size(): number {
    return this.#size;
  }

  /** Counts the features of one training text. */
  learn(features: Features): void {
    this.#documents++;
    for (let i = 0; i < features.length; i++) {
      const id = this.#idOf(features.hashes[i] as number);
      if (this.#lastSeen[id] === this.#documents) continue;
      this.#lastSeen[id] = this.#documents;
      this.#frequency[id] = (this.#frequency[id] as number) + 1;
    }
  }

  /** Fixes the weights once every training text was counted. */
  finish(): void {
    this.#idf = new Float32Array(this.#size);
    for (let id = 0; id < this.#size; id++) this.#idf[id] = this.#rarity(this.#frequency[id] as number);
    this.#place = new Int32Array(this.#size).fill(-1);
    this.#lastSeen = new Int32Array(0);
  }

  has(hash: number): boolean {
    return this.#find(hash) >= 0;
  }

  /** The vector of a text; it is reused by the next call. */
  weigh(features: Features): WeighedText {
    const out = this.#weighed;
    out.length = 0;
    this.#unknown.clear();
    const unknownWeight = new Float64Array(KINDS);
    const rarest = this.#rarity(0) ;
    for (let i = 0; i < features.length; i++) {
      const hash = features.hashes[i] as number;
      const kind = features.kinds[i] as number;
      const id = this.#find(hash);
      if (id < 0) {
        if (!this.#unknown.has(hash)) {
          this.#unknown.add(hash);
          unknownWeight[kind] = (unknownWeight[kind] as number) + 1;
        }
        continue;
      }
      const place = this.#place[id] as number;
      if (place >= 0) {
        this.#counts[place] = (this.#counts[place] as number) + 1;
        continue;
      }
      this.#place[id] = out.length;
      this.#counts[out.length] = 1;
      this.#kinds[out.length] = kind;
      out.ids[out.length++] = id;
    }
    this.#scale(out, unknownWeight, rarest);
    for (let i = 0; i < out.length; i++) this.#place[out.ids[i] as number] = -1;
    out.wordCount = features.words.length;
    return out;
  }

  #scale(out: WeighedText, unknown: Float64Array, rarest: number): void {
    const squares = [0, 0];
    const known = new Float64Array(KINDS);
    for (let i = 0; i < out.length; i++) {
      const kind = this.#kinds[i] as number;
      const idf = this.#idf[out.ids[i] as number] as number;
      const value = (1 + Math.log(this.#counts[i] as number)) * idf * (KIND_WEIGHT[kind] as number);
      out.values[i] = value;
      known[kind] = (known[kind] as number) + idf;
      const group = GROUP[kind] as number;
      squares[group] = (squares[group] as number) + value * value;
    }
    for (let kind = 0; kind < KINDS; kind++) {
      const group = GROUP[kind] as number;
      const weight = rarest * UNKNOWN_WEIGHT * (KIND_WEIGHT[kind] as number);
      squares[group] = (squares[group] as number) + (unknown[kind] as number) * weight * weight;
    }
    const scales = squares.map((sum, group) => (sum > 0 ? Math.sqrt((SHARE[group] as number) / sum) : 0));
    for (let i = 0; i < out.length; i++) {
      out.values[i] = (out.values[i] as number) * (scales[GROUP[this.#kinds[i] as number] as number] as number);
    }
    out.knownWords = shareOf(known[KIND.word] as number, (unknown[KIND.word] as number) * rarest);
    out.knownGrams = shareOf(known[KIND.gram] as number, (unknown[KIND.gram] as number) * rarest);
  }

  #rarity(frequency: number): number {
    return Math.log((1 + this.#documents) / (1 + frequency)) + 1;
  }

  #find(hash: number): number {
    const mask = this.#keys.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] as number;
      if (slot === 0) return -1;
      if (this.#keys[at] === hash) return slot - 1;
    }
  }

  #idOf(hash: number): number {
    const found = this.#find(hash);
    if (found >= 0) return found;
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    this.#insert(hash, ++this.#size);
    return this.#size - 1;
  }

  #insert(hash: number, slot: number): void {
    const mask = this.#keys.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#keys[at] = hash;
    this.#slots[at] = slot;
  }

  #grow(): void {
    const [keys, slots] = [this.#keys, this.#slots];
    this.#keys = new Int32Array(keys.length * 2);
    this.#slots = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (slots[i] !== 0) this.#insert(keys[i] as number, slots[i] as number);
    }
    this.#frequency = grown(this.#frequency);
    this.#lastSeen = grown(this.#lastSeen);
  }
}

/** Copies weighed texts into one training set. */
export class DatasetBuilder {
  readonly #starts: number[] = [0];
  #ids = new Int32Array(1 << 14);
  #values = new Float32Array(1 << 14);
  #length = 0;

  add(vector: SparseVector): void {
    while (this.#length + vector.length > this.#ids.length) {
      this.#ids = grown(this.#ids);
      const values = new Float32Array(this.#values.length * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#ids.set(vector.ids.subarray(0, vector.length), this.#length);
    this.#values.set(vector.values.subarray(0, vector.length), this.#length);
    this.#length += vector.length;
    this.#starts.push(this.#length);
  }

  build(labels: Int32Array, labelCount: number, featureCount: number): Dataset {
    const ids = this.#ids.slice(0, this.#length);
    const values = this.#values.slice(0, this.#length);
    return { starts: Int32Array.from(this.#starts), ids, values, labels, labelCount, featureCount };
  }
}

function shareOf(known: number, unknown: number): number {
  return known + unknown > 0 ? known / (known + unknown) : 0;
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
