// The meaning of a text: the direction in which the vectors of its words point together.

import { addTo, scaled } from './lexicon/lexicon';
import { MEANING_LENGTH } from './tuning';
import type { Word } from './words';

/** Numbers in a line of the processor's memory. */
const LINE = 16;

/** Writes the meaning of the words. @returns false, and zeros, when the lexicon knows none of them. */
export function meaningOf(words: readonly Word[], meaning: Float32Array): boolean {
  meaning.fill(0 * touched(words));
  let isKnown = false;
  for (const word of words) {
    if (!word.meaning) continue;
    addTo(meaning, word.meaning);
    isKnown = true;
  }
  scaled(meaning, MEANING_LENGTH);
  return isKnown;
}

/** Reads a number of every line of the vectors, as `touched` of classifiers/packed.ts does, for the same reason. */
function touched(words: readonly Word[]): number {
  let sum = 0;
  for (const { meaning } of words)
    if (meaning) for (let at = 0; at < meaning.length; at += LINE) sum += meaning[at] as number;
  return sum;
}
