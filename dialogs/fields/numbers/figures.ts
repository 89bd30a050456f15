// Figures that are no number of a field, by their form alone: dates, times, amounts, counts, tickets, addresses of pages.

export interface Span {
  from: number;
  to: number;
}

const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:[12]\\d|3[01]|0?[1-9])';
const DATE = `(?:19|20)\\d\\d[./-]${MONTH}[./-]${DAY}`;
const FORMS = [
  // what the redaction leaves
  '\\[(?:id )?·{2,8}\\d{0,4}\\]',
  // tickets of this service
  '(?<![a-z0-9])f ?z[\\s:#_.-]{0,4}20\\d\\d[-./]?\\d\\d[-./]?\\d\\d[\\s_.-]{0,3}\\d{1,8}(?!\\d)',
  'https?://[^\\s,。，]{1,500}',
  '(?<![a-z0-9.])www\\.[^\\s,。，]{1,500}',
  '(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])',
  '(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?(?![\\d.])',
  // dates and times
  `(?<![\\d-])${DATE} ?[-~至到] ?${DATE}(?!\\d)`,
  `(?<![\\d-])(?:19|20)\\d\\d([-./ ])${MONTH}\\1${DAY}(?!\\d|[-./]\\d)`,
  `(?<![\\d/.-])${DAY}([/.-])${MONTH}\\2(?:19|20)\\d\\d(?![\\d/])`,
  `(?<![\\d/.-])${MONTH}([/.-])${DAY}\\3(?:19|20)\\d\\d(?![\\d/])`,
  `(?<![\\d/])(?:${DAY}/${MONTH}|${MONTH}/${DAY})/\\d\\d(?![\\d/])`,
  '(?<!\\d)(?:19|20)\\d\\d ?年',
  `(?<!\\d)${MONTH} ?月(?: ?${DAY} ?[日号]?)?`,
  `(?<!\\d)${DAY} ?[日号](?![a-z]?\\d)(?!机|终端)`,
  '(?<![\\d:])(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?!:?\\d)',
  '(?<!\\d)\\d{1,2} ?(?:点|时)(?: ?\\d{1,2} ?分?)?',
  '(?<!\\d)\\d{1,2} ?(?:[ap]\\.?m\\.?|o.?clock)(?![a-z])',
  // amounts and counts
  '[¥$€£] ?\\d[\\d,.]{0,14}',
  '(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp) ?\\d[\\d,.]{0,14}',
  '(?<![\\d.,])\\d{1,3}(?:,\\d{3}){1,3}\\.\\d{1,2}(?![.,]?\\d)',
  '(?<![.\\d])\\d{1,9}\\.\\d{1,2}(?!\\.?\\d)',
  '(?<![\\d.,-])\\d[\\d,.]{0,12} ?(?:多|来)?(?:元|块|圆|人民币|港币|美元|万|千|百|w(?![a-z])|k(?![a-z])|yuan|rmb|cny|usd|hkd|dollars?|bucks?|quid|kuai|%)',
  '(?<![\\d.,-])\\d{1,5} ?(?:多|来)?(?:笔|次|天|个|台|位|年|岁|小时|分钟|秒|楼|层|单|张|倍|家|条|人|周|星期)',
  '(?<![\\d.,-])\\d{1,5} ?(?:days?|times|hours?|hrs?|minutes?|mins?|digits?|weeks?|months?|years?|transactions?|people|payments?|sales|customers?|terminals?)(?![a-z])',
];
const FIGURE = new RegExp(FORMS.join('|'), 'g');
/** Written as one row of digits, a day reads as a terminal ID; these words beside it tell. */
const WHOLE_DAY = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const BEFORE_DAY =
  /(?:日期|时间|冻结日|从|自|自从|于|到|至|直到|截至|since|on|from|until|till|by|date|dated|as of|before|after|about|around|间是|昨天|今天|前天|是在|就在)[\s:=是,]{0,3}$/;
const BEHIND_DAY =
  /^\s{0,2}(?:号(?!机|终端)|日|那天|这天|当天|那日|(?:的)?(?:上午|下午|早|晚|中午|凌晨|夜)|冻|被冻|被锁|锁|封|开始|起|以后|以来|之后|之前|左右|就|刷|收|at (?=\d)|,? ?(?:[01]?\d|2[0-3]):[0-5]\d|(?:in the |this )?(?:morning|afternoon|evening|night))/;

export function figuresIn(text: string): Span[] {
  return [...text.matchAll(FIGURE)].map(({ index: from, 0: found }) => ({
    from,
    to: from + found.length,
  }));
}

export function isDay(characters: string): boolean {
  return WHOLE_DAY.test(characters);
}

/** 20261122 with words of time beside it. */
export function readsAsDay(text: string, { from, to }: Span): boolean {
  if (!isDay(text.slice(from, to))) return false;
  const before = text.slice(Math.max(0, from - 16), from);
  return BEFORE_DAY.test(before) || BEHIND_DAY.test(text.slice(to, to + 20));
}
