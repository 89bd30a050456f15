// How a text sounds in Mandarin: the syllables of its characters, and those of a word typed in pinyin.

import { lexicon } from './lexicon/lexicon';

/** The longest syllables have six letters: zhuang. */
const LONGEST_SYLLABLE = 6;
/** Longer than any word that is typed in pinyin without a space. */
const LONGEST_PINYIN = 40;
const LONGEST_TEXT = 400;
/** Of the characters that sound differently in words of our trade: 银行, 重新, 调单. */
const SECOND_SOUNDS: Readonly<Record<string, string>> = { 行: 'hang', 重: 'chong', 调: 'diao' };
const LATIN = /^[a-z]+$/;
/** Share of words; "pos" and names stand beside them. */
const MOST = 0.6;

export function soundsOfHan(text: string): string[] {
  const known = lexicon();
  return Array.from(text, (character) => known.soundOf(character) ?? character);
}

/** As it may be typed: 银行 is "yinhang" and not "yinxing". */
export function typedSoundsOfHan(text: string): string[][] {
  const sounds = soundsOfHan(text);
  const other = Array.from(text, (character, at) => SECOND_SOUNDS[character] ?? sounds[at] ?? '');
  return other.join() === sounds.join() ? [sounds] : [sounds, other];
}

/** The syllables of a word in pinyin; none for what cannot be split without rest. */
export function syllablesOf(text: string): string[] {
  const known = lexicon();
  if (text.length > LONGEST_PINYIN || !LATIN.test(text)) return [];
  // last[i]: length of a syllable that ends at i in a split of the first i letters; long ones are preferred.
  const last = new Int8Array(text.length + 1);
  for (let end = 1; end <= text.length; end++) {
    for (let length = Math.min(LONGEST_SYLLABLE, end); length > 0; length--) {
      const start = end - length;
      if (start > 0 && last[start] === 0) continue;
      if (!known.isSyllable(text.slice(start, end))) continue;
      last[end] = length;
      break;
    }
  }
  return split(text, last);
}

/** Latin letters that are Chinese typed in pinyin: most words split into syllables, and one is no English word. */
export function isPinyin(text: string): boolean {
  const words = latinWords(text);
  const split = words.filter((word) => syllablesOf(word).length > 0);
  return split.length >= MOST * words.length && split.some(isSurelyPinyin);
}

/** Without such a word no part of a text is pinyin. */
export function hasPinyin(text: string): boolean {
  return latinWords(text).some(isSurelyPinyin);
}

function latinWords(text: string): string[] {
  return (
    text
      .slice(0, LONGEST_TEXT)
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  );
}

function isSurelyPinyin(word: string): boolean {
  return !lexicon().isEnglish(word) && syllablesOf(word).length > 1;
}

function split(text: string, last: Int8Array): string[] {
  const syllables: string[] = [];
  for (let end = text.length; end > 0; end -= last[end] as number) {
    if (last[end] === 0) return [];
    syllables.unshift(text.slice(end - (last[end] as number), end));
  }
  return syllables;
}
