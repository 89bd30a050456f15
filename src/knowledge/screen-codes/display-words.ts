// Finds what terminals write beside a code, as it sounds and with typing errors.

import { evenText } from '../../language/even';
import { lexicon } from '../lexicon/lexicon';
import type { ScreenCode } from './file';

export interface DisplayWords {
  codes: readonly string[];
  /** The code that these words name alone. */
  names: string | undefined;
  from: number;
  to: number;
  /** Characters (letters, or syllables) of the words. */
  length: number;
  errors: number;
  isHan: boolean;
}

/** Characters as they sound; marks and blanks are left out, for words of a screen are written with and without. */
interface Units {
  units: string[];
  /** Where each stands. */
  at: number[];
  isHan: boolean[];
}

interface Phrase extends Units {
  /** Most of its characters are Chinese. */
  isChinese: boolean;
  leastGrams: number;
  codes: Set<string>;
  names: string | undefined;
  mostErrors: number;
}

const NONE: readonly number[] = [];
const SHORTEST = 3;
const SIGN = /[\p{L}\p{N}]/u;
/** By length: this many typing errors are borne. */
const BORNE_HAN = [5, 11, 15];
const BORNE_LATIN = [9, 12, 16];

export class DisplayWordsFinder {
  readonly #phrases: Phrase[];
  readonly #byGram = new Map<string, number[]>();
  /** Of each phrase, how many grams were met in the text at hand. */
  readonly #hits: Uint16Array;

  constructor(codes: Iterable<ScreenCode>) {
    this.#phrases = phrasesOf([...codes]);
    this.#hits = new Uint16Array(this.#phrases.length);
    for (const [id, phrase] of this.#phrases.entries()) {
      for (const gram of gramsOf(phrase)) {
        this.#byGram.set(gram, [...(this.#byGram.get(gram) ?? []), id]);
      }
    }
  }

  /** Each phrase where it fits best; `text` is evened. */
  find(text: string): DisplayWords[] {
    const said = unitsOf(text);
    return this.#likely(said).flatMap((phrase) => placeOf(phrase, said, text) ?? []);
  }

  /** A phrase with so many errors at most keeps so many of its grams. */
  #likely(said: Units): Phrase[] {
    const met: number[] = [];
    for (const gram of gramsOf(said)) {
      for (const id of this.#byGram.get(gram) ?? NONE) {
        if (this.#hits[id] === 0) met.push(id);
        this.#hits[id] = (this.#hits[id] as number) + 1;
      }
    }
    const likely: Phrase[] = [];
    for (const id of met) {
      const phrase = this.#phrases[id] as Phrase;
      if ((this.#hits[id] as number) >= phrase.leastGrams) likely.push(phrase);
      this.#hits[id] = 0;
    }
    return likely;
  }
}

/** Two neighbours where one is a Chinese character, else three; each once, or a text that repeats itself had them all. */
function gramsOf({ units, isHan }: Units): ReadonlySet<string> {
  const grams = new Set<string>();
  for (let at = 0; at + 1 < units.length; at++) {
    if (isHan[at] || isHan[at + 1]) grams.add(`${units[at]} ${units[at + 1]}`);
    else if (at + 2 < units.length && !isHan[at + 2]) {
      grams.add(`${units[at]}${units[at + 1]}${units[at + 2]}`);
    }
  }
  return grams;
}

function phrasesOf(codes: readonly ScreenCode[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  const named = new Map<string, string>();
  const add = (words: string, code: string) => {
    const units = unitsOf(evenText(words));
    if (units.units.length < SHORTEST) return '';
    const key = units.units.join(' ');
    const phrase = phrases.get(key) ?? phraseOf(units);
    phrases.set(key, phrase);
    phrase.codes.add(code);
    return key;
  };
  for (const { code, shows, names, meaning } of codes) {
    for (const words of names) named.set(add(words, code), code);
    for (const words of [...shows, ...Object.values(meaning)]) add(words, code);
    for (const words of shows.flatMap((shown) => shown.split(/[，,]/))) add(words, code);
  }
  const whole = codes.flatMap(({ shows }) =>
    shows.map((shown) => unitsOf(evenText(shown)).units.join(' ')),
  );
  for (const [key, phrase] of phrases) {
    const isShownOnce = phrase.codes.size === 1 && whole.includes(key) && phrase.units.length > 3;
    phrase.names = named.get(key) ?? (isShownOnce ? [...phrase.codes][0] : undefined);
  }
  return [...phrases.values()];
}

function phraseOf(units: Units): Phrase {
  const { length } = units.units;
  const isChinese = units.isHan.filter(Boolean).length * 2 > length;
  const mostErrors = (isChinese ? BORNE_HAN : BORNE_LATIN).filter((each) => length >= each).length;
  const leastGrams = gramsOf(units).size - (isChinese ? 2 : 3) * mostErrors;
  return { ...units, isChinese, leastGrams, mostErrors, codes: new Set(), names: undefined };
}

function unitsOf(text: string): Units {
  const known = lexicon();
  const units: Units = { units: [], at: [], isHan: [] };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const sound = known.soundOf(sign);
    if (sound === undefined && !SIGN.test(sign)) continue;
    units.units.push(sound === undefined ? sign : blurred(sound));
    units.at.push(at);
    units.isHan.push(sound !== undefined);
  }
  return units;
}

/** Southern speakers hear no difference between zh, ch, c and z, or between n and ng. */
function blurred(sound: string): string {
  return sound
    .replace(/^(?:ch?|zh)/, 'z')
    .replace(/^sh/, 's')
    .replace(/ng$/, 'n');
}

/** Sellers' search: the end in the text where the phrase costs fewest errors, with its beginning. */
function placeOf(
  { units: phrase, isChinese, codes, names, mostErrors }: Phrase,
  { units, at }: Units,
  text: string,
): DisplayWords | undefined {
  let costs = Array.from(phrase, (_, i) => i + 1);
  let starts = new Array<number>(phrase.length).fill(0);
  let best: DisplayWords | undefined;
  for (let place = 0; place < units.length; place++) {
    const next: number[] = [];
    const nextStarts: number[] = [];
    let [cornerCost, cornerStart] = [0, place];
    for (let i = 0; i < phrase.length; i++) {
      const same = cornerCost + (phrase[i] === units[place] ? 0 : 1);
      const up = (costs[i] as number) + 1;
      const left = i === 0 ? 1 : (next[i - 1] as number) + 1;
      const cost = Math.min(same, up, left);
      const start =
        cost === same ? cornerStart : cost === up ? starts[i] : (nextStarts[i - 1] ?? place);
      next.push(cost);
      nextStarts.push(start as number);
      [cornerCost, cornerStart] = [costs[i] as number, starts[i] as number];
    }
    [costs, starts] = [next, nextStarts];
    const errors = costs.at(-1) as number;
    if (errors > mostErrors || (best && best.errors <= errors)) continue;
    const from = at[starts.at(-1) as number] as number;
    const to = (at[place] as number) + 1;
    if (!isChinese && (isLetter(text[from - 1]) || isLetter(text[to]))) continue;
    best = { codes: [...codes], names, from, to, length: phrase.length, errors, isHan: isChinese };
  }
  return best;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}
