// Finds the rows of groups with digits in a text: what may be one number or several.

import type { Group, Run } from './cut-run';
import { MERCHANT_ID_LENGTH, TERMINAL_ID_LENGTH } from './shapes';

const GROUP = /[0-9a-z]+/g;
const GAP = /^(?!.*\n[^\S\n]*\n)[ \n\-·.,、/|_()]{1,4}$/;
/** "13912345678call me": the word is no part of the number. */
const WORD_BEHIND = /^(\d{6,})[a-z]{3,}$/;
const OPENING = /(?:\(? ?\+ ?\(?|\()$/;
/** Nobody tells so many numbers in a row. */
const MOST_GROUPS = 150;
/** Letters on their own that are words. */
const LETTER_WORDS = new Set(['a', 'i']);

export function runsIn(text: string): Run[] {
  const runs: { from: number; groups: Group[]; gaps: string[]; plus: boolean }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const match of text.matchAll(GROUP)) {
    const group = groupOf(match);
    if (!group) {
      end = Number.NEGATIVE_INFINITY;
      continue;
    }
    const gap = group.from - end <= 4 ? text.slice(end, group.from) : '';
    const run = runs.at(-1);
    if (run && GAP.test(gap)) {
      run.groups.push(group);
      run.gaps.push(gap);
    } else {
      runs.push({ ...openingOf(text, group.from), groups: [group], gaps: [] });
    }
    end = group.to < match.index + match[0].length ? Number.NEGATIVE_INFINITY : group.to;
  }
  return runs
    .map(withoutOuterLetters)
    .filter(({ groups }) => groups.length > 0 && groups.length <= MOST_GROUPS);
}

function groupOf({ index: from, 0: found }: RegExpExecArray): Group | undefined {
  const digits = WORD_BEHIND.exec(found)?.[1];
  if (digits) return { from, to: from + digits.length, characters: digits };
  const isPart = /\d/.test(found) || (found.length === 1 && !LETTER_WORDS.has(found));
  return isPart ? { from, to: from + found.length, characters: found } : undefined;
}

/** "+86", "(+86)", "(010)": what stands in front belongs to the number. */
function openingOf(text: string, from: number): { from: number; plus: boolean } {
  const opening = OPENING.exec(text.slice(Math.max(0, from - 4), from))?.[0] ?? '';
  return { from: from - opening.length, plus: opening.includes('+') };
}

/** A letter in front is kept where it makes an ID: "M 0001 2345 678901". */
function withoutOuterLetters({ groups, gaps, ...opening }: Run): Run {
  const first = groups.findIndex(hasDigit);
  if (first < 0) return { groups: [], gaps: [], ...opening };
  const last = groups.findLastIndex(hasDigit);
  const start = first > 0 && makesId(groups.slice(first - 1, last + 1)) ? first - 1 : first;
  const from = start > 0 ? (groups[start]?.from ?? 0) : opening.from;
  return { ...opening, from, groups: groups.slice(start, last + 1), gaps: gaps.slice(start, last) };
}

function hasDigit({ characters }: Group): boolean {
  return /\d/.test(characters);
}

function makesId(groups: readonly Group[]): boolean {
  const length = groups.reduce((sum, { characters }) => sum + characters.length, 0);
  return length === MERCHANT_ID_LENGTH || length === TERMINAL_ID_LENGTH;
}
