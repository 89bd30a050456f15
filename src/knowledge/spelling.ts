// Replaces unknown Latin words by the known word that was probably meant: one letter missing, extra, wrong or swapped.

import { editDistance } from './classifiers/edit-distance';
import { hashOf, KIND } from './features';
import { JoinedWords } from './joined-words';
import { commonest, type KnownWord, put } from './known-words';
import { lexicon } from './lexicon/lexicon';
import type { Vocabulary } from './vocabulary';
import { latinWord, type Word } from './words';

/** Shorter words have too many neighbours; longer ones are no single words. */
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
  readonly #joined: JoinedWords;
  readonly #byKey = new Map<string, KnownWord[]>();

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[]) {
    this.#vocabulary = vocabulary;
    this.#joined = new JoinedWords(words);
    for (const known of words) {
      if (known.word.isHan) continue;
      for (const key of keysOf(known.word.text)) put(this.#byKey, key, known);
    }
  }

  correct(words: readonly Word[]): Word[] {
    let left = MOST_CORRECTIONS;
    return words.flatMap((word) => {
      if (!isCandidate(word) || this.#isKnown(word) || left-- <= 0) return word;
      return this.#nearest(word.text) ?? this.#split(word) ?? word;
    });
  }

  #split({ text }: Word): Word[] | undefined {
    if (lexicon().isEnglish(text)) return undefined;
    return this.#joined.split(text)?.map((piece) => {
      const word = latinWord(piece);
      return this.#isKnown(word) ? word : (this.#nearest(piece) ?? word);
    });
  }

  #isKnown(word: Word): boolean {
    return this.#vocabulary.find(hashOf(word.form, KIND.word)) >= 0;
  }

  #nearest(text: string): Word | undefined {
    if (text.length > LONGEST) return undefined;
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

function isCandidate({ text, isHan }: Word): boolean {
  return !isHan && text.length >= SHORTEST && LATIN.test(text);
}

function keysOf(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}
