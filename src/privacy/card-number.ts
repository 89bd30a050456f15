// Finds card numbers among the digits of a text: by issuer and checksum, then by the look alone.

import { addSpan, type DigitLine, inOrder, type Piece, type Span } from './digit-line';

/** Visa once issued 13 digits; ISO/IEC 7812 ends at 19. */
export const SHORTEST_CARD = 13;
const LONGEST = 19;
const SHORTEST_MODERN = 16;
/** A number that is longer than a card is searched for one at both ends. */
const COMMON_LENGTHS = [15, 16, 19];
/** Between the parts of a mistyped number; a comma rather separates the numbers of a list. */
const LOOSE_GAP = /^(?: +|\n| ?[-·._/] ?)$/;
const PLAIN_LABEL =
  /(?:sn|s\/n|serial|order|trade|ref|序列号|机身号|机器号|订单号|流水号|单号|参考号|凭证号|商户号|终端号)[^0-9a-z]{0,4}$/;

/** Numbers of a known issuer with the right length and checksum, also at the ends of a longer number. */
export function findCards(line: DigitLine, piece: Piece): Span[] {
  const found: Span[] = [];
  line.eachWindow(piece, [SHORTEST_CARD, LONGEST], (from, to) => {
    if (isCard(line, from, to)) addSpan(found, from, to);
  });
  for (const number of line.longNumbers(piece, SHORTEST_MODERN)) {
    found.push(...cardsAtEnds(line, number));
  }
  return inOrder(found);
}

/**
 * 16 to 19 digits that begin like a card, whatever the checksum: not every issuer keeps to Luhn and people mistype.
 * Only where they are spelt as one number, because lists of amounts look alike.
 */
export function findLooseCards(line: DigitLine, piece: Piece): Span[] {
  const found: Span[] = [];
  line.eachWindow(piece, [SHORTEST_MODERN, LONGEST], (from, to) => {
    const isLoose = beginsLikeCard(line, from) && isSpeltAsCard(line, { from, to });
    if (isLoose && !line.readsAsPlain(from, to)) addSpan(found, from, to);
  });
  return found;
}

/** Only the common issuers here: a serial number has many ends, and one in ten windows passes the checksum. */
function cardsAtEnds(line: DigitLine, { from, to }: Span): Span[] {
  return COMMON_LENGTHS.filter((size) => size < to - from)
    .flatMap((size) => [
      { from, to: from + size },
      { from: to - size, to },
    ])
    .filter((end) => isCommon(line.lead(end.from, 2), end.to - end.from))
    .filter((end) => isCard(line, end.from, end.to));
}

function isCommon(lead: number, length: number): boolean {
  if (length === 15) return true;
  if (length === 19) return lead === 62;
  return lead === 62 || lead === 35 || (lead >= 40 && lead <= 55 && lead !== 50);
}

function isCard(line: DigitLine, from: number, to: number): boolean {
  if (!line.passesLuhn(from, to) || !isIssued(line, from, to - from)) return false;
  // "+" and up to 14 digits is a telephone number with its country (E.164).
  if (to - from < 15 && line.text[(line.at[from] ?? 0) - 1] === '+') return false;
  return !line.readsAsPlain(from, to);
}

/** Lengths and first digits as issuers use them (ISO/IEC 7812; UnionPay 62, 81; older Chinese debit cards 4-6, 9558). */
function isIssued(line: DigitLine, from: number, length: number): boolean {
  const lead = line.lead(from, 4);
  const two = Math.floor(lead / 100);
  if (length === 13) return two >= 40 && two <= 49;
  if (length === 14) return isDiners(lead);
  if (length === 15) return two === 34 || two === 37;
  if (two >= 40 && two <= 69) return true;
  if (lead >= 2221 && lead <= 2720) return length === 16;
  return (
    two === 35 || two === 81 || isDiners(lead) || (lead >= 2200 && lead <= 2204) || lead === 9558
  );
}

function isDiners(lead: number): boolean {
  const three = Math.floor(lead / 10);
  return (
    (three >= 300 && three <= 305) || three === 309 || [36, 38, 39].includes(Math.floor(three / 10))
  );
}

function beginsLikeCard(line: DigitLine, from: number): boolean {
  const lead = line.lead(from, 2);
  if (lead === 62) return true;
  if (lead !== 35 && (lead < 40 || lead > 59)) return false;
  const place = line.at[from] ?? 0;
  return !PLAIN_LABEL.test(line.text.slice(Math.max(0, place - 12), place));
}

/** In one piece, in fours with a tail, digit by digit, or as issuer number and rest; UnionPay in any equal parts. */
function isSpeltAsCard(line: DigitLine, span: Span): boolean {
  const window = line.groupsOf(span);
  const count = window.to - window.from;
  const size = line.sizeOf(window.from);
  if (count === 1 || (line.lead(span.from, 2) === 62 && line.isOneNumber(window))) return true;
  if (count === 2 ? size !== 6 : size !== 4 && size !== 1) return false;
  const firstGap = line.gapAfter(window.from);
  if (!LOOSE_GAP.test(firstGap)) return false;
  for (let group = window.from + 1; group < window.to - 1; group++) {
    if (line.sizeOf(group) !== size || line.gapAfter(group) !== firstGap) return false;
  }
  return true;
}
