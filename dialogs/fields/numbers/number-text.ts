// A message as numbers are looked for in it: one width, one script, spelt digits as 0-9, with the way back.

import { evenText } from '../../../src/language/even';
import { normalize } from '../../../src/privacy/normal-text';
import { readSpokenDigits } from '../../../src/privacy/spoken-digits';

export interface NumberText {
  /** Lower case, simplified, lines kept. */
  text: string;
  /** Where a stretch of the text stands in the message as written, in UTF-16 units. */
  place(from: number, to: number): { from: number; to: number };
}

export function readNumberText(said: string): NumberText {
  const { text, from, to } = readSpokenDigits(said, normalize(said));
  return {
    text: text.split('\n').map(evenText).join('\n'),
    place: (start, end) => ({
      from: from[start] ?? said.length,
      to: end > start ? (to[end - 1] ?? said.length) : (from[start] ?? said.length),
    }),
  };
}

/** Stands for what has been read already: neither a digit nor a separator. */
const READ = '\uE000';

/** Takes stretches out of a text without moving the rest. */
export function without(text: string, spans: readonly { from: number; to: number }[]): string {
  let left = '';
  let done = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= done) continue;
    const start = Math.max(from, done);
    left += text.slice(done, start) + READ.repeat(to - start);
    done = to;
  }
  return left + text.slice(done);
}
