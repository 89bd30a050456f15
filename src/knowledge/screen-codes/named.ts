// "屏幕写着受限制的卡": the words of the screen that name a code where it is not told.

import { isOf, type Token } from './cues';
import type { DisplayWords } from './display-words';
import type { Scene } from './evidence';
import type { FoundCode } from './find';

const LEAST = 2.5;
const QUOTES = /^[“"「『'‘【[(]/;
const WORDS_THAT_LEAD = ['shows', 'gets', 'labels', 'screens', 'refused'] as const;

/** The best of the names; `said` is the text as written. */
export function nameIn(scene: Scene, said: string): FoundCode | undefined {
  let best: DisplayWords | undefined;
  for (const each of scene.displays) {
    if (each.names === undefined || weightOf(scene, each, said) < LEAST) continue;
    if (scene.displays.some((other) => isNearer(other, each))) continue;
    if (!best || worth(each) > worth(best)) best = each;
  }
  return best?.names === undefined
    ? undefined
    : { code: best.names, from: best.from, to: best.to, counts: 'anywhere' };
}

/** Of words that differ in a character only those are meant that have fewer errors. */
function isNearer(other: DisplayWords, words: DisplayWords): boolean {
  const overlap = other.from < words.to && words.from < other.to;
  return overlap && other.errors < words.errors && other.length >= words.length - words.errors;
}

const worth = ({ length, errors, isHan }: DisplayWords) => (isHan ? 2 : 1) * (length - 2 * errors);

function weightOf({ tokens, text }: Scene, words: DisplayWords, said: string): number {
  const before = tokens.findLastIndex(({ from }) => from < words.from);
  const behind = tokens[tokens.findIndex(({ from }) => from >= words.to)];
  const isApart = (token: Token | undefined, sign: string | undefined) =>
    token === undefined ||
    token.type === 'cut' ||
    token.type === 'mark' ||
    (words.isHan && sign === ' ');
  const opens = isApart(tokens[before], text[words.from - 1]);
  const clause = clauseBefore(tokens, before);
  const last = clause.at(-1);
  if (clause.some((token) => isOf(token, 'others'))) return 0;
  if (last && isOf(last, 'denies')) return 0;
  const length = words.length * (words.isHan ? 2 : 1);
  const leads = (token: Token) => WORDS_THAT_LEAD.some((kind) => isOf(token, kind));
  const outside = tokens.filter(({ from, to }) => to <= words.from || from >= words.to);
  const letters = said.slice(words.from, words.to);
  const points = [
    length >= 14 ? 3 : length >= 9 ? 1.5 : 0,
    clause.some(leads) ? 2 : 0,
    opens ? 1 : 0,
    isApart(behind, text[words.to]) || (behind && isOf(behind, 'asks')) ? 1 : 0,
    behind && (isOf(behind, 'asks') || isOf(behind, 'goesOn')) ? 1 : 0,
    QUOTES.test(tokens[before]?.text ?? '') ? 1 : 0,
    outside.some(leads) ? 1 : 0,
    words.to - words.from >= text.trim().length * 0.6 ? 2 : 0,
    letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
      ? 2
      : 0,
    words.errors * -0.5,
  ];
  return points.reduce((sum, each) => sum + each, 0);
}

function clauseBefore(tokens: readonly Token[], last: number): Token[] {
  let first = last + 1;
  while (first > 0 && tokens[first - 1]?.type !== 'cut') first -= 1;
  return tokens.slice(first, last + 1);
}
