// Finds words of lists in a message as written: every place, the longest word first, latin words whole.

import { editDistance } from '../../src/knowledge/classifiers/edit-distance';
import { lexicon } from '../../src/knowledge/lexicon/lexicon';
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

/** Shorter words are too near to others. */
const SHORTEST_MISSPELT = 6;
const LATIN_WORDS = /[a-z]{5,16}/g;

/** Latin words of the lists with one letter more, less, other or swapped, where that is no English word. */
export function misspeltHits<C extends string>(
  classes: Readonly<Record<C, readonly string[]>>,
): FindWords<C> {
  const known = (Object.entries(classes) as [C, readonly string[]][]).flatMap(([name, words]) =>
    words
      .filter((word) => /^[a-z]+$/.test(word) && word.length >= SHORTEST_MISSPELT)
      .map((word) => ({ class: name, word })),
  );
  return (text) => {
    const meant = new Map<string, (typeof known)[number] | undefined>();
    return [...text.matchAll(LATIN_WORDS)].flatMap(({ 0: word, index: from }) => {
      if (!meant.has(word)) meant.set(word, nearestWord(word, known));
      const near = meant.get(word);
      return near ? [{ ...near, from, to: from + word.length }] : [];
    });
  };
}

/** The word meant by one that is not English; undefined when it is spelt right, or near none. */
export function nearestWord<W extends { word: string }>(
  written: string,
  known: readonly W[],
): W | undefined {
  if (lexicon().isEnglish(written)) return undefined;
  return known.find(({ word }) => isNearWord(written, word));
}

function isNearWord(written: string, word: string): boolean {
  return (
    written !== word &&
    written[0] === word[0] &&
    Math.abs(written.length - word.length) <= 1 &&
    editDistance(written, word) <= 1
  );
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
