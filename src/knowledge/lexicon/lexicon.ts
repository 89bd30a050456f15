// What words mean in general: a vector for common English words, and through their English glosses for Chinese ones.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Neighbours } from './neighbours';

/** Numbers in a vector. */
export const DIMENSIONS = 96;
/** Frequent words carry little: the weight a / (a + p) of Arora 2017 ("SIF"), p by Zipf's law from the word's rank. */
const SMOOTHING = 1e-3;
/** A gloss says less surely what is meant than the word itself. */
const GLOSS_WEIGHT = 0.8;
const REMEMBERED = 20_000;
const UNITS = 0x10000;
/** Rarer words are hardly ever what was mistyped. */
const TYPED_WORDS = 20_000;

/** Looks up words; the files are read once in a process, at the first use (about 30 ms). */
export class Lexicon {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #vectors: Int8Array;
  readonly #glosses: ReadonlyMap<string, string>;
  /** Chinese words, most frequent first. */
  readonly #chineseRanks: ReadonlyMap<string, number>;
  /** By code unit: sounds are asked for every character of a question. */
  readonly #sounds: readonly (string | undefined)[];
  readonly #syllables: ReadonlySet<string>;
  #neighbours: Neighbours | undefined;
  /** Vectors of words asked for before; `null` has none. */
  readonly #known = new Map<string, Float32Array | null>();

  constructor(folder = __dirname) {
    const read = (file: string) => readFileSync(join(folder, file));
    const words = read('english.txt').toString().trimEnd().split('\n');
    this.#ranks = ranksOf(words);
    const { buffer, byteOffset, length } = read('english.bin');
    this.#vectors = new Int8Array(buffer, byteOffset, length);
    this.#glosses = pairs(read('chinese.tsv').toString());
    this.#chineseRanks = ranksOf(this.#glosses.keys());
    const sounds = pairs(read('sounds.tsv').toString());
    this.#syllables = new Set(sounds.values());
    this.#sounds = Array.from({ length: UNITS }, (_, unit) =>
      sounds.get(String.fromCharCode(unit)),
    );
  }

  /** Adds the vector of a folded word, weighted by how much it says. @returns false when nothing is known of it. */
  addMeaning(word: string, sum: Float32Array): boolean {
    const vector = this.#vectorOf(word);
    if (!vector) return false;
    for (let i = 0; i < DIMENSIONS; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
    return true;
  }

  /** How a Han character is read, in pinyin without the tone. */
  soundOf(character: string): string | undefined {
    return this.#sounds[character.charCodeAt(0)];
  }

  isSyllable(text: string): boolean {
    return this.#syllables.has(text);
  }

  isEnglish(word: string): boolean {
    return this.#ranks.has(word);
  }

  /** How often an English or Chinese word is used; 0 for others. */
  chanceOf(word: string): number {
    for (const ranks of [this.#ranks, this.#chineseRanks]) {
      const rank = ranks.get(word);
      if (rank !== undefined) return chanceAt(rank, ranks.size);
    }
    return 0;
  }

  /** Common English words one typing error away; they are filed at the first call (about 50 ms). */
  neighboursOf(text: string): Iterable<string> {
    this.#neighbours ??= new Neighbours([...this.#ranks.keys()].slice(0, TYPED_WORDS));
    return this.#neighbours.of(text);
  }

  #vectorOf(word: string): Float32Array | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const vector = this.#englishVector(word) ?? this.#glossVector(word);
    // Emptied as a whole: simpler than an age for each, and it happens only under a flood of odd words.
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(word, vector);
    return vector;
  }

  #englishVector(word: string): Float32Array | null {
    const rank = this.#ranks.get(word);
    if (rank === undefined) return null;
    const start = rank * DIMENSIONS;
    const vector = Float32Array.from(this.#vectors.subarray(start, start + DIMENSIONS));
    return scaled(vector, weightOf(rank, this.#ranks.size));
  }

  #glossVector(word: string): Float32Array | null {
    const glosses = this.#glosses.get(word);
    if (glosses === undefined) return null;
    const sum = new Float32Array(DIMENSIONS);
    for (const gloss of glosses.split('; ')) {
      const meaning = new Float32Array(DIMENSIONS);
      for (const part of gloss.split(' ')) add(this.#englishVector(part), meaning);
      add(scaled(meaning, 1), sum);
    }
    const rank = this.#chineseRanks.get(word) ?? 0;
    return scaled(sum, GLOSS_WEIGHT * weightOf(rank, this.#chineseRanks.size));
  }
}

let shared: Lexicon | undefined;

export function lexicon(): Lexicon {
  shared ??= new Lexicon();
  return shared;
}

function ranksOf(words: Iterable<string>): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const word of words) ranks.set(word, ranks.size);
  return ranks;
}

/** Zipf's law. */
function chanceAt(rank: number, size: number): number {
  return 1 / ((rank + 1) * Math.log(size));
}

function weightOf(rank: number, size: number): number {
  const chance = chanceAt(rank, size);
  return SMOOTHING / (SMOOTHING + chance);
}

function pairs(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let start = 0; start < text.length; ) {
    const tab = text.indexOf('\t', start);
    const end = text.indexOf('\n', tab);
    found.set(text.slice(start, tab), text.slice(tab + 1, end));
    start = end + 1;
  }
  return found;
}

function add(vector: Float32Array | null, sum: Float32Array): void {
  if (!vector) return;
  for (let i = 0; i < DIMENSIONS; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
}

/** Gives a vector the length wanted, in place; one without direction stays as it is. */
export function scaled(vector: Float32Array, length: number): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const factor = squares > 0 ? length / Math.sqrt(squares) : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * factor;
  return vector;
}
