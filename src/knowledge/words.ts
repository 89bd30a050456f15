// Cuts folded text into words: Latin words, numbers and Chinese words in one sequence, for any mixture of scripts.

import { stemOf } from './classifiers/stem';
import { hashOf, KIND } from './hashes';
import { addTo, DIMENSIONS, lexicon } from './lexicon/lexicon';

/** One step of a text: a word's form or the concept that stands for several words. */
export interface Unit {
  readonly form: string;
  readonly unitHash: number;
  readonly isConcept: boolean;
}

/** A word with what is asked of it in every question. */
export interface Word extends Unit {
  readonly text: string;
  /** Stem, or the number's length when it is an identifier. */
  readonly form: string;
  readonly isHan: boolean;
  readonly isEnglish: boolean;
  /** The feature that its form is. */
  readonly hash: number;
  /** What it means in general; undefined where the lexicon does not know. */
  readonly meaning: Float32Array | undefined;
}

export type Cutter = (run: string) => string[];

const PIECES =
  /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:['’](?:(?!\p{Script=Han})\p{L})+)*)|(\p{Nd}+)/gu;
const APOSTROPHES = /['’]/g;
/** A longer number names a thing (merchant, ticket, phone); which one it is says nothing about the question. */
const LONGEST_NUMBER = 5;
const REMEMBERED = 20_000;
const words = new Map<string, Word>();

export function wordsOf(folded: string, cutHan: Cutter): Word[] {
  const words: Word[] = [];
  for (const [, han, latin, digits] of folded.matchAll(PIECES)) {
    if (han !== undefined) {
      for (const text of han.length > 1 ? cutHan(han) : [han]) words.push(hanWord(text));
    } else if (latin !== undefined) {
      words.push(latinWord(latin.replace(APOSTROPHES, '')));
    } else if (digits !== undefined) {
      words.push(
        number(digits.length > LONGEST_NUMBER ? `#${Math.min(digits.length, 20)}` : digits),
      );
    }
  }
  return words;
}

export function latinWord(text: string): Word {
  return words.get(text) ?? remembered({ text, form: stemOf(text), isHan: false });
}

export function hanWord(text: string): Word {
  return words.get(text) ?? remembered({ text, form: text, isHan: true });
}

function number(text: string): Word {
  return words.get(text) ?? remembered({ text, form: text, isHan: false });
}

function remembered(written: Pick<Word, 'text' | 'form' | 'isHan'>): Word {
  const { text, form } = written;
  const word = {
    ...written,
    isEnglish: lexicon().isEnglish(text),
    hash: hashOf(form, KIND.word),
    unitHash: hashOf(form, KIND.concept),
    isConcept: false,
    meaning: meaningOf(written),
  };
  // Emptied as a whole: simpler than an age for each, and it happens only under a flood of odd words.
  if (words.size >= REMEMBERED) words.clear();
  words.set(text, word);
  return word;
}

/** A Chinese word that is in no dictionary means what its characters mean. */
function meaningOf({ text, isHan }: Pick<Word, 'text' | 'isHan'>): Float32Array | undefined {
  const meaning = lexicon().vectorOf(text);
  const characters = [...text];
  if (meaning || !isHan || characters.length === 1) return meaning;
  const vectors = characters.flatMap((character) => hanWord(character).meaning ?? []);
  if (vectors.length === 0) return undefined;
  const sum = new Float32Array(DIMENSIONS);
  for (const vector of vectors) addTo(sum, vector);
  return sum;
}

export function conceptOf(name: string): Unit {
  const form = `=${name}`;
  return { form, unitHash: hashOf(form, KIND.concept), isConcept: true };
}
