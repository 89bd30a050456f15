// Makes card and identity numbers that are valid but belong to nobody, and spells them as people do.

import type { Random } from './random';

const ISSUERS: [string, number][] = [
  ['4', 16],
  ['4', 19],
  ['4', 13],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['65', 16],
  ['3528', 16],
  ['3589', 16],
  ['36', 14],
  ['305', 14],
  ['62', 16],
  ['62', 17],
  ['62', 18],
  ['62', 19],
  ['6217', 19],
  ['6225', 16],
  ['81', 16],
  ['9558', 19],
];
const REGIONS = ['110105', '310115', '340524', '440304', '500101', '650102', '330106', '510104'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export function makeCard(random: Random): string {
  const [prefix, length] = random.pick(ISSUERS);
  return withLuhn(prefix + random.digits(length - prefix.length - 1));
}

export function withLuhn(body: string): string {
  for (let check = 0; check < 10; check++) if (isLuhn(body + check)) return body + check;
  throw new Error('unreachable');
}

export function isLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

export function makeIdentity(random: Random): string {
  const body = `${random.pick(REGIONS)}${1940 + random.below(70)}${makeDay(random)}${random.digits(3)}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

export function makeOldIdentity(random: Random): string {
  return `${random.pick(REGIONS)}${40 + random.below(50)}${makeDay(random)}${random.digits(3)}`;
}

function makeDay(random: Random): string {
  return `${1 + random.below(12)}`.padStart(2, '0') + `${1 + random.below(28)}`.padStart(2, '0');
}

const inParts = (size: number, gap: string) => (number: string) =>
  (number.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(gap);
const between = (gap: string) => inParts(1, gap);
const inScript = (digits: string) => (number: string) =>
  number.replace(/\d/g, (digit) => [...digits][Number(digit)] ?? digit);
const chinese = (digits: string) => Object.assign(inScript(digits), { fewest: 15 });

type Spelling = ((number: string, random: Random) => string) & { fewest?: number };

export const SPELLINGS: Record<string, Spelling> = {
  plain: (number) => number,
  'fours with blanks': inParts(4, ' '),
  'fours with hyphens': inParts(4, '-'),
  'fours with dots': inParts(4, '.'),
  'fours with commas': inParts(4, ','),
  'fours with slashes': inParts(4, '/'),
  'fours with underscores': inParts(4, '_'),
  'fours with bars': inParts(4, '|'),
  'fours with Chinese commas': inParts(4, '、'),
  'fours with full-width commas': inParts(4, '，'),
  'fours with middle dots': inParts(4, '·'),
  'fours on lines': inParts(4, '\n'),
  'fours on CRLF lines': inParts(4, '\r\n'),
  'fours with tabs': inParts(4, '\t'),
  'fours with wide blanks': inParts(4, '\u3000'),
  'fours with hard blanks': inParts(4, '\u00a0'),
  'fours with two blanks': inParts(4, '  '),
  'fours with dashes and blanks': inParts(4, ' - '),
  'fours with en dashes': inParts(4, '–'),
  'fours with Chinese dashes': inParts(4, '——'),
  'fours with full-width hyphens': inParts(4, '－'),
  'single digits with blanks': between(' '),
  'single digits with dots': between('.'),
  'single digits with commas and blanks': between(', '),
  pairs: inParts(2, ' '),
  threes: inParts(3, '-'),
  fives: inParts(5, ' '),
  'six and the rest': (number) => `${number.slice(0, 6)} ${number.slice(6)}`,
  'random blanks': (number, random) =>
    [...number]
      .map((digit) => digit + (random.below(3) === 0 ? ' ' : ''))
      .join('')
      .trim(),
  'random separators': (number, random) =>
    [...number]
      .map((digit) => digit + (random.below(4) === 0 ? random.pick([' ', '-', '·', '_']) : ''))
      .join(''),
  'zero-width blanks': between('\u200b'),
  'zero-width joiners': between('\u200d'),
  'word joiners': inParts(4, '\u2060'),
  'soft hyphens': inParts(4, '\u00ad'),
  'bidirectional marks': (number) => `\u202d${inParts(4, '\u200e')(number)}\u202c`,
  'byte order marks': between('\ufeff'),
  'variation selectors': between('\ufe0f'),
  'combining marks': between('\u0301'),
  'full width': inScript('０１２３４５６７８９'),
  'half and full width': (number, random) =>
    number.replace(/\d/g, (digit) =>
      random.below(2) ? digit : String.fromCharCode(0xff10 + Number(digit)),
    ),
  'Arabic digits': inScript('٠١٢٣٤٥٦٧٨٩'),
  'Persian digits': inScript('۰۱۲۳۴۵۶۷۸۹'),
  'Devanagari digits': inScript('०१२३४५६७८९'),
  'Thai digits': inScript('๐๑๒๓๔๕๖๗๘๙'),
  'bold digits': inScript('𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'),
  'double-struck digits': inScript('𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'),
  'Myanmar digits of a block that follows another': inScript('𑛚𑛛𑛜𑛝𑛞𑛟𑛠𑛡𑛢𑛣'),
  'segmented digits': inScript('🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹'),
  'circled digits': inScript('⓪①②③④⑤⑥⑦⑧⑨'),
  superscripts: inScript('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  keycaps: (number) => number.replace(/\d/g, '$&\ufe0f\u20e3'),
  'Chinese numerals': chinese('零一二三四五六七八九'),
  'Chinese numerals with 〇': chinese('〇一二三四五六七八九'),
  'formal Chinese numerals': chinese('零壹贰叁肆伍陆柒捌玖'),
  'formal traditional numerals': chinese('零壹貳參肆伍陸柒捌玖'),
};

/** Digits as any reader sees them; made apart from the code under test, from the tables above. */
export function visibleDigits(text: string): string {
  const tables = [
    '٠١٢٣٤٥٦٧٨٩',
    '۰۱۲۳۴۵۶۷۸۹',
    '०१२३४५६७८९',
    '๐๑๒๓๔๕๖๗๘๙',
    '𑛚𑛛𑛜𑛝𑛞𑛟𑛠𑛡𑛢𑛣',
    '零一二三四五六七八九',
    '〇壹贰叁肆伍陆柒捌玖',
    '零壹貳參肆伍陸柒捌玖',
  ].map((table) => [...table]);
  return [...text.normalize('NFKC')]
    .map((character) => {
      if (/[0-9]/.test(character)) return character;
      const table = tables.find((digits) => digits.includes(character));
      return table ? String(table.indexOf(character)) : '';
    })
    .join('');
}
