// Tells a key held down or a laugh typed out from a question.

import type { Word } from './words';

const MOST_DIFFERENT = 3;
const LEAST_REPEATS = 3;

/** Whether a text has hardly any different characters and no known word: 的的的的, aaaaaa, lalala. */
export function isNoise(words: readonly Word[], isKnown: (word: Word) => boolean): boolean {
  let different = '';
  let length = 0;
  for (const { text } of words) {
    for (let at = 0; at < text.length && different.length <= MOST_DIFFERENT; at++)
      if (!different.includes(text.charAt(at))) different += text.charAt(at);
    // Most questions are told by their first word.
    if (different.length > MOST_DIFFERENT) return false;
    length += text.length;
  }
  if (different.length * LEAST_REPEATS > length) return false;
  // A single character is known too easily; 谢谢谢谢 and 人工人工人工 are words said again.
  return !words.some((word) => word.text.length > 1 && isKnown(word));
}
