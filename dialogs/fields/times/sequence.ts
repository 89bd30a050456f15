// The times of a message in their order: taken back, left open between two, or running from one to another.

import type { WallTime } from '../../../src/tickets/zone-time';
import { type Expression, expressionsIn } from './expressions';
import { type Legible, legible } from './legible';
import { type Resolved, resolve } from './resolve';

export interface Told {
  from: number;
  /** Where the words of this time alone begin: behind those that are taken back. */
  ownFrom: number;
  to: number;
  resolved: Resolved;
  /** "昨天还是前天": this and the next may be meant. */
  isEither: boolean;
  /** "Sunday, not Monday": said against another. */
  isInsisted?: true;
}

export interface Telling {
  message: Legible;
  told: Told[];
}

/** "不对", "no sorry": what stands before is taken back. */
const TAKES_BACK =
  /不对|不是|错了|说错|记错|讲错|弄错|搞错|更正|纠正|应该是|等等|等一下|[哦哎]?不不?[,，]|唔系|唔啱|搞混|\b(?:no|nope|not|sorry|wait|actually|i mean|meant|rather|correction|wrong|scratch that|make that|mistake|oops|instead)\b/;
const STARTS_BEHIND = /^(?:多|左右|前后|钟|的?时候)*(?:就?开始|发现|出的?问题|起就)/;
const STARTS_BEFORE =
  /(?:开始于|从|\b(?:started|began|noticed it|since))(?: (?:at|from))?(?: (?:around|about|maybe))? ?$/;
const LEAVES_OPEN = /还是|或|要么|要不|抑或|定系|\/|\bor\b/;
/** "不是昨天就是前天" denies neither. */
const ONE_OR_OTHER = /^[ ,，]*就[是系] ?$/;
const RUNS_ON = /^ ?(?:到|至|~|-|—|–|till|until|til|to|through|thru|一直到|直到) ?$/;
const NEGATED =
  /(?:不是|并非|而非|唔系|(?<!\bor )\bnot|\bn't|\b(?:wasn|isn|didn)'?t|\bnever)(?: (?:on|in|at|since|happen|from))? ?(?:the )?$/;
const DEADLINE = /\bby (?:the )?$/;
/** "Sunday, not Monday": the second is denied. "Sunday, not, Monday" takes the first back. */
const DENIES_NEXT =
  /^(?:[^ ,，、.。]{1,8}的)?[ ,，、.。…-]*(?:and |而|可|但)?(?:不是|并非|而非|唔系|not|wasn't)(?: (?:on|in|at|since|from))? ?(?:the )?$/;
const BEFORE = /\b(?:before|until|till|prior to) (?:the )?$/;
const BEFORE_BEHIND = /^(?:之前|以前|前(?![台面后]))/;
const AFTER_BEHIND = /^(?:之后|以后|后(?![台面]))/;
const LONGEST_GAP = 30;
const CLAUSES = /[。！!?？;；\n]/;

export function tellingOf(said: string, now: WallTime): Telling {
  const message = legible(said);
  const { text } = message;
  const expressions = expressionsIn(text);
  const told: Told[] = [];
  let last: Expression | undefined;
  for (const expression of expressions) {
    const previous = told.at(-1);
    const gap = last ? text.slice(last.to, expression.from) : '';
    const isNear = previous !== undefined && gap.length <= LONGEST_GAP;
    const words = `${gap}${text.slice(expression.from, expression.to)}`;
    if (isNear && DENIES_NEXT.test(gap)) {
      previous.isInsisted = true;
      continue;
    }
    const behind = text.slice(expression.to, expression.to + 12);
    if (isNear && (isTakenBack(gap, words) || isItsHour(expression, { last, gap, behind }))) {
      const merged = corrected(expression, last);
      const keepsDay = merged !== expression;
      const ownFrom = keepsDay ? previous.ownFrom : expression.from;
      told[told.length - 1] = { ...telling(merged), from: previous.from, ownFrom };
      last = { ...merged, from: previous.from };
      continue;
    }
    const next = telling(expression);
    last = expression;
    if (next.resolved.kind === 'none') continue;
    if (isNear && RUNS_ON.test(gap)) {
      const isNow = next.resolved.kind === 'time' && next.resolved.moment.day === now.day;
      previous.to = expression.to;
      if (!isNow && 'moment' in previous.resolved)
        previous.resolved = { ...previous.resolved, kind: 'unsure' };
      continue;
    }
    if (isNear && previous && isLeftOpen(gap)) {
      previous.isEither = true;
    }
    told.push(next);
  }
  return { message, told: settled(affirmed(told, text)) };

  function telling(expression: Expression): Told {
    const { from, to, meanings } = expression;
    const resolved = resolve(meanings, now, text);
    return {
      from,
      to,
      ownFrom: from,
      resolved: bounded(resolved, text, expression),
      isEither: false,
    };
  }
}

function isLeftOpen(gap: string): boolean {
  if (gap.length > 12 || CLAUSES.test(gap)) return false;
  return LEAVES_OPEN.test(gap) || ONE_OR_OTHER.test(gap);
}

/** "Tuesday or Wednesday... Wednesday": of two that were left open, the one that is said again is meant. */
function settled(told: readonly Told[]): Told[] {
  const open = told.findIndex(({ isEither }) => isEither);
  const [first, second, last] = told.slice(open);
  if (open < 0 || !first || !second || !last || last.from - second.to > LONGEST_GAP) {
    return [...told];
  }
  const isOneOf = [first, second].some((each) => dayOf(each) === dayOf(last));
  if (!isOneOf || dayOf(last) === undefined) return [...told];
  return [...told.slice(0, open), { ...last, from: first.from }];
}

function dayOf({ resolved }: Told): string | undefined {
  return 'moment' in resolved ? resolved.moment.day : undefined;
}

function isTakenBack(gap: string, words: string): boolean {
  return (
    TAKES_BACK.test(gap) ||
    (/^[ ,，。.…-]*$/.test(gap) && /^[ ,，。.…-]+(?:应该|actually)/.test(words))
  );
}

interface Between {
  last: Expression | undefined;
  gap: string;
  behind: string;
}

/** "今天早上突然刷不了，大概九点多开始的", "it stopped today, started around 9": the hour of the day told before. */
function isItsHour(next: Expression, { last, gap, behind }: Between): boolean {
  const hasHour = (each: Expression) => each.meanings.some(({ is }) => is === 'clock');
  if (!last || hasHour(last) || !hasHour(next) || namesDay(next)) return false;
  return STARTS_BEHIND.test(behind) || STARTS_BEFORE.test(gap);
}

function namesDay({ meanings }: Expression): boolean {
  return meanings.some(({ is }) =>
    ['day', 'weekday', 'date', 'ago', 'period', 'dotted'].includes(is),
  );
}

/** "昨天下午3点，不对，4点": the day stays; the part of the day too. */
function corrected(next: Expression, last: Expression | undefined): Expression {
  if (namesDay(next) || !last) return next;
  const namesPart = next.meanings.some(({ is }) => is === 'part');
  const kept = last.meanings.filter(
    ({ is }) => ['day', 'weekday', 'date', 'period'].includes(is) || (is === 'part' && !namesPart),
  );
  return { ...next, meanings: [...kept, ...next.meanings] };
}

/** "Not Monday, Tuesday": the words for both days name the second. */
function affirmed(told: readonly Told[], text: string): Told[] {
  return told.flatMap((each, index) => {
    const previous = told[index - 1];
    if (isNegated(text, each.from) && !each.isEither) return [];
    const isInstead =
      previous &&
      !previous.isEither &&
      isNegated(text, previous.from) &&
      each.from - previous.to <= LONGEST_GAP;
    return [isInstead ? { ...each, from: previous.from } : each];
  });
}

function isNegated(text: string, from: number): boolean {
  return NEGATED.test(text.slice(Math.max(0, from - 16), from));
}

/** "Before Monday" names no day; "after three" may be later. */
function bounded(resolved: Resolved, text: string, { from, to }: Expression): Resolved {
  if (!('moment' in resolved)) return resolved;
  const behind = text.slice(to, to + 3);
  if (DEADLINE.test(text.slice(Math.max(0, from - 12), from))) return { kind: 'none' };
  if (BEFORE.test(text.slice(Math.max(0, from - 12), from)) || BEFORE_BEHIND.test(behind)) {
    return { kind: 'vague' };
  }
  return AFTER_BEHIND.test(behind) ? { ...resolved, kind: 'unsure' } : resolved;
}
