// Shows telephone numbers and e-mail addresses in part, so that a reader knows which one is meant and cannot use it.

import { characterEnd, normalize } from './normal-text';

export interface Contact {
  kind: 'phone' | 'email' | 'other';
  value: string;
}

/** What stands in place of a part of a text; offsets in its normal form. */
interface Mask {
  from: number;
  to: number;
  shown: string;
}

const HIDDEN = '****';
const SPACED = '[ .·_/~,-]{1,3}';
const CLOSE = '[ -]';

/** How people write the eleven digits of a mobile number. */
const MOBILE = [
  '1[3-9]\\d{9}',
  grouped([3, 4, 4], SPACED),
  // 150 20261122 is an amount with a date behind it.
  `1[3-9]\\d${SPACED}(?!20\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))\\d{8}`,
  `${grouped([7, 4], SPACED)}(?![-./]\\d)`,
  grouped([3, 3, 5], CLOSE),
  grouped([4, 3, 4], CLOSE),
  grouped([4, 4, 3], CLOSE),
  grouped([3, 2, 2, 2, 2], CLOSE),
  // With a hyphen it is a range of amounts: 13000-150000.
  grouped([5, 6], ' '),
  grouped([6, 5], ' '),
  `1${'[ .·_/~,-]\\d'.repeat(10)}`,
].join('|');
const HOME = '(?:\\(?(?:\\+ ?|00)?86\\)?[ -]{0,3}|0)?';
const AREA =
  '(?=[(+0])\\(?(?:(?:\\+|00)86[ -]?)?\\(?0?(?:10|2\\d|[3-9]\\d\\d)\\)?[ -]{0,3}(?<!0086|\\+86)';
const ABROAD = '\\+(?=(?:[ ()-]{0,3}\\d){8,15})[1-9]\\d{0,2}';

/** `lead`: how many of the first digits are shown. */
const NUMBERS: readonly { pattern: RegExp; lead: number }[] = [
  { pattern: new RegExp(`(?<!\\d)${HOME}(?<number>${MOBILE})(?!\\d)`, 'dg'), lead: 3 },
  {
    pattern: new RegExp(`(?<!\\d)${AREA}(?<number>[1-9]\\d{2,3}[ -]?\\d{4})(?!\\d)`, 'dg'),
    lead: 0,
  },
  // A sum with a sign in front (+12800000.00) has its decimals behind it.
  {
    pattern: new RegExp(`${ABROAD}(?<number>[ (-]{0,2}\\d[\\d ()-]{3,18}\\d)(?![.,]?\\d)`, 'dg'),
    lead: 0,
  },
];

const AT = /@/g;
const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const HAN = /\p{Script=Han}/u;
/** Chinese keyboards give their own full stop for a dot. */
const DOMAIN = / ?[\p{L}\p{N}-]+[.。][\p{L}\p{N}]/uy;

/** As staff see it until they ask for the whole. */
export function maskContact({ kind, value }: Contact): string {
  const masked = maskContactsIn(value);
  const isMasked = kind !== 'other' && masked !== value && !/\p{Nd}{5}/u.test(masked);
  return isMasked ? masked : beginningOf(value);
}

/**
 * Masks the numbers and addresses that stand in a text. What has the form of a merchant or terminal ID, of a ticket's
 * number, a date, an amount or a hotline (400-…) is left alone. Linear in the length of the text; never throws.
 */
export function maskContactsIn(text: string): string {
  return NUMBERS.reduce(
    (masked, { pattern, lead }) => apply(masked, (normal) => numbersIn(normal, pattern, lead)),
    apply(text, addressesIn),
  );
}

/** A mobile number in groups of so many digits. */
function grouped([first = 0, ...others]: readonly number[], separator: string): string {
  const groups = others.map((digits) => `${separator}\\d{${digits}}`);
  return `1[3-9]\\d{${first - 2}}${groups.join('')}`;
}

function numbersIn(text: string, pattern: RegExp, lead: number): Mask[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [from, to] = match.indices?.groups?.number ?? [0, 0];
    const digits = text.slice(from, to).replace(/\D/g, '');
    return { from, to, shown: `${digits.slice(0, lead)}${HIDDEN}${digits.slice(-4)}` };
  });
}

function addressesIn(text: string): Mask[] {
  return [...text.matchAll(AT)].flatMap(({ index: at }) => {
    DOMAIN.lastIndex = at + 1;
    if (!DOMAIN.test(text)) return [];
    const to = text[at - 1] === ' ' ? at - 1 : at;
    const from = startOfLocal(text, to);
    return from < to ? { from, to, shown: `${text[from]}***` } : [];
  });
}

/** Chinese words in front of an address are no part of it, unless it consists of them. */
function startOfLocal(text: string, to: number): number {
  const isHan = HAN.test(text[to - 1] ?? '');
  let from = to;
  while (from > 0 && LOCAL.test(text[from - 1] ?? '') && HAN.test(text[from - 1] ?? '') === isHan)
    from--;
  return from;
}

function apply(original: string, find: (normal: string) => Mask[]): string {
  const normal = normalize(original);
  let result = '';
  let done = 0;
  for (const { from, to, shown } of find(normal.text)) {
    const start = normal.from[from] ?? original.length;
    result += original.slice(done, start) + shown;
    done = characterEnd(original, normal.from[to - 1] ?? start);
  }
  return result + original.slice(done);
}

/** A name or an address of a form that is not known. */
function beginningOf(value: string): string {
  const characters = [...value];
  return `${characters.length > 3 ? characters.slice(0, 2).join('') : ''}***`;
}
