// Splits Latin words that were run together: mymachineisfrozen is read as my machine is frozen.

import { NO_LETTERS, type WordCosts, withLetter } from './word-costs';

const LONGEST = 80;
const LONGEST_WORD = 20;
/** How unlikely (−log) a missing space is. */
const MISSING_SPACE = 2;

/** The likeliest pieces, a single one for what is rather one word, known or not. */
export function splitJoined(text: string, costs: WordCosts): { pieces: string[]; cost: number } {
  if (text.length > LONGEST) return { pieces: [text], cost: Number.POSITIVE_INFINITY };
  /** Of the likeliest pieces up to each place: what they cost, and where the last begins. */
  const cheapest = new Float64Array(text.length + 1).fill(Number.POSITIVE_INFINITY);
  const starts = new Uint8Array(text.length + 1);
  cheapest[0] = -MISSING_SPACE;
  for (let start = 0; start < text.length; start++) {
    const before = (cheapest[start] as number) + MISSING_SPACE;
    let hash = NO_LETTERS;
    for (let end = start + 1; end <= Math.min(start + LONGEST_WORD, text.length); end++) {
      hash = withLetter(hash, text.charCodeAt(end - 1));
      const cost = before + costs.of(hash, end - start);
      if (cost >= (cheapest[end] as number)) continue;
      cheapest[end] = cost;
      starts[end] = start;
    }
  }
  const pieces: string[] = [];
  for (let end = text.length; end > 0; end = starts[end] as number)
    pieces.unshift(text.slice(starts[end], end));
  return { pieces, cost: cheapest[text.length] as number };
}
