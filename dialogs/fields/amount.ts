// How much money is held: what was said, and the yuan read from it.

import { evenText } from '../../src/language/even';
import {
  ENGLISH_NUMERAL,
  ENGLISH_SCALE,
  ENGLISH_SCALES,
  englishNumeral,
  numeral,
} from '../../src/language/numerals';
import { isSaidToBeHeld, moneyHeldIn } from './amount-told-of';
import type { Field, FieldValue } from './field';
import type { Find } from './find';

type Amount = FieldValue<'amount'>;

const DIGITS = String.raw`\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,4})?`;
const LETTER = '个?[kw](?![a-z])';
/** "12,000", "1.2万", "1万2", "2万3千5", "三万五", "十几万", "8k5". */
const FIGURE = `(?:${DIGITS}|[一二两三四五六七八九十]|[百千](?=万))(?:[来几多](?=[万千百])|\\s?(?:[百千万亿]|${LETTER})|[十零一二两三四五六七八九]|(?<=[百千万kw])\\d{1,4}(?!\\d)){0,12}`;
const LEAD = String.raw`(?:(?:大概|大约|差不多|一共|总共|共|有|about|around|roughly|nearly|almost|over|some)\s*){0,2}`;
/** Of other currencies no yuan are told. */
const FOREIGN =
  '(?:hk\\$|us\\$|[$€£]|usd|hkd|eur|gbp|美元|美金|港币|港元|港幣|欧元|英镑|dollars?|euros?|pounds?|quid|bucks)(?![a-z])';
const SIGN = `(?:rmb|cny|¥|￥|${FOREIGN})`;
const CURRENCY = `(?:元|块钱?|人民币|rmb|cny|yuan|kuai|¥|${FOREIGN})`;
const AMOUNT = new RegExp(
  `${LEAD}(?:(${SIGN})\\s*)?(${FIGURE})(?:\\s*(${ENGLISH_SCALE})(?![a-z]))?(?:多|几|来|余)?(?:\\s*(${CURRENCY}))?`,
  'gu',
);
const IN_WORDS = new RegExp(
  `${LEAD}(?<![a-z])(${ENGLISH_NUMERAL})(?![a-z])(?:\\s*${CURRENCY})?`,
  'gu',
);
/** "几万块", "一两万", "千把块", "a few thousand": kept as it was said, since no figure is in it. */
const VAGUE = new RegExp(
  `${LEAD}(?:(?:好几|小几|上|数|(?<!十)几|[一二两三四五六七八九]{2})(?:十|百|千)?([百千万])多?|([百千万])[把来])\\s*(${CURRENCY})?|${LEAD}(?<![a-z])(?:a few|a couple(?: of)?|several|tens of) (?:${ENGLISH_SCALE})s?(?![a-z])(?:\\s*${CURRENCY})?`,
  'gu',
);
const IS_FOREIGN = new RegExp(FOREIGN, 'u');
/** "冻了3万2天了", "2万3笔": the last figure counts something else. */
const COUNTER =
  /^\s*(?:[年月日号点天笔位次张台个家周秒分条%]|小时|星期|礼拜|days?|hours?|weeks?|months?|times|transactions?|sales|thanks|reasons|total|hotel|opening)/u;
/** "共3万": no part of the sum. */
const COUNTED_UP = /^(?:一共|总共|共|有)+\s*/u;
/** So much of what stands before a number tells that it counts something else. */
const LABEL = 8;
/** Longer rows of digits are numbers of something else. */
const MOST_YUAN = 1e9;

export const amount: Field<'amount'> = {
  name: 'amount',
  optional: true,
  insists: 'never',
  refusal: () => ({ key: 'fields.amount.wrong.nothing' }),
  show: ({ said }) => said,
};

/**
 * Every amount of money in a message. A figure with its unit or its currency counts anywhere, unless it is told of other
 * money; a bare one only where the amount is asked for.
 */
export function findAmount(said: string): Find<Amount>[] {
  const even = evenText(said);
  const found: Find<Amount>[] = [];
  const taken = new Uint8Array(even.length);
  const isAboutHeldMoney = moneyHeldIn(even);
  const add = ({ from, to, yuan, isScaled }: Sum) => {
    if (taken.subarray(from, to).includes(1)) return;
    taken.fill(1, from, to);
    const span = { from, to };
    const isHeld = isScaled ? isAboutHeldMoney(span) : isSaidToBeHeld(even, span);
    const counts = isHeld ? 'anywhere' : 'asked';
    const value = {
      said: said.slice(from, to).replace(COUNTED_UP, ''),
      ...(yuan !== undefined && { yuan }),
    };
    found.push({ value, from, to, counts, named: counts === 'anywhere' });
  };
  for (const each of sumsIn(even)) add(each);
  return found.sort((a, b) => a.from - b.from);
}

/** The text with spaces in place of every sum that has a unit or a currency: no hour is told by "two and a half grand". */
export function withoutSums(said: string): string {
  let left = '';
  for (const { from, to, isScaled } of sumsIn(evenText(said)).sort((a, b) => a.from - b.from))
    if (isScaled && to > left.length) left = (left + said.slice(left.length, from)).padEnd(to);
  return left + said.slice(left.length);
}

function sumsIn(even: string): Sum[] {
  return [...vagueSums(even), ...sumsInWords(even), ...sums(even)];
}

interface Sum {
  from: number;
  to: number;
  yuan?: number;
  /** It has a unit or a currency. */
  isScaled: boolean;
}

function vagueSums(even: string): Sum[] {
  return [...even.matchAll(VAGUE)].flatMap((match) => {
    const [, unit, rough, currency] = match;
    const isScaled = currency !== undefined || unit === '万' || (unit ?? rough) === undefined;
    const span = spanOf(match);
    return COUNTER.test(even.slice(span.to)) ? [] : [{ ...span, isScaled }];
  });
}

function sumsInWords(even: string): Sum[] {
  return [...even.matchAll(IN_WORDS)].flatMap((match) => {
    const span = spanOf(match);
    if (COUNTER.test(even.slice(span.to))) return [];
    const isForeign = IS_FOREIGN.test(match[0]);
    return [
      { ...span, isScaled: true, ...(!isForeign && { yuan: englishNumeral(match[1] ?? '') }) },
    ];
  });
}

function sums(even: string): Sum[] {
  return [...even.matchAll(AMOUNT)].flatMap((match) => {
    const [, sign, figure = '', scale, currency] = match;
    const span = spanOf(match);
    const counted = currency === undefined && COUNTER.test(even.slice(span.to));
    const plain = counted
      ? figure.replace(/(?<=[百千万kw])(?:\d+|[一二两三四五六七八九])$/u, '')
      : figure;
    if (counted && plain === figure) return [];
    if (!counted && isPartOfNumber(even, span)) return [];
    const to = span.to - (figure.length - plain.length);
    const sum = numeral(plain.replace(/[来几多个]/g, '')) * (ENGLISH_SCALES[scale ?? ''] ?? 1);
    if (!(sum > 0) || sum > MOST_YUAN) return [];
    const yuan = IS_FOREIGN.test(even.slice(span.from, to)) ? undefined : sum;
    const isScaled =
      /[万亿kw]/.test(plain) || [sign, scale, currency].some((each) => each !== undefined);
    return [{ from: span.from, to, ...(yuan !== undefined && { yuan }), isScaled }];
  });
}

function spanOf(match: RegExpExecArray): Pick<Sum, 'from' | 'to'> {
  return { from: match.index, to: match.index + match[0].trimEnd().length };
}

/** "8983-1014", "A12", "编号：12", but not "金额：12": digits of something else. */
function isPartOfNumber(text: string, { from, to }: Pick<Sum, 'from' | 'to'>): boolean {
  const before = text.slice(Math.max(0, from - LABEL), from);
  return (
    /(?:[\d\-./a-z]|(?:[\d号码]|id|number|no|code):)$/u.test(before) ||
    /^[\d\-:/]/u.test(text.slice(to))
  );
}
