// Reads Chinese that was typed in pinyin: its syllables become the known words that sound so.

import { commonest, type KnownWord, put } from './known-words';
import { syllablesOf, typedSoundsOfHan } from './sounds';
import { hanWord, type Word } from './words';

/** Syllables of the longest Chinese words. */
const LONGEST_HAN = 5;

export class PinyinReader {
  /** How often the examples have a word in Latin letters. */
  readonly #latin = new Map<string, number>();
  /** Chinese words by their syllables, joined. */
  readonly #bySound = new Map<string, KnownWord[]>();

  constructor(words: readonly KnownWord[]) {
    for (const known of words) {
      const { text, isHan, count } = known;
      if (!isHan) this.#latin.set(text, count);
      else for (const sounds of typedSoundsOfHan(text)) put(this.#bySound, sounds.join(' '), known);
    }
  }

  /** The words, those in pinyin replaced; English words count as pinyin only beside one that is nothing else. */
  read(words: readonly Word[]): readonly Word[] {
    if (!words.some((word) => this.#isPinyin(word))) return words;
    const read: Word[] = [];
    let run: { words: Word[]; syllables: string[] } = { words: [], syllables: [] };
    const flush = () => {
      const known = this.#wordsOf(run.syllables);
      read.push(...(known?.map(({ text }) => hanWord(text)) ?? run.words));
      run = { words: [], syllables: [] };
    };
    for (const word of words) {
      const syllables = word.isHan ? [] : syllablesOf(word.text);
      if (syllables.length === 0) {
        flush();
        read.push(word);
        continue;
      }
      run.words.push(word);
      run.syllables.push(...syllables);
    }
    flush();
    return read;
  }

  /** A name such as Lakala stays what it is as long as it is written so more often than in characters. */
  #isPinyin({ text, isHan, isEnglish }: Word): boolean {
    if (isHan || isEnglish) return false;
    const syllables = syllablesOf(text);
    if (syllables.length < 2) return false;
    const rarest = this.#wordsOf(syllables)?.reduce(
      (least, { count }) => Math.min(least, count),
      Infinity,
    );
    return (this.#latin.get(text) ?? 0) < (rarest ?? 0);
  }

  /** Longest words first; undefined unless every syllable belongs to one. */
  #wordsOf(syllables: readonly string[]): KnownWord[] | undefined {
    const words: KnownWord[] = [];
    for (let at = 0; at < syllables.length; ) {
      const found = this.#longestAt(syllables, at);
      if (!found) return undefined;
      words.push(found);
      at += found.text.length;
    }
    return words;
  }

  #longestAt(syllables: readonly string[], from: number): KnownWord | undefined {
    for (let length = Math.min(LONGEST_HAN, syllables.length - from); length > 0; length--) {
      const alike = this.#bySound.get(syllables.slice(from, from + length).join(' '));
      if (alike) return commonest(alike);
    }
    return undefined;
  }
}
