// Finds words of lists in a message as written: every place, the longest word first, latin words whole.

import { evenText } from '../../src/language/even';
import type { WordLists } from '../words/word-lists';

/** Longer messages are read up to here. */
const LONGEST_SAID = 2000;
const APOSTROPHES = /[’‘´`]/g;
const LATIN_FIRST = /^[a-z0-9]/;
const LATIN_LAST = /[a-z0-9]$/;

export interface Hit<C> {
  class: C;
  word: string;
  from: number;
  to: number;
}

export type FindWords<C> = (text: string) => Hit<C>[];

/** The message in one spelling, every character in its place. */
export function evenSaid(said: string): string {
  return evenText(said.slice(0, LONGEST_SAID)).replace(APOSTROPHES, "'");
}

/** Words by class; of a word that stands in two classes the first counts. Apostrophes may be left out. */
export function wordFinder<C extends string>(
  classes: Readonly<Record<C, readonly string[]>>,
): FindWords<C> {
  const classOf = new Map<string, C>();
  for (const [name, words] of Object.entries(classes) as [C, readonly string[]][]) {
    for (const word of words) if (!classOf.has(bare(word))) classOf.set(bare(word), name);
  }
  const pattern = new RegExp(anyOf(Object.values<readonly string[]>(classes).flat()), 'g');
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const word = bare(match[0]);
      const found = classOf.get(word);
      const to = match.index + match[0].length;
      return found === undefined ? [] : [{ class: found, word, from: match.index, to }];
    });
}

/** As a part of a regular expression; it fits nothing for an empty list. */
export function anyOf(words: readonly string[]): string {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  const latin = longestFirst.filter((word) => LATIN_FIRST.test(word)).map(literal);
  const others = longestFirst.filter((word) => !LATIN_FIRST.test(word)).map(literal);
  const parts = [...(latin.length > 0 ? [`(?<![a-z0-9])(?:${latin.join('|')})`] : []), ...others];
  return parts.length === 0 ? '(?!)' : `(?:${parts.join('|')})`;
}

/** Builds once for each set of lists. */
export function perLists<T>(build: (lists: WordLists) => T): (lists: WordLists) => T {
  const built = new WeakMap<WordLists, T>();
  return (lists) => {
    const known = built.get(lists) ?? build(lists);
    built.set(lists, known);
    return known;
  };
}

function bare(word: string): string {
  return word.replaceAll("'", '').replace(/ +/g, ' ');
}

function literal(word: string): string {
  const escaped = word
    .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replaceAll("'", "'?")
    .replaceAll(' ', ' +');
  return LATIN_LAST.test(word) ? `${escaped}(?![a-z0-9])` : escaped;
}
