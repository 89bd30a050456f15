// Cuts folded text into words: Latin words, numbers and Chinese words in one sequence, for any mixture of scripts.

import { stemOf } from './classifiers/stem';

/** A word as written and its canonical form (stem, or the number's length when it is an identifier). */
export interface Word {
  text: string;
  form: string;
  isHan: boolean;
}

export type Cutter = (run: string) => string[];

const PIECES =
  /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:['’](?:(?!\p{Script=Han})\p{L})+)*)|(\p{Nd}+)/gu;
const APOSTROPHES = /['’]/g;
/** A longer number names a thing (merchant, ticket, phone); which one it is says nothing about the question. */
const LONGEST_NUMBER = 5;

export function wordsOf(folded: string, cutHan: Cutter): Word[] {
  const words: Word[] = [];
  for (const [, han, latin, digits] of folded.matchAll(PIECES)) {
    if (han !== undefined) {
      for (const text of han.length > 1 ? cutHan(han) : [han]) words.push(hanWord(text));
    } else if (latin !== undefined) {
      words.push(latinWord(latin.replace(APOSTROPHES, '')));
    } else if (digits !== undefined) {
      const text = digits.length > LONGEST_NUMBER ? `#${Math.min(digits.length, 20)}` : digits;
      words.push({ text, form: text, isHan: false });
    }
  }
  return words;
}

export function latinWord(text: string): Word {
  return { text, form: stemOf(text), isHan: false };
}

export function hanWord(text: string): Word {
  return { text, form: text, isHan: true };
}
