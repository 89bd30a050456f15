// How unlikely each Latin word is: by the examples, and by how common it is in English.

import { mix, step } from './hashes';
import type { KnownWord } from './known-words';
import { lexicon } from './lexicon/lexicon';

/** Shorter words must be known or as common as this: the rare ones are abbreviations. */
const SHORTEST_RARE = 3;
const COMMON = 5e-4;
/** Short forms without their apostrophe: couldnt, theyd, wheres; each ending with the shortest word that takes it. */
const ENDINGS = [
  ['nt', 2],
  ['ll', 2],
  ['ve', 2],
  ['re', 2],
  ['d', 3],
  ['s', 3],
] as const;
/** Chance of the words that have short forms, and how unlikely (−log) such a form is beside its word. */
const HAS_SHORT_FORM = 5e-5;
const SHORTENED = 2;
/** What is no word, and each of its letters. */
const NO_WORD = 8;
const NO_WORD_LETTER = 3;

const FIRST_CAPACITY = 1 << 16;
const LOAD = 0.5;
/** Where the hash of a text begins; `withLetter` goes on from it. */
export const NO_LETTERS = 0x811c9dc5;

/** Filed by hash, so that the pieces of a text are looked up without being cut out of it. */
export class WordCosts {
  /** 0 is empty: what is no word, as most pieces, costs no look at the other table. */
  #hashes = new Int32Array(FIRST_CAPACITY);
  #costs = new Float64Array(FIRST_CAPACITY);
  #size = 0;

  constructor(words: readonly KnownWord[]) {
    const latin = words.filter(({ isHan }) => !isHan);
    const total = latin.reduce((sum, { count }) => sum + count, 0);
    for (const { text, count } of latin) this.#put(hashOf(text), Math.log(total / count));
    for (const [word, chance] of lexicon().english()) {
      if (word.length >= SHORTEST_RARE || chance > COMMON)
        this.#put(hashOf(word), -Math.log(chance));
      if (chance < HAS_SHORT_FORM) continue;
      for (const [ending, shortest] of ENDINGS)
        if (word.length >= shortest) this.#put(hashOf(word + ending), SHORTENED - Math.log(chance));
    }
  }

  /** −log of the chance of a text of `length` letters. */
  of(hash: number, length: number): number {
    return Math.min(this.#find(hash), NO_WORD + NO_WORD_LETTER * length);
  }

  /** The same, infinite for what is no word. */
  ofWord(text: string): number {
    return this.#find(hashOf(text));
  }

  #find(hash: number): number {
    const slot = this.#slotOf(hash);
    return this.#hashes[slot] === 0 ? Number.POSITIVE_INFINITY : (this.#costs[slot] as number);
  }

  #slotOf(hash: number): number {
    const mask = this.#hashes.length - 1;
    let slot = mix(hash) & mask;
    while (this.#hashes[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  /** Of two costs of a word the lower one counts. */
  #put(hash: number, cost: number): void {
    if (this.#size >= LOAD * this.#hashes.length) this.#grow();
    const slot = this.#slotOf(hash);
    const known = this.#find(hash);
    if (known === Number.POSITIVE_INFINITY) this.#size++;
    this.#hashes[slot] = hash;
    this.#costs[slot] = Math.min(cost, known);
  }

  #grow(): void {
    const [hashes, costs] = [this.#hashes, this.#costs];
    this.#size = 0;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#costs = new Float64Array(hashes.length * 2);
    for (let slot = 0; slot < hashes.length; slot++) {
      if (hashes[slot] !== 0) this.#put(hashes[slot] as number, costs[slot] as number);
    }
  }
}

export function withLetter(hash: number, unit: number): number {
  return step(hash, unit);
}

function hashOf(text: string): number {
  let hash = NO_LETTERS;
  for (let at = 0; at < text.length; at++) hash = withLetter(hash, text.charCodeAt(at));
  return hash;
}
