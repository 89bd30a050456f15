// Word stems by natural's Porter stemmer, remembered, because the stemmer costs far more than a look-up.

import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer';

const REMEMBERED = 20_000;
const LONGEST_WORD = 24;
const stems = new Map<string, string>();

/** The stem of a lower-case word; words in other scripts than Latin stay as they are. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = word.length > LONGEST_WORD ? word : PorterStemmer.stem(word);
  // Emptied as a whole: simpler than an age for each, and it happens only under a flood of odd words.
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(word, stem);
  return stem;
}
