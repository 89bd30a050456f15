// The digits of one text as a line to lay windows on; every question about a window takes constant time.

import { findDigitRuns } from './digit-runs';
import { markPlainNumbers } from './plain-numbers';

/** Digits `from` (inclusive) to `to` (exclusive) of a line. */
export interface Span {
  from: number;
  to: number;
}

/** Groups `from` (inclusive) to `to` (exclusive) of a line: a run, or what is left of it. */
export interface Piece {
  from: number;
  to: number;
}

/** From this share of everyday figures on, a window is a list of them and no number of its own. */
const PLAIN_SHARE = 0.5;
const LONGEST_PART = 6;

export class DigitLine {
  readonly text: string;
  readonly digits: Uint8Array;
  /** Place of each digit in the text. */
  readonly at: Int32Array;
  private readonly groups: Int32Array;
  private readonly runs: Int32Array;
  private readonly plain: Int32Array;
  private readonly plainBefore: Int32Array;
  /** Luhn sums of the digits before each place: with the even places doubled, with the odd places doubled. */
  private readonly luhnBefore: readonly [Int32Array, Int32Array];

  constructor(text: string) {
    const found = findDigitRuns(text);
    this.text = text;
    this.digits = found.digits;
    this.at = found.at;
    this.groups = found.groups;
    this.runs = found.runs;
    this.plain = markPlainNumbers(text, this.at);
    this.plainBefore = plainBefore(this.plain);
    this.luhnBefore = [luhnBefore(this.digits, 0), luhnBefore(this.digits, 1)];
  }

  /** The runs with at least so many digits. */
  pieces(fewestDigits: number): Piece[] {
    const pieces: Piece[] = [];
    for (let run = 0; run + 1 < this.runs.length; run++) {
      const [from, to] = [this.runs[run] ?? 0, this.runs[run + 1] ?? 0];
      if ((this.groups[to] ?? 0) - (this.groups[from] ?? 0) >= fewestDigits) {
        pieces.push({ from, to });
      }
    }
    return pieces;
  }

  /** The digits of some groups. */
  spanOf(piece: Piece): Span {
    return { from: this.startOf(piece.from), to: this.startOf(piece.to) };
  }

  /** The first digit of a group. */
  startOf(group: number): number {
    return this.groups[group] ?? 0;
  }

  sizeOf(group: number): number {
    return this.startOf(group + 1) - this.startOf(group);
  }

  /** What stands between a group and the next. */
  gapAfter(group: number): string {
    const next = this.startOf(group + 1);
    return this.text.slice((this.at[next - 1] ?? 0) + 1, this.at[next] ?? 0);
  }

  /** `count` digits as a number. */
  lead(from: number, count: number): number {
    let lead = 0;
    for (let i = from; i < from + count; i++) lead = lead * 10 + (this.digits[i] ?? 0);
    return lead;
  }

  /** Luhn (ISO/IEC 7812-1 annex B): from the right every second digit is doubled; the sum ends in 0. */
  passesLuhn(from: number, to: number): boolean {
    const sums = this.luhnBefore[to % 2 === 0 ? 0 : 1];
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) % 10 === 0;
  }

  /** True for a window that cuts an everyday figure in two or consists of them by this share or more. */
  readsAsPlain(from: number, to: number, share = PLAIN_SHARE): boolean {
    if (this.isInsideFigure(from) || this.isInsideFigure(to)) return true;
    const plain = (this.plainBefore[to] ?? 0) - (this.plainBefore[from] ?? 0);
    return plain >= share * (to - from);
  }

  private isInsideFigure(digit: number): boolean {
    return this.plain[digit] !== 0 && this.plain[digit] === this.plain[digit - 1];
  }

  /** The numbers of a piece with at least `fewest` digits: touching digits, or all of it when spelt as one. */
  longNumbers(piece: Piece, fewest: number): Span[] {
    const numbers: Span[] = [];
    for (let group = piece.from; group < piece.to; group++) {
      if (this.sizeOf(group) >= fewest) numbers.push(this.spanOf({ from: group, to: group + 1 }));
    }
    const whole = this.spanOf(piece);
    if (whole.to - whole.from >= fewest && this.isOneNumber(piece)) numbers.push(whole);
    return numbers;
  }

  /** The groups are one number in equal parts with the same gaps (…1111 1111 1111…, 4-1-1-1-…); the ends may differ. */
  isOneNumber(piece: Piece): boolean {
    const size = this.sizeOf(piece.to - piece.from > 2 ? piece.from + 1 : piece.from);
    const mostAtEnds = size + 3;
    if (piece.to - piece.from === 1 || size > LONGEST_PART) return false;
    if (this.sizeOf(piece.from) > mostAtEnds || this.sizeOf(piece.to - 1) > mostAtEnds)
      return false;
    const gap = this.gapAfter(piece.from);
    for (let group = piece.from + 1; group < piece.to - 1; group++) {
      if (this.sizeOf(group) !== size || this.gapAfter(group) !== gap) return false;
    }
    return true;
  }

  /** Where the touching digits that a digit belongs to end. */
  endOfGroup(digit: number): number {
    return this.startOf(this.groupAt(digit + 1));
  }

  /** Visits every row of whole groups that has a length from `least` to `most` digits, as digits. */
  eachWindow(
    piece: Piece,
    [least, most]: [number, number],
    visit: (from: number, to: number) => void,
  ): void {
    // The first end that is far enough only moves on, so a row of single digits costs no more than its windows.
    let firstEnd = piece.from + 1;
    for (let group = piece.from; group < piece.to; group++) {
      const from = this.startOf(group);
      while (firstEnd < piece.to && this.startOf(firstEnd) - from < least) firstEnd++;
      for (let end = firstEnd; end <= piece.to; end++) {
        const to = this.startOf(end);
        if (to - from > most) break;
        if (to - from >= least) visit(from, to);
      }
    }
  }

  /** The groups of a window that consists of whole groups. */
  groupsOf({ from, to }: Span): Piece {
    return { from: this.groupAt(from), to: this.groupAt(to) };
  }

  private groupAt(digit: number): number {
    let [low, high] = [0, this.groups.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) < digit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function plainBefore(plain: Int32Array): Int32Array {
  const sums = new Int32Array(plain.length + 1);
  for (let i = 0; i < plain.length; i++) sums[i + 1] = (sums[i] ?? 0) + (plain[i] ? 1 : 0);
  return sums;
}

function luhnBefore(digits: Uint8Array, doubledPlaces: 0 | 1): Int32Array {
  const sums = new Int32Array(digits.length + 1);
  for (let i = 0; i < digits.length; i++) {
    const digit = digits[i] ?? 0;
    const twice = digit > 4 ? digit * 2 - 9 : digit * 2;
    sums[i + 1] = (sums[i] ?? 0) + (i % 2 === doubledPlaces ? twice : digit);
  }
  return sums;
}

/** Sorts spans by their start; overlapping ones become one. */
export function inOrder(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) addSpan(merged, from, to);
  return merged;
}

/** Adds a span to spans in order of their start; overlapping spans become one. */
export function addSpan(spans: Span[], from: number, to: number): void {
  const last = spans.at(-1);
  if (last && from < last.to) last.to = Math.max(last.to, to);
  else spans.push({ from, to });
}
