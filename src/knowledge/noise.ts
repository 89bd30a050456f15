// Tells a key held down or a laugh typed out from a question.

import type { Word } from './words';

const MOST_DIFFERENT = 3;
const LEAST_REPEATS = 3;

/** Whether a text has hardly any different characters and no known word: 的的的的, aaaaaa, lalala. */
export function isNoise(words: readonly Word[], isKnown: (word: Word) => boolean): boolean {
  const characters = words.map(({ text }) => text).join('');
  const different = new Set(characters).size;
  if (different > MOST_DIFFERENT || different * LEAST_REPEATS > characters.length) return false;
  // A single character is known too easily; 谢谢谢谢 and 人工人工人工 are words said again.
  return !words.some((word) => word.text.length > 1 && isKnown(word));
}
