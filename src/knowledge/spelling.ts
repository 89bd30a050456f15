// Reads unknown Latin words as what was probably meant: a word with one letter wrong, or several run together.

import { editDistance } from './classifiers/edit-distance';
import { hashOf, KIND } from './features';
import { splitJoined } from './joined-words';
import { type KnownWord, put } from './known-words';
import { lexicon } from './lexicon/lexicon';
import type { Vocabulary } from './vocabulary';
import { WordCosts } from './word-costs';
import { latinWord, type Word } from './words';

/** Shorter words have too many neighbours; longer ones are no single words. */
const SHORTEST = 3;
const LONGEST = 20;
/** Bounds the distances computed for one word. */
const MOST_NEIGHBOURS = 6;
/** Bounds the words looked at in one question. */
const MOST_CORRECTIONS = 8;
/** How unlikely (−log) a typing error is. */
const TYPING_ERROR = 4;
const LATIN = /^[a-z]+$/;
/** Short forms without their apostrophe: couldnt, theyd, itll. */
const SHORT_FORM = /^(.{2,})(?:nt|ll|ve|re|d|s)$/;
/** Chance of the words that have short forms. */
const COMMON = 5e-5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * An index of every known word under itself and under each spelling with one letter left out:
 * two words one edit apart share such a key, so that no scan over the vocabulary is needed.
 */
export class Spelling {
  readonly #vocabulary: Vocabulary;
  readonly #costs: WordCosts;
  readonly #byKey = new Map<string, KnownWord[]>();

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[]) {
    this.#vocabulary = vocabulary;
    this.#costs = new WordCosts(words);
    for (const known of words) {
      if (known.word.isHan) continue;
      for (const key of keysOf(known.word.text)) put(this.#byKey, key, known);
    }
  }

  correct(words: readonly Word[]): Word[] {
    let left = MOST_CORRECTIONS;
    return words.flatMap((word) => {
      if (!this.#isDoubted(word) || left-- <= 0) return word;
      return this.#meant(word.text);
    });
  }

  #isDoubted(word: Word): boolean {
    const { text, isHan } = word;
    if (isHan || text.length < SHORTEST || !LATIN.test(text)) return false;
    if (this.#vocabulary.find(hashOf(word.form, KIND.word)) >= 0) return false;
    return (
      !lexicon().isEnglish(text) && lexicon().chanceOf(SHORT_FORM.exec(text)?.[1] ?? '') < COMMON
    );
  }

  #meant(text: string): Word[] {
    const { pieces, cost } = splitJoined(text, this.#costs);
    const near = this.#nearest(text);
    if (near && near.cost < cost) return [latinWord(near.text)];
    if (pieces.length === 1) return [latinWord(text)];
    return pieces.map((piece) => {
      const word = latinWord(piece);
      return latinWord((this.#isDoubted(word) && this.#nearest(piece)?.text) || piece);
    });
  }

  /** The likeliest word one edit away, of the examples if there is any, else of English. */
  #nearest(text: string): { text: string; cost: number } | undefined {
    if (text.length > LONGEST) return undefined;
    return this.#likeliest(this.#neighbours(text)) ?? this.#likeliest(editsOf(text));
  }

  #likeliest(candidates: Iterable<string>): { text: string; cost: number } | undefined {
    let best: { text: string; cost: number } | undefined;
    for (const text of candidates) {
      const cost = TYPING_ERROR + this.#costs.ofWord(text);
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { text, cost };
    }
    return best;
  }

  #neighbours(text: string): string[] {
    const neighbours = new Set<string>();
    for (const key of keysOf(text)) {
      for (const { word } of this.#byKey.get(key) ?? [])
        if (neighbours.size < MOST_NEIGHBOURS) neighbours.add(word.text);
    }
    return [...neighbours].filter((word) => editDistance(text, word) <= 1);
  }
}

function keysOf(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/** Every text one edit away: a letter missing, extra, wrong, or swapped with the next. */
function* editsOf(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail !== '') yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of LETTERS) {
      if (tail !== '') yield head + letter + tail.slice(1);
      yield head + letter + tail;
    }
  }
}
