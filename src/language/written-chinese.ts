// Turns common spoken Cantonese and words of Taiwan and Hong Kong into written Chinese, so that they are understood.

import { foldText } from './fold';
import { NOT_BEHIND, SPOKEN_WORDS } from './spoken-words';

interface Word {
  from: string;
  /** As long as the word. */
  even: string;
  meaning: string;
  /** True when a Chinese character must follow. */
  goesOn: boolean;
  notBehind: string;
}

const HAN = /\p{Script=Han}/u;
const UNITS = 0x10000;
const GOES_ON = '…';

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
  if (goesOn && !HAN.test(text.charAt(at + from.length))) return false;
  return at === 0 || !notBehind.includes(text.charAt(at - 1));
}

function load(): Map<number, Word[]> {
  const found = new Map<number, Word[]>();
  for (const line of SPOKEN_WORDS.trim().split(/\s*\n\s*/)) {
    const [spoken = '', even = '', meaning = even] = line.replaceAll(GOES_ON, '').split(/\s+/);
    const goesOn = line.includes(GOES_ON);
    for (const from of spellingsOf(spoken)) {
      const means = even === spoken ? { even: from, meaning: from } : { even, meaning };
      add(found, { from, ...means, goesOn });
    }
  }
  for (const each of found.values()) each.sort(longestFirst);
  return found;
}

/** 係 alone is no 系. */
function spellingsOf(word: string): Set<string> {
  return new Set(word.length === 1 ? [word] : [word, foldText(word)]);
}

function add(found: Map<number, Word[]>, word: Omit<Word, 'notBehind'>): void {
  const first = word.from.charCodeAt(0);
  const notBehind = NOT_BEHIND.find(([firsts]) => firsts.includes(word.from.charAt(0)))?.[1] ?? '';
  found.set(first, [...(found.get(first) ?? []), { ...word, notBehind }]);
  begins[first] = 1;
}

/** Of two that are as long the one that needs more. */
function longestFirst(one: Word, other: Word): number {
  return other.from.length - one.from.length || Number(other.goesOn) - Number(one.goesOn);
}
