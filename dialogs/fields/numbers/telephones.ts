// Telephone numbers as they are dialled at home, without a country; which of them is to be called, and which is not.

import type { Span } from './figures';

/** As long as a terminal ID: Hong Kong, Macau, Singapore, and landlines without their area code. */
const LOCAL = /^[2-9]\d{6,10}$/;
/** Without the 0 in front, or with the 1 of North America; mobile numbers of the mainland begin with 13 and more. */
const WITHOUT_ZERO = /^1[0-2]\d{7,9}$/;
const NATIONAL = /^0[1-9]\d{7,9}$/;
const ALL_THE_SAME = /^(\d)\1*$/;

/** What nobody can rule out as a telephone number. */
export function mayBeTelephone(characters: string): boolean {
  return isPossible(characters, [LOCAL, WITHOUT_ZERO, NATIONAL]);
}

const SHORTEST_UNBROKEN = 10;
const NORTH_AMERICAN = /^1?[2-9]\d\d[2-9]\d{6}$/;
const AS_IN_NORTH_AMERICA = /^(?:1,)?3,(?:3,4|7)$/;
/** Commas and lines hold lists together. */
const WITHIN = /^[ ().·-]{1,3}$/;
const MOST_GROUPS = 5;

/** Written so that hardly anything else is meant: 0928-113-507, (415) 555-0134. */
export function readsAsTelephone(groups: readonly string[], gaps: readonly string[]): boolean {
  const characters = groups.join('');
  if (!gaps.every((gap) => WITHIN.test(gap))) return false;
  const isNational = isPossible(characters, [NATIONAL]) && isGrouped(groups);
  const lengths = groups.map(({ length }) => length).join();
  return (
    isNational || (isPossible(characters, [NORTH_AMERICAN]) && AS_IN_NORTH_AMERICA.test(lengths))
  );
}

/** In few groups, or digit by digit. */
function isGrouped(groups: readonly string[]): boolean {
  const digits = groups.join('').length;
  if (groups.length === 1) return digits >= SHORTEST_UNBROKEN;
  return groups.length <= MOST_GROUPS || groups.length >= digits - 2;
}

function isPossible(characters: string, patterns: readonly RegExp[]): boolean {
  const isAny = patterns.some((pattern) => pattern.test(characters));
  return isAny && !ALL_THE_SAME.test(characters);
}

const FARTHEST = 40;
const CALL =
  '(?:打|拨|联系|联络|发|搵|揾|找|加|用|(?<![a-z])(?:call|ring|phone|text|contact|use|write|try)(?![a-z]))';
/** "晚上不要打", "don't call before 10": not when, rather than not whom. */
export const TIME =
  '晚上|夜里|半夜|早上|上午|中午|下午|周末|之前|之后|以前|以后|点[前后]?|before|after|until|till|during|at night|in the|between';
/** "别打我的138…，打老板的139…". */
const NOT_TO_BE_CALLED = new RegExp(
  [
    `(?<!(?:${TIME})(?:请|就|都)?)`,
    "(?:别再?|不要再?|不用|唔好|唔使|勿|不能|莫|(?<![a-z])(?:don'?t|do not|never|no need to|stop)\\s)",
    `(?:再|给我|\\s)*${CALL}(?!(?:[^,，。]{0,8})(?:${TIME}))(?:ing)?[^\\d,，。.;；!！\\n]{0,20}$`,
  ].join(''),
);
const INSTEAD = new RegExp(
  `(?:${CALL}|改|是|系|(?<![a-z])(?:on|at|but|instead|rather)(?![a-z]))[^\\d\\n]{0,16}$`,
);

export function isNotToBeCalled(text: string, { from }: Pick<Span, 'from'>): boolean {
  return NOT_TO_BE_CALLED.test(text.slice(Math.max(0, from - FARTHEST), from));
}

/** "别打138…打139…": the second of them. */
export function isCalledInstead(text: string, number: Span, before: Span | undefined): boolean {
  if (!before || !isNotToBeCalled(text, before) || isNotToBeCalled(text, number)) return false;
  const between = text.slice(before.to, number.from);
  return between.length <= FARTHEST && INSTEAD.test(between);
}

const ASKED =
  /^(?:(?:please|pls) )?(?:call|ring|phone|contact|dial) |^(?:请您?|请你)?(?:致电|拨打?|打|联系|联络)/;
const WAS_DONE = /[了过到]|(?:ed|(?<!\br)ing|rang) ?(?:on |at )?$/;
const OF_A_NOTICE =
  /(?:sa(?:ys?|id|ying)|told|tells?|ask(?:s|ed)?|notice|message|sms|screen|display|shows?|提示|显示|短信|通知|说|让|叫|要求|写)[^.!?。！？\n]{0,24}$/;

/** "Please call 0928 113 507" may ask for the call that is waited for; "the screen says call…" does not. */
export function asksForCall(text: string, label: Span): boolean {
  const words = text.slice(label.from, label.to);
  const before = text.slice(Math.max(0, label.from - FARTHEST), label.from);
  return ASKED.test(words) && !WAS_DONE.test(words) && !OF_A_NOTICE.test(before);
}
