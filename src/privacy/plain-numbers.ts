// Recognises figures that a shop owner writes every day and that only look like a card number side by side.

const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0[1-9]|1[0-2])';

const SOFT = '[ .·_/-]?';
/** A row of so many digits in any groups, with nothing of it before or behind. */
const row = (first: string, others: number) =>
  `(?<!\\d[ .·_/-])${first}(?:${SOFT}\\d){${others}}(?!${SOFT}\\d)`;
/** A merchant number in any groups; so begins neither a card of 15 digits nor an old identity number. */
const MERCHANT_LEADS: readonly (readonly [string, number])[] = [
  ['[0789]', 14],
  [`1${SOFT}[06-9]`, 13],
  [`3${SOFT}0`, 13],
];
/** Digit by digit, with pauses: "8, 9, 8, 3 - 1". */
const spelt = (first: string, others: number) =>
  `(?<!\\d[ ,.·-]{1,2})${first}(?:[ ,.·-]{1,2}\\d){${others}}(?![ ,.·-]{0,2}\\d)`;

/** No group of a longer number, as a card has them. */
const alone = (number: string) => `(?<!\\d[ .·_/\n-]{1,3})${number}(?![ .·_/\n-]{0,2}\\d)`;

const EVERYDAY = [
  // dates and times: 2026-11-22, 19:54:08
  '(?:19|20)\\d\\d([-./])(?:0?[1-9]|1[0-2])\\1(?:[12]\\d|3[01]|0?[1-9])(?!\\d)',
  '(?<!:)(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?!:?\\d)',
  // amounts: 12,800.00 and 59.5, not a part of a longer dotted number
  '(?<![.,])\\d{1,3}(?:,\\d{3}){1,3}(?:\\.\\d{1,2})?(?![.,]?\\d)',
  '(?<!\\.)\\d{1,9}\\.\\d{1,2}(?!\\.?\\d)',
  // mobile, hotline and fixed-line numbers
  '1[3-9]\\d{9}(?!\\d)',
  '1[3-9]\\d[ -]\\d{4}[ -]\\d{4}(?!\\d)',
  row(`1${SOFT}[3-9]`, 9),
  spelt('1[ ,.·-]{1,2}[3-9]', 9),
  '[48]00-(?:\\d{3}-\\d{4}|\\d{4}-\\d{3})(?!-?\\d)',
  '0\\d{2,3}-\\d{7,8}(?!\\d)',
  // the same abroad, beside another one: 0928-113-507, 415-555-0134
  alone('0[1-9]\\d{0,3}[ -]\\d{3,4}[ -]\\d{3,4}'),
  alone('[2-9]\\d\\d-[2-9]\\d\\d-\\d{4}'),
  // a merchant number beside a terminal number
  '8\\d{14}(?!\\d)',
  ...MERCHANT_LEADS.flatMap(([lead, others]) => [
    row(lead, others),
    // with a terminal or mobile number behind it
    row(`${lead}(?:${SOFT}\\d){${others}}[ .·_/-]\\d`, 7),
    row(`${lead}(?:${SOFT}\\d){${others}}[ .·_/-]1${SOFT}[3-9]`, 9),
  ]),
  spelt('[0789]', 14),
  // the number of a SIM card in mainland China
  '8986\\d{15,16}(?!\\d)',
  // trade numbers: WeChat Pay 4200 + 6 + date + 10, and whatever starts with a date (Alipay, till systems)
  `[14][02]00\\d{6}20\\d\\d${MONTH}${DAY}\\d{10}(?!\\d)`,
  `20\\d\\d${MONTH}${DAY}\\d{6,24}(?!\\d)`,
  // identifiers of activities and conversations
  '(?<![a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])',
];
const PLAIN = new RegExp(`(?<!\\d)(?:${EVERYDAY.join('|')})`, 'g');

/** For each digit the number (from 1) of the everyday figure that it belongs to, 0 for none. */
export function markPlainNumbers(text: string, at: Int32Array): Int32Array {
  const marks = new Int32Array(at.length);
  let digit = 0;
  let figure = 0;
  for (const match of text.matchAll(PLAIN)) {
    figure++;
    while ((at[digit] ?? text.length) < match.index) digit++;
    while ((at[digit] ?? text.length) < match.index + match[0].length) marks[digit++] = figure;
  }
  return marks;
}
