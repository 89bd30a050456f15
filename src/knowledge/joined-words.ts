// Splits Latin words that were run together: mymachineisfrozen is read as my machine is frozen.

import type { WordCosts } from './word-costs';

const LONGEST = 80;
const LONGEST_WORD = 20;
/** How unlikely (−log) a missing space is. */
const MISSING_SPACE = 2;

interface Split {
  cost: number;
  /** Where the last piece begins. */
  start: number;
}

/** The likeliest pieces, a single one for what is rather one word, known or not. */
export function splitJoined(text: string, costs: WordCosts): { pieces: string[]; cost: number } {
  if (text.length > LONGEST) return { pieces: [text], cost: costs.of(text) };
  const splits: Split[] = [{ cost: -MISSING_SPACE, start: 0 }];
  for (let end = 1; end <= text.length; end++) {
    let best = { cost: Number.POSITIVE_INFINITY, start: 0 };
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const before = splits[start]?.cost ?? 0;
      const cost = before + MISSING_SPACE + costs.of(text.slice(start, end));
      if (cost < best.cost) best = { cost, start };
    }
    splits.push(best);
  }
  const pieces: string[] = [];
  for (let end = text.length; end > 0; end = splits[end]?.start ?? 0)
    pieces.unshift(text.slice(splits[end]?.start, end));
  return { pieces, cost: splits[text.length]?.cost ?? 0 };
}
