// The meaning of a text: the direction in which the vectors of its words point together.

import { addTo, scaled } from './lexicon/lexicon';
import { MEANING_LENGTH } from './tuning';
import type { Word } from './words';

/** Writes the meaning of the words. @returns false, and zeros, when the lexicon knows none of them. */
export function meaningOf(words: readonly Word[], meaning: Float32Array): boolean {
  meaning.fill(0);
  let isKnown = false;
  for (const word of words) {
    if (!word.meaning) continue;
    addTo(meaning, word.meaning);
    isKnown = true;
  }
  scaled(meaning, MEANING_LENGTH);
  return isKnown;
}
