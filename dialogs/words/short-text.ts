// Evens out short answers before they are compared with the word lists.

import { foldText } from '../../src/language/fold';

const NOT_WORDS = /[^\p{L}\p{N}'+/ ]+/gu;
const SPACE_AT_HAN = /(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu;
/** Longer text is no short answer; it is not compared, so that a long message costs nothing here. */
export const SHORT = 48;

/** Folded, without punctuation, emoji and the spaces around Chinese characters; '' for long text. */
export function shortText(text: string): string {
  if (text.length > SHORT) return '';
  const words = foldText(text).replaceAll('’', "'").replace(NOT_WORDS, ' ');
  return words.replace(/ +/g, ' ').replace(SPACE_AT_HAN, '').trim();
}

/** Without a letter or digit: "？", "。。。", an emoji. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** True when a latin letter or digit stands on both sides of the cut, so that it would split a word. */
export function cutsWord(text: string, at: number): boolean {
  return (
    at > 0 && at < text.length && isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at))
  );
}

function isLatin(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a)
  );
}

const HAN_A_WORD = 2;
const MOST_WORDS = 5;
const ENDED = /[。.!！?？]\s*$/;

/** True for a few words without a mark that ends them. */
export function isFewWords(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}\p{N}'’]+/gu)?.length ?? 0;
  return !ENDED.test(text) && han / HAN_A_WORD + latin <= MOST_WORDS;
}

/** "审核": two characters; of other scripts a word says more. */
export function isOneWord(text: string): boolean {
  return /^[^\p{L}\p{N}]*\p{Script=Han}{1,2}[^\p{L}\p{N}]*$/u.test(text);
}
