// The meaning of a text: the direction in which the vectors of its words point together.

import { addTo, DIMENSIONS, lexicon, scaled } from './lexicon/lexicon';
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

/** A Chinese word that is in no dictionary means what its characters mean. */
export function meaningOfWord({
  text,
  isHan,
}: Pick<Word, 'text' | 'isHan'>): Float32Array | undefined {
  const meaning = lexicon().vectorOf(text);
  if (meaning || !isHan || text.length === 1) return meaning;
  const characters = Array.from(text, (character) => lexicon().vectorOf(character));
  if (!characters.some((vector) => vector)) return undefined;
  const sum = new Float32Array(DIMENSIONS);
  for (const vector of characters) if (vector) addTo(sum, vector);
  return sum;
}
