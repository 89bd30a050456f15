// Replaces unknown Latin words by the known word that was probably meant: one letter missing, extra, wrong or swapped.

import { editDistance } from './classifiers/edit-distance';
import { hashOf, KIND } from './features';
import type { Vocabulary } from './vocabulary';
import type { Word } from './words';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 5;
const LONGEST = 20;
/** Bounds the distances computed for one word. */
const MOST_NEIGHBOURS = 6;
/** Bounds the words looked at in one question. */
const MOST_CORRECTIONS = 8;
const LATIN = /^[a-z]+$/;

/**
 * An index of every known word under itself and under each spelling with one letter left out:
 * two words one edit apart share such a key, so that no scan over the vocabulary is needed.
 */
export class Spelling {
  readonly #vocabulary: Vocabulary;
  readonly #known = new Map<string, { word: Word; count: number }>();
  readonly #byKey = new Map<string, string[]>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  learn(words: readonly Word[]): void {
    for (const word of words) {
      if (!isCandidate(word)) continue;
      const known = this.#known.get(word.text);
      if (known) {
        known.count++;
        continue;
      }
      this.#known.set(word.text, { word, count: 1 });
      for (const key of keysOf(word.text)) {
        const at = this.#byKey.get(key);
        if (at) at.push(word.text);
        else this.#byKey.set(key, [word.text]);
      }
    }
  }

  correct(words: Word[]): Word[] {
    let left = MOST_CORRECTIONS;
    for (const [i, word] of words.entries()) {
      if (!isCandidate(word) || this.#vocabulary.find(hashOf(word.form, KIND.word)) >= 0) continue;
      if (left-- === 0) break;
      words[i] = this.#nearest(word.text) ?? word;
    }
    return words;
  }

  #nearest(text: string): Word | undefined {
    const neighbours = new Set<string>();
    for (const key of keysOf(text)) {
      for (const word of this.#byKey.get(key) ?? [])
        if (neighbours.size < MOST_NEIGHBOURS) neighbours.add(word);
    }
    let best: { word: Word; count: number } | undefined;
    for (const neighbour of neighbours) {
      const known = this.#known.get(neighbour);
      // The first letter is hardly ever the wrong one, and other words differ in it.
      if (!known || neighbour[0] !== text[0] || editDistance(text, neighbour) > 1) continue;
      if (!best || known.count > best.count) best = known;
    }
    return best?.word;
  }
}

function isCandidate({ text, isHan }: Word): boolean {
  return !isHan && text.length >= SHORTEST && text.length <= LONGEST && LATIN.test(text);
}

function keysOf(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}
