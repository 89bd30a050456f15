// Reads unknown Latin words as what was probably meant: a word with one letter wrong, or several run together.

import { splitJoined } from './joined-words';
import type { KnownWord } from './known-words';
import { lexicon } from './lexicon/lexicon';
import { Neighbours } from './lexicon/neighbours';
import type { Vocabulary } from './vocabulary';
import { WordCosts } from './word-costs';
import { latinWord, type Word } from './words';

/** Shorter words have too many neighbours; longer ones are no single words. */
const SHORTEST = 3;
const LONGEST = 20;
/** Bounds the words looked at in one question. */
const MOST_CORRECTIONS = 8;
/** How unlikely (−log) a typing error is. */
const TYPING_ERROR = 4;
/** A letter held down: heeeelp. */
const STRETCHED = /(.)\1{2,}/g;
const LATIN = /^[a-z]+$/;

export class Spelling {
  readonly #vocabulary: Vocabulary;
  readonly #costs: WordCosts;
  readonly #near: Neighbours;

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[]) {
    this.#vocabulary = vocabulary;
    this.#costs = new WordCosts(words);
    this.#near = new Neighbours(words.flatMap((word) => (isWord(word) ? [word.text] : [])));
  }

  correct(words: readonly Word[]): readonly Word[] {
    if (!words.some((word) => this.#isDoubted(word))) return words;
    let left = MOST_CORRECTIONS;
    return words.flatMap((word) => {
      if (!this.#isDoubted(word) || left-- <= 0) return word;
      return this.#meant(word.text);
    });
  }

  #isDoubted(word: Word): boolean {
    if (word.isEnglish || !isWord(word) || this.#vocabulary.find(word.hash) >= 0) return false;
    return this.#costs.ofWord(word.text) === Number.POSITIVE_INFINITY;
  }

  #meant(written: string): Word[] {
    const text = written.replace(STRETCHED, '$1$1');
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
    return this.#likeliest(this.#near.of(text)) ?? this.#likeliest(lexicon().neighboursOf(text));
  }

  #likeliest(candidates: Iterable<string>): { text: string; cost: number } | undefined {
    let best: { text: string; cost: number } | undefined;
    for (const text of candidates) {
      const cost = TYPING_ERROR + this.#costs.ofWord(text);
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { text, cost };
    }
    return best;
  }
}

function isWord({ text, isHan }: Pick<Word, 'text' | 'isHan'>): boolean {
  return !isHan && text.length >= SHORTEST && LATIN.test(text);
}
