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

interface Phrase {
  units: string[];
  isHan: boolean;
  codes: Set<string>;
  names: string | undefined;
  mostErrors: number;
}

/** Characters as they sound; marks and blanks are left out, for words of a screen are written with and without. */
interface Units {
  units: string[];
  /** Where each stands. */
  at: number[];
  isHan: boolean[];
}

const SHORTEST = 3;
const SIGN = /[\p{L}\p{N}]/u;
/** By length: this many typing errors are borne. */
const BORNE_HAN = [5, 11];
const BORNE_LATIN = [9, 12, 16];

export class DisplayWordsFinder {
  readonly #phrases: Phrase[];
  readonly #byGram = new Map<string, number[]>();

  constructor(codes: Iterable<ScreenCode>) {
    this.#phrases = phrasesOf([...codes]);
    for (const [id, { units, isHan }] of this.#phrases.entries()) {
      for (const gram of new Set(gramsOf(units, isHan ? 2 : 3))) {
        this.#byGram.set(gram, [...(this.#byGram.get(gram) ?? []), id]);
      }
    }
  }

  /** Of those that overlap only the best; `text` is evened. */
  find(text: string): DisplayWords[] {
    const said = unitsOf(text);
    const found: DisplayWords[] = [];
    for (const phrase of this.#likely(said)) {
      const place = placeOf(phrase, said, text);
      if (place) found.push(place);
    }
    return found;
  }

  /** With so many errors at most, a phrase keeps so many of its grams. */
  *#likely({ units }: Units): Iterable<Phrase> {
    const hits = new Map<number, number>();
    for (const size of [2, 3]) {
      for (const gram of new Set(gramsOf(units, size))) {
        for (const id of this.#byGram.get(gram) ?? []) hits.set(id, (hits.get(id) ?? 0) + 1);
      }
    }
    for (const [id, count] of hits) {
      const phrase = this.#phrases[id];
      if (!phrase) continue;
      const size = phrase.isHan ? 2 : 3;
      const grams = new Set(gramsOf(phrase.units, size)).size;
      if (count >= Math.max(1, grams - size * phrase.mostErrors)) yield phrase;
    }
  }
}

function gramsOf(units: readonly string[], size: number): string[] {
  const grams: string[] = [];
  for (let at = 0; at + size <= units.length; at++) {
    grams.push(size === 2 ? `${units[at]} ${units[at + 1]}` : `${units[at]}${units[at + 1]}${units[at + 2]}`);
  }
  return grams;
}

function phrasesOf(codes: readonly ScreenCode[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  const named = new Map<string, string>();
  const add = (words: string, code: string) => {
    const { units, isHan } = unitsOf(evenText(words));
    if (units.length < SHORTEST) return '';
    const key = units.join(' ');
    const isInHan = isHan.filter(Boolean).length * 2 > units.length;
    const borne = isInHan ? BORNE_HAN : BORNE_LATIN;
    const mostErrors = borne.filter((length) => units.length >= length).length;
    const phrase = phrases.get(key) ?? {
      ...{ units, isHan: isInHan, codes: new Set(), names: undefined, mostErrors },
    };
    phrases.set(key, phrase);
    phrase.codes.add(code);
    return key;
  };
  for (const { code, shows, names, meaning } of codes) {
    for (const words of names) named.set(add(words, code), code);
    for (const words of [...shows, ...Object.values(meaning)]) add(words, code);
    for (const words of shows.flatMap((shown) => shown.split(/[，,]/))) add(words, code);
  }
  const whole = codes.flatMap(({ shows }) => shows.map((shown) => unitsOf(evenText(shown)).units.join(' ')));
  for (const [key, phrase] of phrases) {
    const isShownOnce = phrase.codes.size === 1 && whole.includes(key) && phrase.units.length > 3;
    phrase.names = named.get(key) ?? (isShownOnce ? [...phrase.codes][0] : undefined);
  }
  return [...phrases.values()];
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
  return sound.replace(/^(?:ch?|zh)/, 'z').replace(/^sh/, 's').replace(/ng$/, 'n');
}

/** Sellers' search: the end in the text where the phrase costs fewest errors, with its beginning. */
function placeOf(
  { units: phrase, isHan, codes, names, mostErrors }: Phrase,
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
      const left = (i === 0 ? 1 : (next[i - 1] as number) + 1);
      const cost = Math.min(same, up, left);
      const start = cost === same ? cornerStart : cost === up ? starts[i] : (nextStarts[i - 1] ?? place);
      next.push(cost);
      nextStarts.push(start as number);
      [cornerCost, cornerStart] = [costs[i] as number, starts[i] as number];
    }
    [costs, starts] = [next, nextStarts];
    const errors = costs.at(-1) as number;
    if (errors > mostErrors || (best && best.errors <= errors)) continue;
    const from = at[starts.at(-1) as number] as number;
    const to = (at[place] as number) + 1;
    if (!isHan && (isLetter(text[from - 1]) || isLetter(text[to]))) continue;
    best = { codes: [...codes], names, from, to, length: phrase.length, errors, isHan };
  }
  return best;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}
