// How much money is held: what was said, and the yuan read from it.

import { evenText } from '../../src/language/even';
import { numeral } from '../words/numerals';
import type { Field, FieldValue } from './field';
import type { Find } from './find';

type Amount = FieldValue<'amount'>;

const FIGURE = String.raw`\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,4})?|[零一二两三四五六七八九十百千万]{1,9}`;
const UNITS: Readonly<Record<string, number>> = {
  千: 1e3,
  k: 1e3,
  万: 1e4,
  w: 1e4,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
};
const LEAD = String.raw`(?:(?:大概|大约|差不多|一共|总共|共|有|about|around|roughly|nearly|almost|over|some)\s*){0,2}(?:rmb|cny|¥|￥)?\s*`;
/** A figure with its unit or its currency counts anywhere; a bare one only where the amount is asked for. */
const NAMED = new RegExp(
  `${LEAD}(${FIGURE})\\s*(万|千|亿|w(?![a-z])|k(?![a-z])|thousand|million)?(多|几)?\\s*(元|块钱?|人民币|rmb|cny|yuan|kuai|¥)`,
  'gu',
);
const SCALED = new RegExp(
  `${LEAD}(${FIGURE})\\s*(万|亿|w(?![a-z])|k(?![a-z])|thousand|million)(多|几)?`,
  'gu',
);
/** "三万二" is 32,000; "三万" alone is scaled. */
const SPOKEN = new RegExp(
  `${LEAD}([一二两三四五六七八九十百千]+万[零一二两三四五六七八九十百千]+)(多|几)?`,
  'gu',
);
const CURRENCY_FIRST = new RegExp(`(?:rmb|cny|¥|￥)\\s*(${FIGURE})`, 'gu');
const BARE = new RegExp(`${LEAD}(${FIGURE})(多|几)?`, 'gu');
/** Longer rows of digits are numbers of something else. */
const MOST_YUAN = 1e9;

export const amount: Field<'amount'> = {
  name: 'amount',
  optional: true,
  insists: 'never',
  refusal: () => ({ key: 'fields.amount.wrong.nothing' }),
  show: ({ said }) => said,
};

/** Every amount of money in a message; not money that was merely charged in a story: that is for the caller to know. */
export function findAmount(said: string): Find<Amount>[] {
  const even = evenText(said);
  const found: Find<Amount>[] = [];
  const add = (pattern: RegExp, counts: Find<Amount>['counts']) => {
    for (const match of even.matchAll(pattern)) {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const to = match.index + match[0].trimEnd().length;
      const figure = match[1] ?? '';
      if (found.some((each) => each.from < to && from < each.to) || isPartOfNumber(even, from, to))
        continue;
      const yuan = figureOf(figure) * (UNITS[match[2] ?? ''] ?? 1);
      if (!(yuan > 0) || yuan > MOST_YUAN) continue;
      const text = said.slice(from, to).trim();
      found.push({ value: { said: text, yuan }, from, to, counts, named: counts === 'anywhere' });
    }
  };
  add(NAMED, 'anywhere');
  add(CURRENCY_FIRST, 'anywhere');
  add(SPOKEN, 'anywhere');
  add(SCALED, 'anywhere');
  add(BARE, 'asked');
  return found.sort((a, b) => a.from - b.from);
}

function figureOf(figure: string): number {
  return /^\d/.test(figure) ? Number(figure.replace(/[,，]/g, '')) : numeral(figure);
}

/** "8983-1014", "20日", "A12": digits of something else. */
function isPartOfNumber(text: string, from: number, to: number): boolean {
  return (
    /[\d\-.:/a-z]$/u.test(text.slice(0, from)) ||
    /^(?:[\d\-:/]|[年月日号点天笔位次张台%])/u.test(text.slice(to))
  );
}
