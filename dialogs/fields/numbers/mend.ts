// Digits of a number that are put right in the same message: "10293847，哦不对，最后一位是8".

import type { PartEdit, ReadPartEdit } from '../../words/part-edits';
import type { Span } from './figures';
import { patch } from './patch';
import { MERCHANT_ID_LENGTH, TERMINAL_ID_LENGTH } from './shapes';

export interface Mended {
  /** As long as the message: the number as it is meant, and blanks where it is put right. */
  text: string;
  /** Each number with the words that put it right, and the field that they name. */
  spans: MendedSpan[];
  /** True where digits are said to be wrong, and which are right cannot be told: that number is blank, too. */
  isUnclear: boolean;
}

export interface MendedSpan extends Span {
  field: PartEdit['field'];
}

const NUMBER = /(?<![\da-z])[a-z]{0,2}\d[\da-z]*(?:[ -]\d{2,})*(?![\da-z])/gi;
/** "八二二一零零零…": a character each, so that places stay. */
const SPOKEN = /[〇零一二三四五六七八九幺]{6,}/g;
const DIGITS: Readonly<Record<string, string>> = {
  ...{ 零: '0', 〇: '0', 幺: '1' },
  ...Object.fromEntries([...'一二三四五六七八九'].map((word, index) => [word, `${index + 1}`])),
};
const FEWEST_DIGITS = 6;
const CLAUSE_ENDS = /[,，。.;；!！\n]|$/g;
/** "…，哦不对，最后一位打错了，应该是8" */
const MOST_CLAUSES = 4;
const GAPS = /[ -]/g;
const OPENING = /^[\s\p{P}]+/u;

export function mendNumbers(source: string, partEdit: ReadPartEdit): Mended {
  const said = source.replace(SPOKEN, (run) => run.replace(/./g, (word) => DIGITS[word] ?? word));
  const numbers = [...said.matchAll(NUMBER)].filter(
    ([number]) => number.replace(/\D/g, '').length >= FEWEST_DIGITS,
  );
  const mended: Mended = { text: said, spans: [], isUnclear: false };
  for (const [place, { 0: number, index: from }] of numbers.entries()) {
    const end = from + number.length;
    const behind = said.slice(end, numbers[place + 1]?.index);
    const found = correctionIn(behind, number, partEdit);
    if (!found) continue;
    const to = end + found.length;
    const right = (found.number ?? '').padEnd(to - from);
    mended.text = mended.text.slice(0, from) + right + mended.text.slice(to);
    if (found.number === undefined) mended.isUnclear = true;
    else mended.spans.push({ from, to, field: found.field });
  }
  return mended;
}

interface Correction {
  /** Undefined where the digits that are meant cannot be told. */
  number: string | undefined;
  length: number;
  field: PartEdit['field'];
}

/** The longest run of clauses behind a number that says what some of its digits are. */
function correctionIn(
  behind: string,
  number: string,
  partEdit: ReadPartEdit,
): Correction | undefined {
  const ends = [...behind.matchAll(CLAUSE_ENDS)].map(({ index }) => index);
  const lengths = ends.filter((end) => end > 0).slice(0, MOST_CLAUSES + 1);
  const read = lengths.reverse().flatMap((length) => {
    const edit = partEdit(behind.slice(0, length).replace(OPENING, ''));
    return edit && mayBe(edit.field, number) ? [{ edit, length }] : [];
  });
  const found = read.map(({ edit, length }): Correction => {
    return { number: mended(number, edit), length, field: edit.field };
  });
  // "不是5是6" of a number without a 5 is about something else.
  const isPlaced = read.some(({ edit: { place } }) => place.at !== 'anywhere');
  return found.find((each) => each.number !== undefined) ?? (isPlaced ? found[0] : undefined);
}

/** Gaps stay where they are. */
function mended(number: string, { to, ...edit }: PartEdit): string | undefined {
  const digits = number.replace(GAPS, '');
  const patched = to === undefined ? undefined : patch(digits, { ...edit, to });
  if (patched?.kind !== 'value' || patched.value.length !== digits.length) return undefined;
  let at = 0;
  return number.replace(/[^ -]/g, () => patched.value[at++] ?? '');
}

function mayBe(field: PartEdit['field'], number: string): boolean {
  const { length } = number.replace(GAPS, '');
  if (field === 'merchantId') return length === MERCHANT_ID_LENGTH;
  return field !== 'terminalId' || length === TERMINAL_ID_LENGTH;
}
