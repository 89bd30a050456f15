// Finds the words one typing error away: a letter missing, extra, wrong, or swapped with the next.

/** Share of the table that may be filled. */
const LOAD = 0.5;
/** A slot holds the number of a word + 1 in its lower bits, 0 when empty, and above them what tells most hashes apart. */
const NUMBER_BITS = 20;
const NUMBER = 2 ** NUMBER_BITS - 1;

/**
 * Every word is filed under itself and under each spelling with one letter left out: two words one error apart share
 * such a key. Only hashes of the keys are kept, in an open-addressing table: a few bytes for each.
 */
export class Neighbours {
  readonly #words: readonly string[];
  readonly #slots: Uint32Array;

  constructor(words: readonly string[]) {
    this.#words = words;
    const keys = words.reduce((sum, word) => sum + word.length + 1, 0);
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(keys / LOAD + 1)));
    for (const [number, word] of words.entries())
      for (let left = 0; left <= word.length; left++) this.#file(hashWithout(word, left), number);
  }

  /** The words that the text may stand for; itself is none of them. */
  of(text: string): Set<string> {
    const found = new Set<string>();
    const mask = this.#slots.length - 1;
    for (let left = 0; left <= text.length; left++) {
      const hash = hashWithout(text, left);
      let at = hash & mask;
      for (let slot = this.#slots[at]; slot; at = (at + 1) & mask, slot = this.#slots[at]) {
        // Looking at the word itself costs far more than the slot.
        if (slot >>> NUMBER_BITS !== hash >>> NUMBER_BITS) continue;
        const word = this.#words[(slot & NUMBER) - 1] ?? '';
        if (isOneErrorAway(text, word)) found.add(word);
      }
    }
    return found;
  }

  #file(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#slots[at] = (hash & ~NUMBER) | (number + 1);
  }
}

/** The hash of a word with one letter left out; of the whole word when the place is behind its end. */
function hashWithout(word: string, left: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++)
    if (i !== left) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
}

export function isOneErrorAway(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  if (restA === 2 && restB === 2) return a[start] === b[start + 1] && a[start + 1] === b[start];
  return restA <= 1 && restB <= 1 && restA + restB > 0;
}
