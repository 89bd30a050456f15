// The numbers by which features are known: 32-bit hashes, told apart by kind.

/** Words and pairs carry meaning, grams and sounds forgive spelling: each family is weighted on its own. */
export const KIND = { word: 0, pair: 1, concept: 2, gram: 3, sound: 4 } as const;
export const KINDS = 5;

export const LATIN_GRAM = KIND.gram + 1;
export const HAN_GRAM = KIND.gram + 2;

/** FNV-1a over code units. */
export function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return mix(hash);
}

/** The hash of a Han character. */
export function gramHash(unit: number): number {
  return mix(step(HAN_GRAM, unit));
}

/** The hash of two Han characters in a row. */
export function pairHash(first: number, second: number): number {
  return mix(step(step(HAN_GRAM, first), second));
}

/** Takes one more code unit into a hash that is not yet mixed. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The finisher of MurmurHash3: without it short grams fall into few slots. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
