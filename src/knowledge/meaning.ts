// The meaning of a text: the direction in which the vectors of its words point together.

import { type Lexicon, lexicon, scaled } from './lexicon/lexicon';
import { MEANING_LENGTH } from './tuning';
import type { Word } from './words';

/** Writes the meaning of the words. @returns false, and zeros, when the lexicon knows none of them. */
export function meaningOf(words: readonly Word[], meaning: Float32Array): boolean {
  const known = lexicon();
  meaning.fill(0);
  let isKnown = false;
  for (const word of words) isKnown = addWord(known, word, meaning) || isKnown;
  scaled(meaning, MEANING_LENGTH);
  return isKnown;
}

/** A Chinese word that is in no dictionary means what its characters mean. */
function addWord(known: Lexicon, { text, isHan }: Word, meaning: Float32Array): boolean {
  if (known.addMeaning(text, meaning)) return true;
  if (!isHan || text.length === 1) return false;
  let isKnown = false;
  for (const character of text) isKnown = known.addMeaning(character, meaning) || isKnown;
  return isKnown;
}
