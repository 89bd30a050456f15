// Reads a Latin word through one slip of the finger: "nothign", "sikp", "yesss".

import { lexicon } from '../../src/knowledge/lexicon/lexicon';

export type MendSlip = (written: string) => string | undefined;

/** Words shorter than these are too near to others for any slip; letters that are swapped say more. */
const SHORTEST = 5;
const SHORTEST_SWAPPED = 4;
/** Beyond this length a word of the language is rarely near to another. */
const LONGEST_GUARDED = 6;
const LONGEST = 14;
const DRAWN_OUT = /([a-z])\1+/g;
const LATIN_WORDS = /[a-z]+/g;

/** @param texts of which the words are taken; a word that stands among them is never mended */
export function createSlips(texts: Iterable<string>): MendSlip {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.match(LATIN_WORDS) ?? []) words.add(word);
  const near = nearOnes(words);
  return (written) => {
    if (written.length > LONGEST || words.has(written)) return undefined;
    if (written.length <= LONGEST_GUARDED && lexicon().isEnglish(written)) return undefined;
    return squeezed(written, words) ?? swapped(written, words) ?? slipped(written, words, near);
  };
}

/** The text with its words mended; the same text when there is nothing to mend. */
export function mendWords(text: string, mend: MendSlip): string {
  return text.replace(LATIN_WORDS, (written) => mend(written) ?? written);
}

/** "yesss", "okk" */
function squeezed(written: string, words: ReadonlySet<string>): string | undefined {
  if (written.length < SHORTEST_SWAPPED - 1) return undefined;
  const short = written.replace(DRAWN_OUT, '$1');
  if (short.length > 1 && short !== written && words.has(short)) return short;
  const doubled = written.replace(/([a-z])\1{2,}/g, '$1$1');
  return doubled !== written && words.has(doubled) ? doubled : undefined;
}

function swapped(written: string, words: ReadonlySet<string>): string | undefined {
  if (written.length !== SHORTEST_SWAPPED) return undefined;
  for (let at = 1; at + 1 < written.length; at++) {
    const swap = `${written[at + 1]}${written[at]}`;
    const word = written.slice(0, at) + swap + written.slice(at + 2);
    if (words.has(word)) return word;
  }
  return undefined;
}

/**
 * A letter left out, doubled, changed or swapped with the next. Two words are near when leaving out one letter of each
 * gives the same (the idea of SymSpell); the first letter is taken to be right.
 */
function slipped(
  written: string,
  words: ReadonlySet<string>,
  near: ReadonlyMap<string, string>,
): string | undefined {
  if (written.length < SHORTEST - 1) return undefined;
  const oneShort = near.get(written);
  if (oneShort !== undefined || written.length < SHORTEST) return oneShort;
  for (const shorter of shortened(written)) {
    if (shorter.length >= SHORTEST && words.has(shorter)) return shorter;
    const word = near.get(shorter);
    if (word !== undefined) return word;
  }
  return undefined;
}

function nearOnes(words: ReadonlySet<string>): Map<string, string> {
  const near = new Map<string, string>();
  for (const word of words) {
    if (word.length < SHORTEST) continue;
    for (const shorter of shortened(word)) if (!near.has(shorter)) near.set(shorter, word);
  }
  return near;
}

function shortened(word: string): string[] {
  const shorter: string[] = [];
  for (let at = 1; at < word.length; at++) shorter.push(word.slice(0, at) + word.slice(at + 1));
  return shorter;
}
