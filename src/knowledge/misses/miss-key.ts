// The key of a missed question: what differs in case, script, width or punctuation alone has the same.

import { createHash } from 'node:crypto';
import { foldText } from '../../language/fold';

const PUNCTUATION = /[\p{P}\p{S}\s]+/gu;

/** A digest, so that the list of what is done with need not hold the words; whoever guesses them can tell that they are there. */
export function missKey(text: string): string {
  const folded = foldText(text).replace(PUNCTUATION, ' ').trim() || text;
  return createHash('sha256').update(folded).digest('hex').slice(0, 24);
}
