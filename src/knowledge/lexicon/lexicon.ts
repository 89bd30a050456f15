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
  /** Number of the syllable of each code unit, 0 for none: sounds are asked for every character of a question. */
  readonly #sounds = new Uint16Array(UNITS);
  /** Numbers of the syllables, from 1. */
  readonly #syllables = new Map<string, number>();
  readonly #syllableNames: (string | undefined)[] = [undefined];
  #neighbours: Neighbours | undefined;

  constructor(folder = __dirname) {
    const read = (file: string) => readFileSync(join(folder, file));
    const words = read('english.txt').toString().trimEnd().split('\n');
    this.#ranks = ranksOf(words);
    const { buffer, byteOffset, length } = read('english.bin');
    this.#vectors = new Int8Array(buffer, byteOffset, length);
    this.#glosses = pairs(read('chinese.tsv').toString());
    this.#chineseRanks = ranksOf(this.#glosses.keys());
    for (const [character, sound] of pairs(read('sounds.tsv').toString()))
      this.#sounds[character.charCodeAt(0)] = this.#numberOf(sound);
  }

  /** The vector of a folded word, weighted by how much it says; undefined when nothing is known of it. */
  vectorOf(word: string): Float32Array | undefined {
    return this.#englishVector(word) ?? this.#glossVector(word);
  }

  /** How a Han character is read, in pinyin without the tone. */
  soundOf(character: string): string | undefined {
    return this.#syllableNames[this.soundNumber(character.charCodeAt(0))];
  }

  /** The same for a code unit as a number, 0 for none. */
  soundNumber(unit: number): number {
    return this.#sounds[unit] as number;
  }

  isSyllable(text: string): boolean {
    return this.#syllables.has(text);
  }

  /** The English words with how often they are used. */
  *english(): Iterable<[string, number]> {
    for (const [word, rank] of this.#ranks) yield [word, chanceAt(rank, this.#ranks.size)];
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

  #numberOf(syllable: string): number {
    const known = this.#syllables.get(syllable);
    if (known !== undefined) return known;
    this.#syllables.set(syllable, this.#syllableNames.length);
    return this.#syllableNames.push(syllable) - 1;
  }

  #englishVector(word: string): Float32Array | undefined {
    const rank = this.#ranks.get(word);
    if (rank === undefined) return undefined;
    const vector = new Float32Array(DIMENSIONS);
    this.#addEnglish(rank, vector);
    return vector;
  }

  #addEnglish(rank: number, sum: Float32Array): void {
    const vectors = this.#vectors;
    const start = rank * DIMENSIONS;
    let squares = 0;
    for (let at = start; at < start + DIMENSIONS; at++)
      squares += (vectors[at] as number) * (vectors[at] as number);
    if (squares === 0) return;
    const factor = weightOf(rank, this.#ranks.size) / Math.sqrt(squares);
    for (let i = 0; i < DIMENSIONS; i++)
      sum[i] = (sum[i] as number) + factor * (vectors[start + i] as number);
  }

  #glossVector(word: string): Float32Array | undefined {
    const glosses = this.#glosses.get(word);
    if (glosses === undefined) return undefined;
    const sum = new Float32Array(DIMENSIONS);
    const meaning = new Float32Array(DIMENSIONS);
    for (const gloss of glosses.split('; ')) {
      meaning.fill(0);
      for (const part of gloss.split(' ')) {
        const rank = this.#ranks.get(part);
        if (rank !== undefined) this.#addEnglish(rank, meaning);
      }
      addTo(sum, scaled(meaning, 1));
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

export function addTo(sum: Float32Array, vector: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
}

/** Gives a vector the length wanted, in place; one without direction stays as it is. */
export function scaled(vector: Float32Array, length: number): Float32Array {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += (vector[i] as number) * (vector[i] as number);
  const factor = squares > 0 ? length / Math.sqrt(squares) : 0;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * factor;
  return vector;
}
