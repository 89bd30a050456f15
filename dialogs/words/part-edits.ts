// Finds a correction of a part of a number: "商户号最后一位是9", "the last digit is 9, not 8", "中间那个0是O".

import { foldText } from '../../src/language/fold';
import { group } from './patterns';
import type { FieldName, WordLists } from './word-lists';

/** Which characters are meant, counted from 1. */
export type Place =
  | { at: 'end' | 'start'; count: number }
  | { at: 'from-start' | 'from-end'; nth: number }
  /** Wherever `from` stands; in the middle: neither first nor last. */
  | { at: 'anywhere' | 'middle' };

export interface PartEdit {
  /** The field, when it was named. */
  field?: FieldName;
  place: Place;
  /** Upper case; undefined when only the place of the mistake was told. */
  to?: string;
  /** What stands there now, as far as it was said. */
  from?: string;
}

export type ReadPartEdit = (said: string) => PartEdit | undefined;

/** Longer messages tell a story; they are no correction of some digits. */
const LONGEST = 120;
const NUMERALS = '一二三四五六七八九十';
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth'],
];
/** Single characters that people write out. */
const SPELT: Record<string, string> = {
  零: '0',
  〇: '0',
  oh: 'O',
  zero: '0',
  ...Object.fromEntries([...'一二三四五六七八九'].map((word, index) => [word, String(index + 1)])),
  ...Object.fromEntries(COUNTS.slice(0, 9).map((word, index) => [word, String(index + 1)])),
};

const NUMBER = `\\d{1,2}|十[一二三四五]?|[一二两三四五六七八九]|${COUNTS.join('|')}`;
const ORDINAL = `\\d{1,2}(?:st|nd|rd|th)?|十[一二三四五]?|[一二三四五六七八九]|${ORDINALS.join('|')}`;
/** Digits with letters between them, one letter, or one character in words. */
const RUN = '(?=[a-z]{0,14}\\d)[0-9a-z]{1,15}';
const CHARACTERS = `${RUN}(?:[ -]${RUN}){0,6}|[a-z](?![a-z])|${group(Object.keys(SPELT))}`;

/** Whole messages only: what else a sentence says is not to be lost. */
export function createPartEdits(lists: WordLists): ReadPartEdit {
  const fieldOf = new Map<string, FieldName>();
  for (const [field, words] of Object.entries(lists.fields)) {
    for (const word of words) fieldOf.set(word, field as FieldName);
  }
  const patterns = patternsOf(lists, [...fieldOf.keys()]);
  return (said) => {
    if (said.length > LONGEST) return undefined;
    const text = foldText(said)
      .replaceAll('’', "'")
      .replace(/[“”"'「」『』](?!s\b)/g, '')
      .replace(/[。.!！~～]+$/, '');
    for (const { pattern, place } of patterns) {
      const found = pattern.exec(text)?.groups;
      if (found) return editOf(found, place(found), fieldOf);
    }
    return undefined;
  };
}

type Groups = Record<string, string | undefined>;
interface PartPattern {
  pattern: RegExp;
  place(found: Groups): Place;
}

function patternsOf(lists: WordLists, names: string[]): PartPattern[] {
  const { parts } = lists;
  const lead = group([
    ...lists['correct-first'].lead,
    ...lists['correct-after'].lead,
    ...lists.restate.lead,
  ]);
  const verb = group(lists['correct-first'].verbs);
  const possessive = group(lists['correct-first'].between);
  const name = `(?:(?<name>${group(names)})(?:'s)?${group(parts.inside)}?[\\s,，:：]*)?`;
  const ofName = `(?:\\s*${group(parts.of)}\\s*(?:${possessive}\\s*)?(?<of>${group(names)}))?`;
  const open = `^(?:${lead}[\\s,，:：]*){0,4}(?:${verb}\\s*(?:${possessive}\\s*){0,2})?(?:${possessive}\\s*)?${name}(?:${group(parts.that)}\\s*)?`;
  const kind = `(?:${group(parts.letter)}\\s*){0,2}`;
  const to = `${kind}(?<to>${CHARACTERS})`;
  const from = `${kind}(?<from>${CHARACTERS})`;
  const wrong = `(?:[\\s,，]*${group(parts.wrong)})?[\\s,，]*`;
  const joins = `(?:${group(parts.joins)}[\\s:：,，]*)`;
  const not = `(?:[\\s,，;；]*${group(parts.not)}\\s*${from})?`;
  const end = `(?:[\\s,，]*${group([...lists.after, ...parts.tail])})*$`;
  const butThis = `${group(parts.not)}\\s*${kind}(?<not>${CHARACTERS})[\\s,，;；]*${joins}{0,2}${kind}(?<but>${CHARACTERS})`;
  const value = `\\s*(?:${wrong}(?:${joins}{1,2}${to}${not}|${joins}{0,1}${butThis})|${group(parts.wrong)})${end}`;
  const unit = group(parts.unit);
  const make = (body: string, place: PartPattern['place']) => ({
    pattern: new RegExp(open + body, 'su'),
    place,
  });
  const counted = (at: 'end' | 'start') => (found: Groups) =>
    ({ at, count: numberOf(found.count) ?? 1 }) as const;
  const allOf = (at: 'end' | 'start') => (found: Groups) =>
    ({ at, count: clean(found.to ?? '').length }) as const;
  const middle = `(?<middle>${group(parts.middle)})`;
  return [
    make(
      `${group(parts['from-end'])}\\s*(?<nth>${ORDINAL})\\s*${unit}${ofName}${value}`,
      nth('from-end'),
    ),
    make(
      `(?<nth>${ORDINAL})\\s+${group(parts['to-last'])}(?:\\s+${unit})?${ofName}${value}`,
      nth('from-end'),
    ),
    make(`第(?<nth>${ORDINAL})\\s*${unit}${value}`, nth('from-start')),
    make(
      `${group(parts.last)}\\s*(?:(?<count>${NUMBER})(?:\\s*${unit})?|${unit})${ofName}${value}`,
      counted('end'),
    ),
    make(
      `${group(parts.first)}\\s*(?<count>${NUMBER})(?:\\s*${unit})?${ofName}${value}`,
      counted('start'),
    ),
    make(`(?<nth>${ORDINAL})\\s+${unit}${ofName}${value}`, nth('from-start')),
    make(`${group(parts.ends)}\\s*${wrong}${joins}{0,2}${to}${not}${end}`, allOf('end')),
    make(`${group(parts.starts)}\\s*${wrong}${joins}{0,2}${to}${not}${end}`, allOf('start')),
    make(
      `(?:${middle}\\s*)?(?:${group(parts.that)}\\s*)?${from}(?:\\s*(?<middle2>${group(parts.middle)}))?${ofName}\\s*${joins}{1,2}${to}${end}`,
      anywhere,
    ),
    make(`${group(parts.not)}\\s*${from}[\\s,，;；]*${joins}{0,2}${to}${end}`, anywhere),
    make(`${joins}{0,2}${to}[\\s,，;；]*${group(parts.not)}\\s*${from}${end}`, anywhere),
    make(`${kind}(?<to>${CHARACTERS})\\s*${group(parts.written)}\\s*${from}${end}`, anywhere),
    make(`${group(parts.typed)}\\s*${from}\\s*${group(parts.instead)}\\s*${to}${end}`, anywhere),
  ];
}

function nth(at: 'from-start' | 'from-end') {
  return (found: Groups) => ({ at, nth: numberOf(found.nth) ?? 1 }) as const;
}

function anywhere({ middle, middle2 }: Groups): Place {
  return { at: (middle ?? middle2) ? 'middle' : 'anywhere' };
}

function editOf(found: Groups, place: Place, fieldOf: ReadonlyMap<string, FieldName>): PartEdit {
  const field = fieldOf.get(found.name ?? found.of ?? '');
  const to = found.to ?? found.but;
  const from = found.from ?? found.not;
  return {
    place,
    ...(field && { field }),
    ...(to !== undefined && { to: clean(to) }),
    ...(from !== undefined && { from: clean(from) }),
  };
}

function clean(characters: string): string {
  return SPELT[characters] ?? characters.replace(/[ -]/g, '').toUpperCase();
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  const word = Math.max(COUNTS.indexOf(text), ORDINALS.indexOf(text));
  if (word >= 0) return word + 1;
  const [tens, ones] = text.replace('两', '二').split('十');
  const units = (character: string | undefined) => NUMERALS.indexOf(character ?? '') + 1;
  return ones === undefined ? units(tens) : 10 + units(ones);
}
