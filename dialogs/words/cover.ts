// Cuts a clause into known words and tells what each one means: a clause counts only when nothing unknown is left in it.

import { evenText } from '../../src/language/even';
import { cutsWord } from './short-text';

export interface Known<M> {
  word: string;
  mark: M;
}

/** The known words in their order; undefined when something unknown is left, or the clause is long. */
export type Cover<M> = (clause: string) => Known<M>[] | undefined;

/** Longer clauses say more than the few words that are looked for. */
const LONGEST = 120;
const APOSTROPHES = /[’‘`´＇]/g;
const NOT_WORDS = /[^\p{L}\p{N}'%/ ]+/gu;
/** Most clauses; looked for first because it is quick. */
const BARE = /^(?:[\u4e00-\u9fff]+|[a-z0-9']+(?: [a-z0-9']+)*)$/;
const SPACE_AT_HAN = /(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu;
/** Shorter words are too near to others to be read through a slip of the finger. */
const SHORTEST_MISSPELT = 6;
const LONGEST_MISSPELT = 14;
const LATIN_WORD = /[a-z]+/y;

/** As `evenText`, with one kind of apostrophe. */
export function evenWords(text: string): string {
  return evenText(text).replace(APOSTROPHES, "'");
}

/** Words without punctuation and emoji, for text that was evened out. */
export function bareWords(even: string): string {
  if (BARE.test(even)) return even;
  return even.replace(NOT_WORDS, ' ').replace(/ +/g, ' ').replace(SPACE_AT_HAN, '').trim();
}

/** Of two meanings of a word the later one counts. */
export function createCover<M>(lists: Iterable<readonly [M, readonly string[]]>): Cover<M> {
  const marks = new Map<string, Known<M>>();
  for (const [mark, words] of lists) {
    for (const word of words) for (const each of spellings(word)) marks.set(each, { word, mark });
  }
  const lengths = lengthsByFirst(marks.keys());
  const misspelt = misspellings(marks);
  const knownAt = (text: string, at: number) => {
    for (const length of lengths.get(text.charCodeAt(at)) ?? []) {
      const end = at + length;
      if (end > text.length || cutsWord(text, end)) continue;
      const known = marks.get(text.slice(at, end));
      if (known) return { known, end };
    }
    LATIN_WORD.lastIndex = at;
    const written = LATIN_WORD.exec(text)?.[0] ?? '';
    const known = misspelt(written);
    return known && { known, end: at + written.length };
  };
  return (clause) => {
    const text = bareWords(clause);
    if (text.length > LONGEST) return undefined;
    const found: Known<M>[] = [];
    for (let at = 0; at < text.length; ) {
      if (text[at] === ' ') {
        at++;
        continue;
      }
      const here = knownAt(text, at);
      if (!here) return undefined;
      found.push(here.known);
      at = here.end;
    }
    return found;
  };
}

/** "don't" is also written "dont" and "don t". */
function spellings(word: string): string[] {
  const bare = bareWords(word);
  return bare.includes("'") ? [bare, bare.replaceAll("'", ''), bare.replaceAll("'", ' ')] : [bare];
}

function lengthsByFirst(words: Iterable<string>): Map<number, number[]> {
  const lengths = new Map<number, Set<number>>();
  for (const word of words) {
    const first = word.charCodeAt(0);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length));
  }
  return new Map([...lengths].map(([first, all]) => [first, [...all].sort((a, b) => b - a)]));
}

/**
 * Finds a word through one slip: a letter left out, doubled, changed or swapped with the next. Two words are near when
 * leaving out one letter of each gives the same (the idea of SymSpell); the first letter is taken to be right.
 */
function misspellings<T>(words: ReadonlyMap<string, T>): (written: string) => T | undefined {
  const near = new Map<string, T>();
  for (const [word, meaning] of words) {
    if (word.length < SHORTEST_MISSPELT || !/^[a-z]+$/.test(word)) continue;
    for (const shorter of shortened(word)) if (!near.has(shorter)) near.set(shorter, meaning);
  }
  return (written) => {
    if (written.length < SHORTEST_MISSPELT - 1 || written.length > LONGEST_MISSPELT)
      return undefined;
    const oneShort = near.get(written);
    if (oneShort !== undefined || written.length < SHORTEST_MISSPELT) return oneShort;
    for (const shorter of shortened(written)) {
      const oneLong = shorter.length < SHORTEST_MISSPELT ? undefined : words.get(shorter);
      const meaning = oneLong ?? near.get(shorter);
      if (meaning !== undefined) return meaning;
    }
    return undefined;
  };
}

function shortened(word: string): string[] {
  const shorter: string[] = [];
  for (let at = 1; at < word.length; at++) shorter.push(word.slice(0, at) + word.slice(at + 1));
  return shorter;
}
