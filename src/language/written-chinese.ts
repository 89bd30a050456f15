// Turns common spoken Cantonese and words of Taiwan and Hong Kong into written Chinese, so that they are understood.

import { foldText } from './fold';
import { NOT_BEHIND, SPOKEN_AS_WRITTEN, SPOKEN_WORDS } from './spoken-words';

interface Word {
  from: string;
  /** As long as the word. */
  even: string;
  meaning: string;
  /** True when a Chinese character must follow, false when none may. */
  goesOn: boolean | undefined;
  notBehind: string;
}

const HAN = /\p{Script=Han}/u;
const UNITS = 0x10000;
const GOES_ON = '…';
const ENDS = '。';

let words: Map<number, Word[]> | undefined;
/** 1 for code units that a word begins with: most characters are passed at once. */
const begins = new Uint8Array(UNITS);

/**
 * The text as it would be written, for matching and word lists; what is kept as the merchant's own words stays as it
 * is. Words that are put in are simplified, the rest is left alone.
 */
export function writtenChinese(text: string): string {
  return replaced(text, 'meaning');
}

/** As `writtenChinese`, but every UTF-16 unit keeps its place: for those who cut what they find out of the text. */
export function evenChinese(text: string): string {
  return replaced(text, 'even');
}

function replaced(text: string, by: 'meaning' | 'even'): string {
  words ??= load();
  let written = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (begins[unit] === 0) continue;
    const word = words.get(unit)?.find((each) => stands(each, text, at));
    if (!word) continue;
    written += text.slice(copied, at) + word[by];
    copied = at + word.from.length;
    at = copied - 1;
  }
  return copied === 0 ? text : written + text.slice(copied);
}

function stands({ from, goesOn, notBehind }: Word, text: string, at: number): boolean {
  if (!text.startsWith(from, at)) return false;
  if (goesOn !== undefined && goesOn !== HAN.test(text.charAt(at + from.length))) return false;
  return at === 0 || !notBehind.includes(text.charAt(at - 1));
}

function load(): Map<number, Word[]> {
  const found = new Map<number, Word[]>();
  for (const word of wordsIn(SPOKEN_AS_WRITTEN)) add(found, word);
  for (const word of wordsIn(SPOKEN_WORDS)) {
    const simplified = foldText(word.from);
    add(found, word);
    if (simplified === word.from) continue;
    const isItself = word.even === word.from;
    add(found, {
      ...word,
      from: simplified,
      ...(isItself && { even: simplified, meaning: simplified }),
    });
  }
  for (const each of found.values()) each.sort(longestFirst);
  return found;
}

type ListedWord = Omit<Word, 'notBehind'>;

function wordsIn(list: string): ListedWord[] {
  return list
    .trim()
    .split(/\s*[|\n]\s*/)
    .map((line) => {
      const [from = '', even = '', meaning = even] = line.replace(/[…。]/g, '').split(/\s+/);
      const goesOn = line.includes(GOES_ON) ? true : line.includes(ENDS) ? false : undefined;
      return { from, even, meaning, goesOn };
    });
}

function add(found: Map<number, Word[]>, word: ListedWord): void {
  const first = word.from.charCodeAt(0);
  const notBehind = NOT_BEHIND.find(([firsts]) => firsts.includes(word.from.charAt(0)))?.[1] ?? '';
  found.set(first, [...(found.get(first) ?? []), { ...word, notBehind }]);
  begins[first] = 1;
}

/** Of two that are as long the one that asks for more. */
function longestFirst(one: Word, other: Word): number {
  const demands = ({ goesOn }: Word) => Number(goesOn !== undefined);
  return other.from.length - one.from.length || demands(other) - demands(one);
}
