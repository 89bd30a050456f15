// Finds numbers of Chinese resident identity cards: 18 characters (GB 11643-1999) and the old form of 15 digits.

import { type DigitLine, inOrder, type Piece, type Span } from './digit-line';

/** ISO 7064 MOD 11-2 as GB 11643 prints it. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10x98765432';
const LENGTH = 18;
const OLD_LENGTH = 15;
const PROVINCES = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
  53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
]);
const LAST_OLD_PROVINCE = 65;
const EARLIEST_YEAR = 1800;
/** Holders of the old form; before it the merchant numbers of some acquirers (310…) read as dates. */
const EARLIEST_OLD_YEAR = 1920;
const LATEST_YEAR = 2099;
/** The last 11 characters may look like a mobile number; an amount and a time of day cover more. */
const SURE_PLAIN_SHARE = 0.75;
/** The check character X as people type it: the letter, the multiplication sign, the Cyrillic letter. */
const CHECK_X = /^(?:[x×х]|[ \-·._,/\n]{1,3}[x×х](?![a-z]))/;

/** The spans cover digits only; `endOfIdentity` tells where the check character X ends. */
export function findIdentities(line: DigitLine, piece: Piece): Span[] {
  const found: Span[] = [];
  const add = (from: number, to: number) => {
    const share = isSure(line, from, to) ? SURE_PLAIN_SHARE : undefined;
    if (!line.readsAsPlain(from, to, share)) found.push({ from, to });
  };
  line.eachWindow(piece, [LENGTH - 1, LENGTH], (from, to) => {
    if (isIdentity(line, from, to)) add(from, to);
  });
  const numbers = line.longNumbers(piece, OLD_LENGTH);
  // The old form has no checksum, so it must stand alone.
  for (const { from, to } of [line.spanOf(piece), ...numbers]) {
    if (to - from === OLD_LENGTH && isOldIdentity(line, from)) add(from, to);
  }
  for (const number of numbers) {
    for (const { from, to } of identitiesAtEnds(line, number)) add(from, to);
  }
  return inOrder(found);
}

/** In a longer number (a telephone number typed on without a blank) the checksum must decide. */
function identitiesAtEnds(line: DigitLine, { from, to }: Span): Span[] {
  const found: Span[] = [];
  if (to - from >= LENGTH && isIdentity(line, to - LENGTH + 1, to)) {
    found.push({ from: to - LENGTH + 1, to });
  }
  for (const start of to - from > LENGTH ? [from, to - LENGTH] : []) {
    if (isSure(line, start, start + LENGTH)) found.push({ from: start, to: start + LENGTH });
  }
  return found;
}

/** Place in the text behind the check character X of an identity number, or behind its last digit. */
export function endOfIdentity(line: DigitLine, { from, to }: Span): number {
  const end = (line.at[to - 1] ?? 0) + 1;
  return to - from === LENGTH - 1 ? end + checkXAfter(line, to).length : end;
}

/** With its own X or the right check digit one everyday figure in it is chance. */
function isSure(line: DigitLine, from: number, to: number): boolean {
  return (
    to - from > OLD_LENGTH &&
    isIdentity(line, from, to) &&
    (to - from < LENGTH || isChecked(line, from))
  );
}

/** A mistyped identity number is still one, so the checksum does not decide where region and date are right. */
function isIdentity(line: DigitLine, from: number, to: number): boolean {
  if (to - from === LENGTH - 1) return hasRegionAndDate(line, from) && checkXAfter(line, to) !== '';
  return hasRegionAndDate(line, from) || isForeigner(line, from);
}

/** The permanent residence card of foreigners (2023): 9, region, nationality, birthday, the same check. */
function isForeigner(line: DigitLine, from: number): boolean {
  return line.digits[from] === 9 && isChecked(line, from) && hasBirthday(line, from);
}

function isOldIdentity(line: DigitLine, from: number): boolean {
  const province = line.lead(from, 2);
  if (!PROVINCES.has(province) || province > LAST_OLD_PROVINCE) return false;
  const day = line.lead(from + 6, 6);
  const year = 1900 + Math.floor(day / 10_000);
  return year >= EARLIEST_OLD_YEAR && isDate(year, day % 10_000);
}

function hasRegionAndDate(line: DigitLine, from: number): boolean {
  return hasBirthday(line, from) && PROVINCES.has(line.lead(from, 2));
}

function hasBirthday(line: DigitLine, from: number): boolean {
  const year = line.lead(from + 6, 4);
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR && isDate(year, line.lead(from + 10, 4));
}

function isDate(year: number, monthAndDay: number): boolean {
  const [month, day] = [Math.floor(monthAndDay / 100), monthAndDay % 100];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** An identity number whose last character is the digit that the checksum asks for. */
function isChecked(line: DigitLine, from: number): boolean {
  const sum = WEIGHTS.reduce(
    (total, weight, i) => total + weight * (line.digits[from + i] ?? 0),
    0,
  );
  return CHECK_CHARACTERS[sum % 11] === String(line.digits[from + LENGTH - 1]);
}

/** The X behind a digit with what stands between, or nothing. */
function checkXAfter(line: DigitLine, to: number): string {
  const end = (line.at[to - 1] ?? 0) + 1;
  return CHECK_X.exec(line.text.slice(end, end + 5))?.[0] ?? '';
}
