// Reads a value only where the words can hardly mean anything else.

import type { Field, ReadingAids } from '../fields/field';
import { shortText } from '../words/short-text';

/** "两样都有", "the money": longer words may tell something else. */
const LONGEST_CHOICE = 14;

/** @returns undefined for words that may as well be a question, a story or a name. */
export function readSurely(field: Field, said: string, aids: ReadingAids): unknown {
  if (field.awaits) return readAs(field, said, aids);
  if (field.name === 'scope') {
    const isShort = said.trim().length <= LONGEST_CHOICE && shortText(said) !== '';
    return isShort ? readAs(field, said, aids) : undefined;
  }
  return field.find?.(said, aids);
}

function readAs(field: Field, said: string, aids: ReadingAids): unknown {
  const reading = field.read(said, aids);
  return reading.kind === 'value' ? reading.value : undefined;
}
