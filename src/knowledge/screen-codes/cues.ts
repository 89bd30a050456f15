// Cuts a text into the words that speak for or against a code, as the file lists them; spelt wrongly, too.

import { z } from 'zod';
import { evenText } from '../../language/even';
import { lexicon } from '../lexicon/lexicon';
import { soundsOfHan, syllablesOf } from '../sounds';

/** The kinds of words; what each means stands in the file. */
export const KINDS = [
  ...(['labels', 'shows', 'screens', 'refused', 'trade', 'again', 'asks', 'courtesy'] as const),
  ...(['fillers', 'goesOn', 'gets', 'money', 'places', 'numbered', 'things'] as const),
  ...(['counted', 'others', 'terminals', 'denies', 'wrong'] as const),
];
export type Kind = (typeof KINDS)[number];

const words = z.array(z.string().trim().min(1)).default([]);
export const cuesSchema = z.strictObject(
  Object.fromEntries(KINDS.map((kind) => [kind, words])) as Record<Kind, typeof words>,
);
export type CueLists = z.infer<typeof cuesSchema>;

export interface Token {
  /** `cut` ends a clause, `mark` does not. */
  type: 'han' | 'latin' | 'number' | 'cut' | 'mark';
  text: string;
  from: number;
  to: number;
  /** One bit for each kind that it is of. */
  kinds: number;
}

const BITS = Object.fromEntries(KINDS.map((kind, at) => [kind, 1 << at])) as Record<Kind, number>;
/** Words that lead to no other when they sound alike are these only. */
const SOUNDING = BITS.labels | BITS.shows | BITS.screens | BITS.refused | BITS.trade | BITS.asks;
const LONGEST_HAN = 7;
const MOST_LATIN_WORDS = 4;
/** Shorter words are too near to others. */
const SHORTEST_MISSPELT = 4;
const TOKEN =
  /[a-z]+(?:['’][a-z]+)*|\d+|\p{Script=Han}+|[,，。;；!！?？\n、|]|[./]|[^\s\p{L}\p{N},，。;；!！?？、|./]+/gu;
/** In names of files: "declinecode". */
const ENDING = /(?:code|error|resp)$/;
const IS_CUT = /^[,，。;；!！?？\n、|]$/;
/** Behind "/" there is a blank; of "." there is only one, before no letter. */
const ENDS = /^(?:\s|$)/;

export const bitsOf = (kind: Kind) => BITS[kind];
export const isOf = ({ kinds }: Token, kind: Kind) => (kinds & BITS[kind]) !== 0;

export class Cues {
  readonly #kinds = new Map<string, number>();
  /** Chinese words by their syllables, joined. */
  readonly #sounds = new Map<string, number>();
  /** English words by what is left of them without one letter. */
  readonly #shorter = new Map<string, string[]>();

  constructor(lists: CueLists) {
    for (const kind of KINDS) for (const word of lists[kind]) this.#add(evenText(word), BITS[kind]);
  }

  /** `text` is evened. */
  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    for (const { 0: sign, index } of text.matchAll(TOKEN)) {
      const first = sign.charCodeAt(0);
      const to = index + sign.length;
      if (first > 0x2e7f && /^\p{Script=Han}/u.test(sign)) this.#cutHan(sign, index, tokens);
      else if (first >= 0x61 && first <= 0x7a) {
        const kinds = this.#latin(sign.replace('’', "'"));
        tokens.push({ type: 'latin', text: sign, from: index, to, kinds });
      } else if (first >= 0x30 && first <= 0x39) {
        tokens.push({ type: 'number', text: sign, from: index, to, kinds: 0 });
      } else {
        const type = isCut(text, sign, to) ? 'cut' : 'mark';
        tokens.push({ type, text: sign, from: index, to, kinds: this.#kinds.get(sign) ?? 0 });
      }
    }
    return this.#joined(tokens);
  }

  #add(word: string, bit: number): void {
    this.#kinds.set(word, (this.#kinds.get(word) ?? 0) | bit);
    if (/^\p{Script=Han}{2,}$/u.test(word)) {
      if ((bit & SOUNDING) === 0) return;
      const sound = soundsOfHan(word).join(' ');
      this.#sounds.set(sound, (this.#sounds.get(sound) ?? 0) | bit);
    } else if (/^[a-z]+$/.test(word) && word.length >= SHORTEST_MISSPELT && bit & SOUNDING) {
      for (const shorter of shortened(word)) {
        this.#shorter.set(shorter, [...(this.#shorter.get(shorter) ?? []), word]);
      }
    }
  }

  /** The longest words first; a word of the dictionary hides the single characters that it has in it. */
  #cutHan(run: string, from: number, tokens: Token[]): void {
    for (let at = 0; at < run.length; ) {
      const length = this.#lengthAt(run, at);
      const text = run.slice(at, at + length);
      const kinds = this.#kinds.get(text) ?? this.#kindsBySound(text);
      tokens.push({ type: 'han', text, from: from + at, to: from + at + length, kinds });
      at += length;
    }
  }

  #lengthAt(run: string, at: number): number {
    const rest = Math.min(LONGEST_HAN, run.length - at);
    let length = rest;
    while (length > 1 && !this.#kinds.has(run.slice(at, at + length))) length--;
    if (length > 1) return length;
    const isOwn = this.#kinds.has(run[at] ?? '');
    for (let sounding = rest; sounding > (isOwn ? 2 : 1); sounding--) {
      if (this.#kindsBySound(run.slice(at, at + sounding)) > 0) return sounding;
    }
    const pair = run.slice(at, at + 2);
    const isHidden = isOwn && pair.length === 2 && isWord(pair);
    return isHidden && !this.#kinds.has(pair[1] ?? '') ? 2 : 1;
  }

  #kindsBySound(text: string): number {
    if (text.length < 2) return 0;
    return this.#sounds.get(soundsOfHan(text).join(' ')) ?? 0;
  }

  #latin(word: string): number {
    const exact = this.#kinds.get(word);
    if (exact !== undefined) return exact;
    if (word.length < SHORTEST_MISSPELT || lexicon().isEnglish(word)) return 0;
    for (const shorter of [word, ...shortened(word)]) {
      const [meant] = this.#shorter.get(shorter) ?? [];
      if (meant !== undefined && Math.abs(meant.length - word.length) < 2) {
        return this.#kinds.get(meant) ?? 0;
      }
    }
    const label = ENDING.exec(word)?.[0];
    if (label !== undefined) return this.#kinds.get(label) ?? 0;
    const syllables = syllablesOf(word);
    return syllables.length > 1 ? (this.#sounds.get(syllables.join(' ')) ?? 0) : 0;
  }

  /** "came up", "response code": words that count as one. */
  #joined(tokens: readonly Token[]): Token[] {
    const joined: Token[] = [];
    for (let at = 0; at < tokens.length; ) {
      const [together, length] = this.#togetherAt(tokens, at);
      joined.push(together);
      at += length;
    }
    return joined;
  }

  #togetherAt(tokens: readonly Token[], at: number): [Token, number] {
    const first = tokens[at] as Token;
    if (first.type !== 'latin') return [first, 1];
    let text = first.text;
    let best: [Token, number] = [first, 1];
    for (let length = 2; length <= MOST_LATIN_WORDS; length++) {
      const next = tokens[at + length - 1];
      const before = tokens[at + length - 2];
      if (!next || !before || (next.type !== 'latin' && next.type !== 'number')) break;
      if (next.from - before.to > 2) break;
      text = `${text} ${next.text}`;
      const kinds = this.#kinds.get(text);
      if (kinds !== undefined) best = [{ ...first, text, to: next.to, kinds }, length];
    }
    return best;
  }
}

function isCut(text: string, sign: string, to: number): boolean {
  if (sign !== '.' && sign !== '/') return IS_CUT.test(sign);
  return ENDS.test(text.slice(to, to + 1)) && text[to - 2] !== '.';
}

function isWord(text: string): boolean {
  return lexicon().chanceOf(text) > 0;
}

/** Without one of its letters each. */
function shortened(word: string): string[] {
  const shorter = [word];
  for (let at = 0; at < word.length; at++) shorter.push(word.slice(0, at) + word.slice(at + 1));
  return shorter;
}
