// Replaces unknown Latin words by what was probably meant: a known word one letter away, or Chinese words typed in pinyin.

import { editDistance } from './classifiers/edit-distance';
import { hashOf, KIND } from './features';
import type { KnownWord } from './model';
import { soundsOfHan, syllablesOf } from './sounds';
import type { Vocabulary } from './vocabulary';
import type { Word } from './words';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 5;
const LONGEST = 20;
/** Bounds the distances computed for one word. */
const MOST_NEIGHBOURS = 6;
/** Bounds the words looked at in one question. */
const MOST_CORRECTIONS = 8;
/** Syllables of the longest Chinese words. */
const LONGEST_HAN = 5;
const LATIN = /^[a-z]+$/;

/**
 * An index of every known word under itself and under each spelling with one letter left out:
 * two words one edit apart share such a key, so that no scan over the vocabulary is needed.
 */
export class Spelling {
  readonly #vocabulary: Vocabulary;
  readonly #byKey = new Map<string, KnownWord[]>();
  /** Chinese words by their syllables, joined. */
  readonly #bySound = new Map<string, KnownWord[]>();

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[]) {
    this.#vocabulary = vocabulary;
    for (const known of words) {
      if (known.word.isHan) put(this.#bySound, soundsOfHan(known.word.text).join(' '), known);
      else for (const key of keysOf(known.word.text)) put(this.#byKey, key, known);
    }
  }

  correct(words: readonly Word[]): Word[] {
    let left = MOST_CORRECTIONS;
    return words.flatMap((word) => {
      if (word.isHan || this.#vocabulary.find(hashOf(word.form, KIND.word)) >= 0) return [word];
      if (left-- <= 0) return [word];
      return this.#respelled(word) ?? this.#spoken(word.text) ?? [word];
    });
  }

  #respelled(word: Word): Word[] | undefined {
    const known = isCandidate(word) && this.#nearest(word.text);
    return known ? [known] : undefined;
  }

  /** The Chinese words behind pinyin, longest first; undefined unless every syllable belongs to one. */
  #spoken(text: string): Word[] | undefined {
    const syllables = syllablesOf(text);
    const words: Word[] = [];
    for (let at = 0; at < syllables.length; ) {
      const found = this.#longestSpoken(syllables, at);
      if (!found) return undefined;
      words.push(found);
      at += found.text.length;
    }
    return syllables.length > 1 ? words : undefined;
  }

  #longestSpoken(syllables: readonly string[], from: number): Word | undefined {
    const longest = Math.min(LONGEST_HAN, syllables.length - from);
    for (let length = longest; length > 0; length--) {
      const alike = this.#bySound.get(syllables.slice(from, from + length).join(' '));
      if (alike) return commonest(alike)?.word;
    }
    return undefined;
  }

  #nearest(text: string): Word | undefined {
    const neighbours = new Set<KnownWord>();
    for (const key of keysOf(text)) {
      for (const known of this.#byKey.get(key) ?? [])
        if (neighbours.size < MOST_NEIGHBOURS) neighbours.add(known);
    }
    // The first letter is hardly ever the wrong one, and other words differ in it.
    const close = [...neighbours].filter(
      ({ word }) => word.text[0] === text[0] && editDistance(text, word.text) <= 1,
    );
    return commonest(close)?.word;
  }
}

/** Counts words for `Spelling`: those that a wrong spelling may stand for. */
export class WordCounts {
  readonly #counts = new Map<string, { word: Word; count: number }>();

  learn(words: readonly Word[]): void {
    for (const word of words) {
      if (!word.isHan && !isCandidate(word)) continue;
      const known = this.#counts.get(word.text);
      if (known) known.count++;
      else this.#counts.set(word.text, { word, count: 1 });
    }
  }

  all(): KnownWord[] {
    return [...this.#counts.values()];
  }
}

function put(index: Map<string, KnownWord[]>, key: string, known: KnownWord): void {
  const at = index.get(key);
  if (at) at.push(known);
  else index.set(key, [known]);
}

function commonest(alike: readonly KnownWord[]): KnownWord | undefined {
  let best = alike[0];
  for (const each of alike) if (best && each.count > best.count) best = each;
  return best;
}

function isCandidate({ text, isHan }: Word): boolean {
  return !isHan && text.length >= SHORTEST && text.length <= LONGEST && LATIN.test(text);
}

function keysOf(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}
