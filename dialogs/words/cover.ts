// Cuts a clause into known words and tells what each one means: a clause counts only when nothing unknown is left in it.

import { evenText } from '../../src/language/even';
import { cutsWord } from './short-text';
import { createSlips, mendWords } from './slips';
import { createSoundAlike, pinyinIn, type SoundAlike } from './sound-alike';

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
/** What is longer is not read by its sound. */
const LONGEST_BY_SOUND = 24;
const LONGEST_SOUND = 6;
const HAN = /\p{Script=Han}/u;
const PIECES = /\p{Script=Han}|[a-z0-9']+/gu;
const MOST_STRANGE = 2;

/** As `evenText`, with one kind of apostrophe. */
export function evenWords(text: string): string {
  return evenText(text).replace(APOSTROPHES, "'");
}

/** Words without punctuation and emoji, for text that was evened out. */
export function bareWords(even: string): string {
  if (BARE.test(even)) return even;
  return even.replace(NOT_WORDS, ' ').replace(/ +/g, ' ').replace(SPACE_AT_HAN, '').trim();
}

/**
 * Of two meanings of a word the later one counts. What is not understood as written is read through slips of the finger,
 * then by its sound.
 */
export function createCover<M>(lists: Iterable<readonly [M, readonly string[]]>): Cover<M> {
  const marks = new Map<string, Known<M>>();
  for (const [mark, words] of lists) {
    for (const word of words) for (const each of spellings(word)) marks.set(each, { word, mark });
  }
  const lengths = lengthsByFirst(marks.keys());
  const mend = createSlips(marks.keys());
  const alike = createSoundAlike(marks);
  const isStrange = strangeness(marks.keys());
  const asWritten = (text: string) => (at: number) => {
    const steps: Step<M>[] = [];
    for (const length of lengths.get(text.charCodeAt(at)) ?? []) {
      const end = at + length;
      if (end > text.length || cutsWord(text, end)) continue;
      const known = marks.get(text.slice(at, end));
      if (known) steps.push({ known, end });
    }
    return steps;
  };
  return (clause) => {
    const text = bareWords(clause);
    if (text.length > LONGEST) return undefined;
    const written = walk(text, asWritten(text));
    if (written) return written;
    if (isStrange(text)) return HAN.test(text) ? undefined : bySound(text, asWritten(text), alike);
    const mended = mendWords(text, mend);
    const read = mended === text ? undefined : walk(mended, asWritten(mended));
    return read ?? bySound(mended, asWritten(mended), alike);
  };
}

/** With more unknown characters and words than a slip or two can make, nothing is mended: most messages, at no cost. */
function strangeness(words: Iterable<string>) {
  const known = new Set<string>();
  for (const word of words) for (const piece of word.match(PIECES) ?? []) known.add(piece);
  return (text: string): boolean => {
    let strange = 0;
    for (const [piece] of text.matchAll(PIECES)) {
      if (!known.has(piece)) strange += 1;
      if (strange > MOST_STRANGE) return true;
    }
    return false;
  };
}

/** True for text that is made of these words and fillers, with one of these words at least. */
export function consistsOf(words: readonly string[], fillers: readonly string[]) {
  const cover = createCover([
    [false, fillers],
    [true, words],
  ]);
  return (text: string): boolean => cover(text)?.some(({ mark }) => mark) ?? false;
}

interface Step<M> {
  known: Known<M>;
  end: number;
}
type StepsAt<M> = (at: number) => Step<M>[];

/** Longest words first, shorter ones where these lead nowhere. */
function walk<M>(text: string | readonly string[], stepsAt: StepsAt<M>): Known<M>[] | undefined {
  const dead = new Set<number>();
  const from = (at: number): Known<M>[] | undefined => {
    if (at >= text.length) return [];
    if (text[at] === ' ') return from(at + 1);
    if (dead.has(at)) return undefined;
    for (const { known, end } of stepsAt(at)) {
      const rest = from(end);
      if (rest) return [known, ...rest];
    }
    dead.add(at);
    return undefined;
  };
  return from(0);
}

/** One wrong character, or pinyin all through with a word of several syllables. */
function bySound<M>(
  text: string,
  asWritten: StepsAt<M>,
  alike: SoundAlike<Known<M>>,
): Known<M>[] | undefined {
  if (text.length > LONGEST_BY_SOUND) return undefined;
  if (HAN.test(text)) return withOneWrong(text, asWritten, alike);
  const syllables = pinyinIn(text);
  const known = walk(syllables, (at) => {
    const steps: Step<M>[] = [];
    for (let length = Math.min(LONGEST_SOUND, syllables.length - at); length > 0; length--) {
      const end = at + length;
      const found = alike.ofSyllables(syllables.slice(at, end));
      if (found) steps.push({ known: found, end });
    }
    return steps;
  });
  return known?.some(({ word }) => word.length > 1) ? known : undefined;
}

function withOneWrong<M>(
  text: string,
  asWritten: StepsAt<M>,
  alike: SoundAlike<Known<M>>,
): Known<M>[] | undefined {
  for (const wrong of reached(text, asWritten)) {
    if (!alike.begins(text.slice(wrong, wrong + 2))) continue;
    for (let end = Math.min(text.length, wrong + LONGEST_SOUND); end > wrong + 1; end--) {
      const known = alike.ofHan(text.slice(wrong, end));
      const read = known && walk(text, (at) => (at === wrong ? [{ known, end }] : asWritten(at)));
      if (read?.includes(known as Known<M>)) return read;
    }
  }
  return undefined;
}

/** The places up to which the text is understood as written. */
function reached<M>(text: string, asWritten: StepsAt<M>): Set<number> {
  const places = new Set([0]);
  // A set that grows is walked to its end.
  for (const at of places) {
    if (text[at] === ' ') places.add(at + 1);
    for (const { end } of asWritten(at)) places.add(end);
  }
  return places;
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
