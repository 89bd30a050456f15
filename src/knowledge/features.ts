// Turns text into features: words, pairs, concepts, characters and sounds, as 32-bit hashes with a kind.

import { foldText } from '../language/fold';
import { writtenChinese } from '../language/written-chinese';
import type { Concepts } from './concepts';
import { HAN_GRAM, hashOf, KIND, LATIN_GRAM, mix, step } from './hashes';
import { lexicon } from './lexicon/lexicon';
import type { Unit, Word } from './words';

/** Longer text adds cost and no meaning: questions of real people end long before. */
const LONGEST_TEXT = 400;
export const MOST_FEATURES = 2_048;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const LONGEST_HAN_GRAM = 3;
const BORDER = 0x5f;
/** Chance of a word that means little alone. */
const FILLER = 2e-3;

/** What stands before the first word of a text. */
const FIRST = hashOf('', KIND.pair);

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
    for (const word of words) this.#add(word.hash, KIND.word);
    let before = FIRST;
    for (const { unitHash, isConcept } of units) {
      if (isConcept) this.#add(unitHash, KIND.concept);
      this.#add(mix(Math.imul(before, 31) + unitHash), KIND.pair);
      before = unitHash;
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
      let hash = LATIN_GRAM;
      const end = Math.min(start + LONGEST_GRAM - 1, last);
      for (let at = start; at <= end; at++) {
        hash = step(hash, at === 0 || at === last ? BORDER : word.charCodeAt(at - 1));
        if (at - start + 1 >= SHORTEST_GRAM) this.#add(mix(hash), KIND.gram);
      }
    }
  }

  #addHanGrams(run: string): void {
    for (let start = 0; start < run.length; start++) {
      let hash = HAN_GRAM;
      const end = Math.min(start + LONGEST_HAN_GRAM, run.length);
      for (let at = start; at < end; at++) {
        hash = step(hash, run.charCodeAt(at));
        this.#add(mix(hash), KIND.gram);
      }
    }
  }

  /** Pairs of syllables: a wrong character that sounds right, or pinyin, still has them. */
  #addSounds(words: readonly Word[]): void {
    const known = lexicon();
    let before = 0;
    for (const { text, isHan } of words) {
      if (!isHan) before = 0;
      for (let at = 0; isHan && at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const sound = known.soundNumber(unit) || unit;
        if (before > 0) this.#add(mix((before << 16) | sound), KIND.sound);
        before = sound;
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
