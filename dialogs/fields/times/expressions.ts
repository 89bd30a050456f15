// The pieces of spoken times in a text, joined to expressions: "yesterday", "around", "7" are one.

import { CLOCKS } from './clocks';
import { DATES } from './dates';
import { DURATIONS } from './durations';
import { FEAST_DAYS } from './feast-days';
import type { Meaning, Piece } from './meaning';
import { NAMED_DAYS } from './named-days';
import { SPANS } from './spans';

const WORDINGS = [...NAMED_DAYS, ...FEAST_DAYS, ...SPANS, ...DURATIONS, ...CLOCKS, ...DATES];
/** More is no message about one time. */
const MOST_PIECES = 60;
const LONGEST_GAP = 24;
const GAP =
  /^(?:[ \n,，、的在是于~()（）:：/-]|\b(?:at|on|in|of|the|around|about|approx|approximately|roughly|maybe|like|circa|some ?time|somewhere|just|early|late|was|it|exactly)\b|大概|大约|约|差不多|应该|好像|可能|左右|前后|那天|那日|那个|当天|当日|那|当|就|吧|啦|呀|啊)*$/;
/** What stands before a time and belongs to its words. */
const LEAD =
  /(?:(?:\b(?:since|from|about|around|approx|approximately|roughly|on|at|in|during|i think|i guess|i believe|maybe|probably|possibly|perhaps|it was|some ?time|some point|exactly|just|the|early|late|after|like|circa|ever|earlier|over)\b|从|自|由|打|大概|大约|约|应该|好像|可能|似乎|估计|差不多|貌似|也许|感觉|记得|(?<=大概|应该|好像|可能|似乎|估计|貌似|记得|也许)就?是|在) ?)+$/;
const TRAIL =
  /^(?: ?(?:左右|上下|前后|的?样子|那天|当天|那日|当日|嗰[日阵]|那会儿?|的?时候|(?:some ?time|i think|i guess|or so|-?ish|just gone|or thereabouts|or around then)\b))+/;
const LONGEST_LEAD = 40;

export interface Expression {
  from: number;
  to: number;
  meanings: Meaning[];
}

export function expressionsIn(text: string): Expression[] {
  const expressions: Expression[] = [];
  let last: Expression | undefined;
  for (const { from, to, meaning } of piecesIn(text)) {
    const gap = last && from - last.to <= LONGEST_GAP ? text.slice(last.to, from) : undefined;
    if (last && gap !== undefined && GAP.test(gap) && joins(last.meanings, meaning, gap)) {
      last.to = to;
      last.meanings.push(meaning);
      continue;
    }
    last = { from, to, meanings: [meaning] };
    expressions.push(last);
  }
  return expressions.map((expression) => withLead(text, expression));
}

/** The longest piece at each place, from left to right. */
function piecesIn(text: string): Piece[] {
  const all = WORDINGS.flatMap(({ pattern, mean }) =>
    [...text.matchAll(pattern)].slice(0, MOST_PIECES).flatMap((match): Piece[] => {
      const meaning = match[0] === '' ? undefined : mean(match);
      return meaning ? [{ from: match.index, to: match.index + match[0].length, meaning }] : [];
    }),
  );
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  const pieces: Piece[] = [];
  for (const piece of all) {
    if (piece.from >= (pieces.at(-1)?.to ?? 0)) pieces.push(piece);
    if (pieces.length === MOST_PIECES) break;
  }
  return pieces;
}

const DAY_MINUTES = 1440;
const NAMES_DAY = ['day', 'weekday', 'date', 'ago'];
const NAMES_HOUR = ['clock', 'midnight'];

/** Two days or two hours are two times, but "Friday, 20 November" and "昨天，周六" are one. */
function joins(meanings: readonly Meaning[], next: Meaning, gap: string): boolean {
  const names = (kinds: string[], meaning: Meaning) => kinds.includes(meaning.is);
  const days = meanings.filter((meaning) => names(NAMES_DAY, meaning));
  if (names(NAMES_DAY, next) && days.length > 0) {
    return days.every((day) => day.is !== next.is && day.is !== 'ago' && next.is !== 'ago');
  }
  if (next.is === 'period' && days.length === 0 && meanings.some(({ is }) => is === 'period')) {
    return !/[,，]/.test(gap);
  }
  return !(namesHour(next) && meanings.some(namesHour));
}

function namesHour(meaning: Meaning): boolean {
  return NAMES_HOUR.includes(meaning.is) || (meaning.is === 'ago' && meaning.minutes < DAY_MINUTES);
}

function withLead(text: string, { from, to, meanings }: Expression): Expression {
  const start = Math.max(0, from - LONGEST_LEAD);
  const lead = LEAD.exec(text.slice(start, from));
  const trail = TRAIL.exec(text.slice(to, to + LONGEST_LEAD));
  return {
    from: lead ? start + lead.index : from,
    to: to + (trail?.[0].length ?? 0),
    meanings,
  };
}
