// Reads Chinese with wrong characters that sound right: 机七 becomes 机器 where the examples write it so.

import { gramHash } from './features';
import type { KnownWord } from './known-words';
import { lexicon } from './lexicon/lexicon';
import type { Vocabulary } from './vocabulary';
import { type Cutter, hanWord, type Word } from './words';

/** Characters looked at in the place of one: the commonest of its sound. */
const MOST_ALIKE = 5;
/** Longer runs are no sentences. */
const MOST_CHARACTERS = 200;
/** How unlikely a wrong character is (−log), alone and in a word of the dictionary. */
const WRONG_ALONE = 4.5;
const WRONG_IN_WORD = 7;
/** Counts that a character's own frequency is worth beside those of the pair it makes with the one before. */
const SMOOTHING = 10;
/** Count of a character that no example has. */
const UNSEEN = 0.3;

/** A character that may have been meant, and the likeliest reading up to it. */
interface Reading {
  character: string;
  score: number;
  before: Reading | undefined;
}

/** A noisy channel: the likeliest text by the pairs of characters in the examples, and by how much was changed. */
export class HomophoneReader {
  readonly #vocabulary: Vocabulary;
  readonly #cut: Cutter;
  /** The characters of the examples by sound, commonest first. */
  readonly #bySound = new Map<string, string[]>();
  #total = 1;

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[], cut: Cutter) {
    this.#vocabulary = vocabulary;
    this.#cut = cut;
    const characters = new Set(words.flatMap(({ word }) => (word.isHan ? [...word.text] : [])));
    for (const character of characters) {
      this.#total += this.#count(character);
      const sound = lexicon().soundOf(character);
      if (sound === undefined) continue;
      const alike = this.#bySound.get(sound);
      if (alike) alike.push(character);
      else this.#bySound.set(sound, [character]);
    }
    for (const alike of this.#bySound.values())
      alike.sort((a, b) => this.#count(b) - this.#count(a));
  }

  /** The words, cut anew where characters were replaced. */
  read(words: readonly Word[]): readonly Word[] {
    let read: Word[] | undefined;
    for (let start = 0; start < words.length; ) {
      let end = start + 1;
      if (words[start]?.isHan) while (words[end]?.isHan) end++;
      const run = words.slice(start, end);
      const meant = words[start]?.isHan ? this.#meant(run) : undefined;
      if (meant !== undefined) read ??= words.slice(0, start);
      read?.push(...(meant === undefined ? run : this.#cut(meant).map(hanWord)));
      start = end;
    }
    return read ?? words;
  }

  /** The text that was meant; undefined when it is the one that stands there. */
  #meant(run: readonly Word[]): string | undefined {
    const text = run.map((word) => word.text).join('');
    if (text.length < 2 || text.length > MOST_CHARACTERS) return undefined;
    const isStrange = Array.from(
      text,
      (_, i) => i > 0 && this.#count(text.slice(i - 1, i + 1)) === 0,
    );
    if (!isStrange.includes(true)) return undefined;
    let readings: Reading[] = [];
    let at = 0;
    for (const word of run) {
      const cost = word.text.length > 1 ? WRONG_IN_WORD : WRONG_ALONE;
      for (const character of word.text) {
        const isDoubted = isStrange[at] || isStrange[at + 1];
        const alike = isDoubted ? this.#alike(character) : [];
        readings = [
          this.#reading(readings, character, 0),
          ...alike.map((other) => this.#reading(readings, other, cost)),
        ];
        at++;
      }
    }
    const meant = textOf(best(readings));
    return meant === text ? undefined : meant;
  }

  #alike(character: string): string[] {
    const alike = this.#bySound.get(lexicon().soundOf(character) ?? '') ?? [];
    return alike.filter((other) => other !== character).slice(0, MOST_ALIKE);
  }

  /** The likeliest way to a character from those that may stand before it. */
  #reading(readings: readonly Reading[], character: string, cost: number): Reading {
    const alone = (this.#count(character) + UNSEEN) / this.#total;
    if (readings.length === 0)
      return { character, score: Math.log(alone) - cost, before: undefined };
    const ways = readings.map((before) => {
      const pair = this.#count(before.character + character) + SMOOTHING * alone;
      const chance = pair / (this.#count(before.character) + SMOOTHING);
      return { character, score: before.score + Math.log(chance) - cost, before };
    });
    return best(ways);
  }

  /** In how many examples the characters stand together. */
  #count(characters: string): number {
    const id = this.#vocabulary.find(gramHash(characters));
    return id < 0 ? 0 : this.#vocabulary.frequency(id);
  }
}

function best(readings: readonly Reading[]): Reading {
  return readings.reduce((most, each) => (each.score > most.score ? each : most));
}

function textOf(last: Reading): string {
  let text = '';
  for (let at: Reading | undefined = last; at; at = at.before) text = at.character + text;
  return text;
}
