// Days named by number: "11月20号", "20 Nov 2026", "11/20", "20号", "the 20th".

import * as english from 'chrono-node/en';
import { type CalendarDate, type Meaning, named, type Wording } from './meaning';

const MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
const ORDINAL_WORDS =
  '(?:twenty[- ]|thirty[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL_WORDS})`;
const YEAR = '(?:,? (?:of )?20\\d\\d|-20\\d\\d)?';
/** Numbers that name or measure something else. */
const NO_DATE_BEFORE =
  /(?:version|ver|firmware|app|model|android|ios|rate|fee|code|error|no\.?|number|table|room|ticket|order|of|is|only|paid|charged|[¥$€£#]|版本|固件|费率|利率|型号|编号|代码|订单|单号|系统|共|价|付|收|刷|转|扣|约) ?$/;
const DATE_BEFORE =
  /(?:^|[\n,.;:!?，。；：！？（(、] ?|\b(?:on|since|from|the|was|date|night|day|morning|afternoon|evening|and|or|no|sorry|started|happened|frozen|blocked|locked|stopped|today|day) |[从自在是于到至天日号周午一二三四五六冻锁停封和或])$/;
const HOUR_BEFORE = /\b(?:at|about|around|approx|approximately) $/;
const NO_DATE_AFTER =
  /^ ?(?:%|percent|of\b|元|块|万|千|亿|kg|km|k\b|m\b|million|billion|yuan|rmb|usd|cny|dollars?|gb|mb|折|倍|米|公斤|版|寸|terminals?|machines?|days?|hours?|people|times|个|台|笔|份|\d{3}|support|service)/;
const NO_DAY_AFTER =
  /^(?:机|桌|店|线|柜|台|楼|房|铺|收银|终端|pos|门|仓|窗|摊|档|码|厅|包|商|库|院|车|位|内|后(?!台)|之[内后]|以[内后]|游|间|元|块|文|球|选手|卡|字|键|色|室|信)/;

export const DATES: readonly Wording[] = [
  {
    pattern:
      /(?<![\d.])(?<year>20\d\d|\d\d(?=年))(?:年|[-/.])(?<month>\d{1,2})(?:月|[-/.])(?<day>\d{1,2})(?:[日号]|(?!\d))(?:t(?=\d\d:))?/g,
    mean: dated,
  },
  { pattern: /(?<=^ *)(?<year>20[23]\d)(?<month>[01]\d)(?<day>[0-3]\d)(?= *$)/g, mean: dated },
  {
    pattern:
      /(?<![\d.])(?<month>\d{1,2})月份?的?(?<day>\d{1,2})(?:[日号](?![机桌店线柜楼])|(?![\d.:点%付结交缴清]|\p{Script=Han}*[元块万千百个台笔位家]))/gu,
    mean: dated,
  },
  { pattern: /(?<!\d月|[\d.第~])(?<day>\d{1,2})[号日](?<more>本|薪)?/g, mean: dayOfMonth },
  {
    pattern: new RegExp(
      `(?<![\\w.])(?:the )?(?<date>${DAY}[- ]?(?:of )?(?:${MONTHS})\\b\\.?${YEAR})(?!\\d)`,
      'g',
    ),
    mean: written,
  },
  {
    pattern: new RegExp(
      `\\b(?<date>(?:${MONTHS})\\b\\.?[- ]?(?:the )?${DAY}${YEAR})(?![\\d.:%]|\\w| ?[ap]\\.?m\\b)`,
      'g',
    ),
    mean: written,
  },
  {
    pattern:
      /(?<![\w.,/:-])(?<first>\d{1,2})(?<mark>[./-])(?<second>\d{1,2})(?![\d:/-]|\.\d)(?:\.(?= *$))?/g,
    mean: numbers,
  },
  {
    pattern:
      /(?<![\w.,/:-])(?<first>\d{1,2})(?<mark>[./-])(?<second>\d{1,2})\k<mark>(?<third>20\d\d|\d\d)(?![\d:/-]|\.\d)/g,
    mean: threeNumbers,
  },
  {
    pattern:
      /(?<lead>\b(?:on |since |from |was )?the |\b(?:on|since|from) |^ *)(?<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)| of (?!last|this|the)| (?:one|time|terminal|machine|shop|store|floor|attempt|try|party|question|option|payment|transaction|digit|street|avenue|hour|day|week|week|gen|largest|biggest|ring))/g,
    mean: dayOfMonth,
  },
  {
    pattern: new RegExp(
      `(?:^|\\b(?:on|since|from) )the (?<word>${ORDINAL_WORDS})\\b(?! \\w+ ?(?:time|one))`,
      'g',
    ),
    mean: (match) => written(match, `${named(match)('word')} of january`),
  },
];

function dated(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const year = group('year');
  const [month, day] = [Number(group('month')), Number(group('day'))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  return { is: 'date', readings: [{ month, day, ...(year !== '' && { year: full }) }] };
}

function dayOfMonth(match: RegExpExecArray): Meaning | undefined {
  const day = Number(named(match)('day'));
  const behind = match.input.slice(
    match.index + match[0].length,
    match.index + match[0].length + 8,
  );
  const isHan = /[号日]$/.test(match[0]);
  if (isHan && behind !== '' && NO_DAY_AFTER.test(behind)) return undefined;
  if (named(match)('more') !== '') return undefined;
  return day >= 1 && day <= 31 ? { is: 'date', readings: [{ day }] } : undefined;
}

/** chrono reads a written month well: ordinals, commas, short names; not all of what is around it. */
function written(match: RegExpExecArray, instead?: unknown): Meaning | undefined {
  const text = typeof instead === 'string' ? instead : named(match)('date').replace(/\bthe /, '');
  const [found] = english.strict.parse(text, new Date(2024, 0, 1));
  if (!found?.start.isCertain('day')) return undefined;
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) =>
    found.start.get(part),
  );
  if (!month || !day) return undefined;
  if (typeof instead === 'string') return { is: 'date', readings: [{ day }] };
  const saysYear = found.start.isCertain('year') && year;
  return { is: 'date', readings: [{ month, day, ...(saysYear && { year }) }] };
}

function numbers(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const [first, second] = [Number(group('first')), Number(group('second'))];
  if (/^24\/7$/.test(match[0])) return undefined;
  const before = match.input.slice(Math.max(0, match.index - 12), match.index);
  const isAfterAt = HOUR_BEFORE.test(before);
  if (isMeasure(match) && !isAfterAt) return undefined;
  const isInPlace = DATE_BEFORE.test(before);
  if (group('mark') === '.') {
    return {
      is: 'dotted',
      first,
      second,
      isTwoDigits: group('second').length === 2,
      isAfterAt,
      isInPlace,
    };
  }
  if (!isInPlace) return undefined;
  return dateOf(readingsOf(first, second, match.input));
}

function threeNumbers(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const [first, second, third] = [
    Number(group('first')),
    Number(group('second')),
    Number(group('third')),
  ];
  const last = readingsOf(first, second, '').map((date) => ({ ...date, year: fullYear(third) }));
  if (group('third').length === 4) return dateOf(last);
  const yearFirst = { year: fullYear(first), month: second, day: third };
  return dateOf([...(second <= 12 && third <= 31 ? [yearFirst] : []), ...last]);
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** Month first where Chinese is written; elsewhere either way. */
export function readingsOf(first: number, second: number, text: string): CalendarDate[] {
  const monthFirst = { month: first, day: second };
  const dayFirst = { month: second, day: first };
  const isChinese = /\p{Script=Han}/u.test(text);
  const readings = isChinese && first <= 12 ? [monthFirst] : [monthFirst, dayFirst];
  return readings.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
}

function dateOf(readings: CalendarDate[]): Meaning | undefined {
  return readings.length > 0 ? { is: 'date', readings } : undefined;
}

/** "3-4 terminals", "rate 0.6", "v11.20". */
function isMeasure(match: RegExpExecArray): boolean {
  const before = match.input.slice(Math.max(0, match.index - 12), match.index);
  const end = match.index + match[0].length;
  const behind = match.input.slice(end, end + 12);
  return NO_DATE_AFTER.test(behind) || NO_DATE_BEFORE.test(before);
}
