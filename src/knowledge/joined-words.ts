// Splits Latin words that were run together: mymachineisfrozen is read as my machine is frozen.

import type { KnownWord } from './known-words';
import { lexicon } from './lexicon/lexicon';

const LONGEST = 80;
const LONGEST_WORD = 20;
/** Shorter pieces must be known or as common as this: rare ones are abbreviations, and every text can be made of them. */
const SHORTEST_RARE = 3;
const COMMON = 5e-4;
/** How unlikely (−log) a piece is that is no word, and each of its letters. */
const NO_WORD = 8;
const NO_WORD_LETTER = 3;

interface Split {
  cost: number;
  /** Where the last piece begins. */
  start: number;
}

export class JoinedWords {
  readonly #costs = new Map<string, number>();

  constructor(words: readonly KnownWord[]) {
    const latin = words.filter(({ word }) => !word.isHan);
    const total = latin.reduce((sum, { count }) => sum + count, 0);
    for (const { word, count } of latin) this.#costs.set(word.text, Math.log(total / count));
  }

  /** The words in their order; undefined for what is rather one word, known or not. */
  split(text: string): string[] | undefined {
    if (text.length > LONGEST) return undefined;
    const splits: Split[] = [{ cost: 0, start: 0 }];
    for (let end = 1; end <= text.length; end++) splits.push(this.#best(text, end, splits));
    const pieces: string[] = [];
    for (let end = text.length; end > 0; end = splits[end]?.start ?? 0)
      pieces.unshift(text.slice(splits[end]?.start, end));
    return pieces.length > 1 ? pieces : undefined;
  }

  #best(text: string, end: number, splits: readonly Split[]): Split {
    let best = { cost: Number.POSITIVE_INFINITY, start: 0 };
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const cost = (splits[start]?.cost ?? 0) + this.#cost(text.slice(start, end));
      if (cost < best.cost) best = { cost, start };
    }
    return best;
  }

  #cost(piece: string): number {
    const known = this.#costs.get(piece);
    const chance = lexicon().chanceOf(piece);
    const isWord = piece.length >= SHORTEST_RARE || chance > COMMON;
    const general = isWord && chance > 0 ? -Math.log(chance) : Number.POSITIVE_INFINITY;
    return Math.min(known ?? general, general, NO_WORD + NO_WORD_LETTER * piece.length);
  }
}
