// The words of the examples, counted: what a wrong spelling may stand for.

import type { Word } from './words';

/** A word of the examples and how often it stands there. */
export interface KnownWord {
  readonly text: string;
  readonly isHan: boolean;
  readonly count: number;
}

export class WordCounts {
  readonly #counts = new Map<string, { text: string; isHan: boolean; count: number }>();

  learn(words: readonly Word[]): void {
    for (const { text, isHan } of words) {
      const known = this.#counts.get(text);
      if (known) known.count++;
      else this.#counts.set(text, { text, isHan, count: 1 });
    }
  }

  all(): KnownWord[] {
    return [...this.#counts.values()];
  }
}

/** Adds a word to an index that may hold several under one key. */
export function put(index: Map<string, KnownWord[]>, key: string, known: KnownWord): void {
  const at = index.get(key);
  if (at) at.push(known);
  else index.set(key, [known]);
}

/** A tie goes to the word that was learned first. */
export function commonest(alike: readonly KnownWord[]): KnownWord | undefined {
  let best = alike[0];
  for (const each of alike) if (best && each.count > best.count) best = each;
  return best;
}
