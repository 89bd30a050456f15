// Reads Chinese with wrong characters that sound right: 机七 becomes 机器 where the examples write it so.

import { gramHash } from './hashes';
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

interface Character {
  text: string;
  /** In how many examples it stands. */
  count: number;
}

/** A character that may have been meant, and the likeliest reading up to it. */
interface Reading {
  character: Character;
  score: number;
  before: Reading | undefined;
}

/** A noisy channel: the likeliest text by the pairs of characters in the examples, and by how much was changed. */
export class HomophoneReader {
  readonly #vocabulary: Vocabulary;
  readonly #cut: Cutter;
  readonly #known = new Map<string, Character>();
  /** The characters of the examples by sound, commonest first. */
  readonly #bySound = new Map<string, Character[]>();
  #total = 1;

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[], cut: Cutter) {
    this.#vocabulary = vocabulary;
    this.#cut = cut;
    const texts = new Set(words.flatMap(({ text, isHan }) => (isHan ? [...text] : [])));
    for (const text of texts) {
      const character = { text, count: this.#count(text) };
      this.#known.set(text, character);
      this.#total += character.count;
      const sound = lexicon().soundOf(text) ?? '';
      this.#bySound.set(sound, [...(this.#bySound.get(sound) ?? []), character]);
    }
    this.#bySound.delete('');
    for (const alike of this.#bySound.values()) alike.sort((a, b) => b.count - a.count);
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
    const isStrange = this.#strangers(text);
    if (!isStrange) return undefined;
    let readings: Reading[] = [];
    let at = 0;
    for (const word of run) {
      const cost = word.text.length > 1 ? WRONG_IN_WORD : WRONG_ALONE;
      for (const written of word.text) {
        const own = this.#known.get(written) ?? { text: written, count: 0 };
        const alike = isStrange[at] ? this.#alike(written) : [];
        const before = readings;
        // Where nothing is to choose the score does not matter.
        const isOnlyWay = before.length === 1 && alike.length === 0;
        readings = [
          isOnlyWay
            ? { character: own, score: 0, before: before[0] }
            : this.#reading(before, own, 0),
        ];
        for (const other of alike) readings.push(this.#reading(before, other, cost));
        at++;
      }
    }
    const meant = textOf(best(readings));
    return meant === text ? undefined : meant;
  }

  /** For each character whether no example has it beside its neighbours; undefined when that is true of none. */
  #strangers(text: string): boolean[] | undefined {
    let isStrange: boolean[] | undefined;
    let isKnownBefore = false;
    for (let at = 0; at < text.length; at++) {
      const isKnown =
        at + 1 < text.length && this.#vocabulary.find(gramHash(text, at, at + 2)) >= 0;
      if (!isKnownBefore && !isKnown) {
        isStrange ??= new Array<boolean>(text.length).fill(false);
        isStrange[at] = true;
      }
      isKnownBefore = isKnown;
    }
    return isStrange;
  }

  #alike(written: string): Character[] {
    const alike = this.#bySound.get(lexicon().soundOf(written) ?? '') ?? [];
    return alike.filter(({ text }) => text !== written).slice(0, MOST_ALIKE);
  }

  /** The likeliest way to a character from those that may stand before it. */
  #reading(readings: readonly Reading[], character: Character, cost: number): Reading {
    const alone = (character.count + UNSEEN) / this.#total;
    let [before, score] = [readings[0], readings.length > 0 ? -Infinity : Math.log(alone)];
    for (const each of readings) {
      const pair = this.#count(each.character.text + character.text) + SMOOTHING * alone;
      const way = each.score + Math.log(pair / (each.character.count + SMOOTHING));
      if (way > score) [before, score] = [each, way];
    }
    return { character, score: score - cost, before };
  }

  /** In how many examples the characters stand together. */
  #count(characters: string): number {
    const place = this.#vocabulary.find(gramHash(characters, 0, characters.length));
    return place < 0 ? 0 : this.#vocabulary.textsAt(place);
  }
}

function best(readings: readonly Reading[]): Reading {
  return readings.reduce((most, each) => (each.score > most.score ? each : most));
}

function textOf(last: Reading): string {
  let text = '';
  for (let at: Reading | undefined = last; at; at = at.before) text = at.character.text + text;
  return text;
}
