// Turns text into features: words, pairs, concepts, characters and sounds, as 32-bit hashes with a kind.

import { foldText } from '../language/fold';
import { writtenChinese } from '../language/written-chinese';
import type { Concepts, Unit } from './concepts';
import { lexicon } from './lexicon/lexicon';
import { soundsOf } from './sounds';
import type { Word } from './words';

/** Longer text adds cost and no meaning: questions of real people end long before. */
const LONGEST_TEXT = 400;
export const MOST_FEATURES = 2_048;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const LONGEST_HAN_GRAM = 3;
const BORDER = 0x5f;
/** Chance of a word that means little alone. */
const FILLER = 2e-3;

/** Words and pairs carry meaning, grams and sounds forgive spelling: each family is weighted on its own. */
export const KIND = { word: 0, pair: 1, concept: 2, gram: 3, sound: 4 } as const;
export const KINDS = 5;

/** Slots for the features of one text: twice as many keep the searches short. */
const SLOTS = 2 * MOST_FEATURES;

/** The features of one text, each once; the arrays are reused by the next extraction. */
export interface Features {
  hashes: Int32Array;
  kinds: Uint8Array;
  /** How often each stands in the text. */
  counts: Uint16Array;
  length: number;
  words: readonly Word[];
}

/** Extracts features; training and questions go through the same instance. Not re-entrant: copy what you keep. */
export class FeatureExtractor {
  readonly #concepts: Concepts;
  readonly #features: Features = {
    hashes: new Int32Array(MOST_FEATURES),
    kinds: new Uint8Array(MOST_FEATURES),
    counts: new Uint16Array(MOST_FEATURES),
    length: 0,
    words: [],
  };
  /** Number of the feature + 1 by its hash; 0 is empty. */
  readonly #slots = new Uint16Array(SLOTS);

  constructor(concepts: Concepts) {
    this.#concepts = concepts;
  }

  /** `correct` may replace words that are not known by the ones that were probably meant. */
  extract(text: string, correct?: (words: readonly Word[]) => readonly Word[]): Features {
    const read = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
    const folded = foldText(writtenChinese(read));
    const found = withoutEchoes(this.#concepts.words(folded));
    const words = correct ? correct(found) : found;
    const features = this.#features;
    features.length = 0;
    features.words = words;
    this.#slots.fill(0);
    this.#addWords(words, this.#concepts.units(words));
    this.#addGrams(words);
    this.#addSounds(words);
    return features;
  }

  #addWords(words: readonly Word[], units: readonly Unit[]): void {
    for (const word of words) this.#add(hashOf(word.form, KIND.word), KIND.word);
    let before = hashOf('', KIND.pair);
    for (const unit of units) {
      const hash = hashOf(unit.form, KIND.concept);
      if (unit.isConcept) this.#add(hash, KIND.concept);
      this.#add(mix(Math.imul(before, 31) + hash), KIND.pair);
      before = hash;
    }
  }

  #addGrams(words: readonly Word[]): void {
    let han = '';
    for (const word of words) {
      if (word.isHan) {
        han += word.text;
        continue;
      }
      this.#addHanGrams(han);
      han = '';
      this.#addLatinGrams(word.text);
    }
    this.#addHanGrams(han);
  }

  #addLatinGrams(word: string): void {
    const last = word.length + 1;
    for (let start = 0; start <= last - SHORTEST_GRAM + 1; start++) {
      let hash = KIND.gram + 1;
      const end = Math.min(start + LONGEST_GRAM - 1, last);
      for (let at = start; at <= end; at++) {
        hash = step(hash, at === 0 || at === last ? BORDER : word.charCodeAt(at - 1));
        if (at - start + 1 >= SHORTEST_GRAM) this.#add(mix(hash), KIND.gram);
      }
    }
  }

  #addHanGrams(run: string): void {
    for (let start = 0; start < run.length; start++) {
      let hash = KIND.gram + 2;
      const end = Math.min(start + LONGEST_HAN_GRAM, run.length);
      for (let at = start; at < end; at++) {
        hash = step(hash, run.charCodeAt(at));
        this.#add(mix(hash), KIND.gram);
      }
    }
  }

  /** Pairs of syllables: a wrong character that sounds right, or pinyin, still has them. */
  #addSounds(words: readonly Word[]): void {
    for (const run of soundsOf(words)) {
      for (let at = 1; at < run.length; at++) {
        this.#add(hashOf(`${run[at - 1]} ${run[at]}`, KIND.sound), KIND.sound);
      }
    }
  }

  #add(hash: number, kind: number): void {
    const features = this.#features;
    let slot = hash & (SLOTS - 1);
    for (let number = this.#slots[slot]; number; number = this.#slots[slot]) {
      if (features.hashes[number - 1] === hash) {
        features.counts[number - 1] = (features.counts[number - 1] as number) + 1;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const { length } = features;
    if (length === MOST_FEATURES) return;
    features.hashes[length] = hash;
    features.kinds[length] = kind;
    features.counts[length] = 1;
    features.length = length + 1;
    this.#slots[slot] = length + 1;
  }
}

/** What is said three times in a row or more is said once; 的的的的 says nothing. */
function withoutEchoes(words: readonly Word[]): readonly Word[] {
  const isEcho = (at: number) => at > 0 && words[at]?.text === words[at - 1]?.text;
  if (!words.some((_, at) => isEcho(at) && isEcho(at - 1))) return words;
  return words.filter(({ text }, at) => {
    const isFirst = !isEcho(at) && isEcho(at + 1) && isEcho(at + 2);
    if (isFirst) return lexicon().chanceOf(text) < FILLER;
    return !isEcho(at) || !(isEcho(at - 1) || isEcho(at + 1));
  });
}

/** The features of a text to keep. */
export function copyOf({ hashes, kinds, counts, length, words }: Features): Features {
  return {
    hashes: hashes.slice(0, length),
    kinds: kinds.slice(0, length),
    counts: counts.slice(0, length),
    length,
    words,
  };
}

/** The hash of up to three Han characters in a row. */
export function gramHash(characters: string): number {
  let hash = KIND.gram + 2;
  for (let i = 0; i < characters.length; i++) hash = step(hash, characters.charCodeAt(i));
  return mix(hash);
}

/** FNV-1a over code units. */
export function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return mix(hash);
}

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The finisher of MurmurHash3: without it short grams fall into few slots. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
