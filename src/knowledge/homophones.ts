// Reads Chinese with wrong characters that sound right: 机七 becomes 机器 where the examples write it so.

import { gramHash, pairHash } from './hashes';
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
  /** Its code unit. */
  unit: number;
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
  readonly #known = new Map<number, Character>();
  /** The characters of the examples by the number of their sound, commonest first. */
  readonly #bySound: Character[][] = [];
  #total = 1;

  constructor(vocabulary: Vocabulary, words: readonly KnownWord[], cut: Cutter) {
    this.#vocabulary = vocabulary;
    this.#cut = cut;
    for (const { text, isHan } of words) {
      for (let at = 0; isHan && at < text.length; at++) this.#learn(text.charCodeAt(at));
    }
    for (const alike of this.#bySound) alike?.sort((a, b) => b.count - a.count);
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

  #learn(unit: number): void {
    if (this.#known.has(unit)) return;
    const character = { unit, count: this.#count(gramHash(unit)) };
    this.#known.set(unit, character);
    this.#total += character.count;
    const sound = lexicon().soundNumber(unit);
    if (sound > 0) this.#bySound[sound] = [...(this.#bySound[sound] ?? []), character];
  }

  /** The text that was meant; undefined when it is the one that stands there. */
  #meant(run: readonly Word[]): string | undefined {
    const text = run.map((word) => word.text).join('');
    if (text.length < 2 || text.length > MOST_CHARACTERS) return undefined;
    const isStrange = this.#strangers(text);
    if (!isStrange) return undefined;
    const costs = costsOf(run);
    let meant = '';
    for (let at = 0; at < text.length; ) {
      const read = this.#stretch(text, at, { isStrange, costs });
      meant += read || text.charAt(at);
      at += read.length || 1;
    }
    return meant === text ? undefined : meant;
  }

  /** What the characters from here that may stand for others were meant to be; nothing when the first is none of them. */
  #stretch(
    text: string,
    start: number,
    { isStrange, costs }: { isStrange: readonly boolean[]; costs: readonly number[] },
  ): string {
    let readings: Reading[] =
      start > 0 ? [{ character: this.#own(text, start - 1), score: 0, before: undefined }] : [];
    let end = start;
    for (; isStrange[end]; end++) {
      const alike = this.#alike(text.charCodeAt(end));
      if (alike.length === 0) break;
      const before: readonly Reading[] = readings;
      readings = [this.#reading(before, this.#own(text, end), 0)];
      for (const other of alike) readings.push(this.#reading(before, other, costs[end] ?? 0));
    }
    if (end === start) return '';
    const last =
      end < text.length ? this.#reading(readings, this.#own(text, end), 0).before : best(readings);
    return textOf(last, end - start);
  }

  /** For each character whether no example has it beside its neighbours; undefined when that is true of none. */
  #strangers(text: string): boolean[] | undefined {
    let isStrange: boolean[] | undefined;
    let isKnownBefore = false;
    for (let at = 0; at < text.length; at++) {
      const isKnown =
        at + 1 < text.length &&
        this.#vocabulary.find(pairHash(text.charCodeAt(at), text.charCodeAt(at + 1))) >= 0;
      if (!isKnownBefore && !isKnown) {
        isStrange ??= new Array<boolean>(text.length).fill(false);
        isStrange[at] = true;
      }
      isKnownBefore = isKnown;
    }
    return isStrange;
  }

  #own(text: string, at: number): Character {
    const unit = text.charCodeAt(at);
    return this.#known.get(unit) ?? { unit, count: 0 };
  }

  #alike(written: number): Character[] {
    const alike: Character[] = [];
    for (const each of this.#bySound[lexicon().soundNumber(written)] ?? []) {
      if (each.unit !== written) alike.push(each);
      if (alike.length === MOST_ALIKE) break;
    }
    return alike;
  }

  /** The likeliest way to a character from those that may stand before it. */
  #reading(readings: readonly Reading[], character: Character, cost: number): Reading {
    const alone = (character.count + UNSEEN) / this.#total;
    let [before, score] = [readings[0], readings.length > 0 ? -Infinity : Math.log(alone)];
    for (const each of readings) {
      const pair = this.#count(pairHash(each.character.unit, character.unit)) + SMOOTHING * alone;
      const way = each.score + Math.log(pair / (each.character.count + SMOOTHING));
      if (way > score) [before, score] = [each, way];
    }
    return { character, score: score - cost, before };
  }

  /** In how many examples the characters stand. */
  #count(hash: number): number {
    const place = this.#vocabulary.find(hash);
    return place < 0 ? 0 : this.#vocabulary.textsAt(place);
  }
}

/** How unlikely it is for each character that it stands for another. */
function costsOf(run: readonly Word[]): number[] {
  const costs: number[] = [];
  for (const { text } of run) {
    for (let at = 0; at < text.length; at++) {
      costs.push(text.length > 1 ? WRONG_IN_WORD : WRONG_ALONE);
    }
  }
  return costs;
}

function best(readings: readonly Reading[]): Reading | undefined {
  let most = readings[0];
  for (const each of readings) if (most && each.score > most.score) most = each;
  return most;
}

/** The last characters of a reading. */
function textOf(last: Reading | undefined, length: number): string {
  let text = '';
  for (let at = last; at && text.length < length; at = at.before)
    text = String.fromCharCode(at.character.unit) + text;
  return text;
}
