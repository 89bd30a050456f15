// How unlikely each Latin word is: by the examples, and by how common it is in English.

import type { KnownWord } from './known-words';
import { lexicon } from './lexicon/lexicon';

/** Shorter words must be known or as common as this: the rare ones are abbreviations. */
const SHORTEST_RARE = 3;
const COMMON = 5e-4;
/** Short forms without their apostrophe: couldnt, theyd, wheres. */
const SHORT_FORM = /^(.{2,})(?:nt|ll|ve|re)$|^(.{3,})[ds]$/;
/** Chance of the words that have short forms, and how unlikely (−log) such a form is beside its word. */
const HAS_SHORT_FORM = 5e-5;
const SHORTENED = 2;
/** What is no word, and each of its letters. */
const NO_WORD = 8;
const NO_WORD_LETTER = 3;

export class WordCosts {
  readonly #known = new Map<string, number>();

  constructor(words: readonly KnownWord[]) {
    const latin = words.filter(({ isHan }) => !isHan);
    const total = latin.reduce((sum, { count }) => sum + count, 0);
    for (const { text, count } of latin) this.#known.set(text, Math.log(total / count));
  }

  /** −log of the text's chance. */
  of(text: string): number {
    const word = this.ofWord(text);
    return Math.min(word, NO_WORD + NO_WORD_LETTER * text.length);
  }

  /** The same, infinite for what is no word. */
  ofWord(text: string): number {
    const known = this.#known.get(text) ?? Number.POSITIVE_INFINITY;
    const chance = Math.max(lexicon().chanceOf(text), chanceOfShortForm(text));
    const isWord = text.length >= SHORTEST_RARE || chance > COMMON;
    return isWord && chance > 0 ? Math.min(known, -Math.log(chance)) : known;
  }
}

/** 0 for what is no short form. */
export function chanceOfShortForm(text: string): number {
  const [, long, short] = SHORT_FORM.exec(text) ?? [];
  const chance = lexicon().chanceOf(long ?? short ?? '');
  return chance < HAS_SHORT_FORM ? 0 : chance * Math.exp(-SHORTENED);
}
