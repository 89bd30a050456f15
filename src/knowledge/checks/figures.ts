// Reads the figures of a text in either language: 三到五个工作日, 3–5 working days and “three to five” are the same.

import { numeral } from '../../language/numerals';

export type Unit =
  | 'plain'
  | 'telephone'
  | 'percent'
  | 'permille'
  | 'calendarYear'
  | 'calendarMonth'
  | 'calendarDay'
  | 'clock'
  | 'workday'
  | 'day'
  | 'week'
  | 'month'
  | 'year'
  | 'hour'
  | 'minute'
  | 'yuan'
  | 'times';

export interface Figure {
  unit: Unit;
  /** A number as digits; of telephones without blanks, of clocks hour:minute. */
  value: string;
  /** As written, for messages. */
  words: string;
  /** A lone “one” in words is often no figure: it answers the other language's but asks for none. */
  isFaint: boolean;
}

const ENGLISH_WORDS = [
  ...'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
  ...'thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' '),
];
const ENGLISH_TENS = new Map(
  'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, 30 + i * 10]),
);
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** 几十, 上万 and 数百 are no figures. */
const NUMBER_PART = `(?:(?<![几数上成好\\d.])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:\\s*万)?|(?<![几数上成好零一二两三四五六七八九十百千万])[零一二两三四五六七八九十百千万]+|\\b(?:${[
  ...ENGLISH_WORDS,
  ...ENGLISH_TENS.keys(),
].join('|')})\\b)`;
const UNITS: readonly (readonly [Unit, string])[] = [
  ['workday', '个?工作日|(?:working|business)[ -]days?\\b'],
  ['hour', '个?半?小时|个?钟头|(?:hours?|hrs?)\\b'],
  ['minute', '分钟|min(?:ute)?s?\\b'],
  ['month', '个月|months?\\b'],
  ['week', '个?(?:星期|礼拜)|周(?!年)|weeks?\\b'],
  ['year', '年|years?\\b'],
  ['day', '个?自然日|天|日(?![期常])|(?:calendar[ -])?days?\\b'],
  ['yuan', '元(?![素气旦])|块钱?|(?:yuan|rmb|cny)\\b'],
  ['times', '[次遍]|times\\b'],
];
/** What stands between the two numbers of a range. */
const RANGE = '(?:\\s*(?:[-–—~至到、]|\\b(?:to|or|and)\\b)\\s*|\\s+(?:to|or)\\s+)';
const UNIT_PART = UNITS.map(([, words]) => `(${words})`).join('|');
const MEASURED = new RegExp(
  `(${NUMBER_PART})(?:${RANGE}(${NUMBER_PART}))?[\\s-]*(?:${UNIT_PART})`,
  'g',
);
/** “may” is seldom a month. */
const MONTH_NAMES = `\\b(${MONTHS.join('|').replace('may', 'may(?= \\\\d)')})\\b`;
const PERCENT_SIGN = `(${NUMBER_PART})(?:${RANGE}(${NUMBER_PART}))?\\s*(?:%|per ?cent\\b)`;
const NOISE = /\{\{.*?\}\}|https?:\/\/\S+|^\s*(?:\d{1,2}[.)、]\s|#+\s)|[*_`]/gm;

type Found = Omit<Figure, 'words' | 'isFaint'>;
interface Reader {
  pattern: RegExp;
  read(match: RegExpExecArray): Found[];
}

/** Each takes its words away, so that the next does not read them again. */
const READERS: readonly Reader[] = [
  {
    pattern: /(\d{4})-(\d{2})-(\d{2})/g,
    read: ([, year = '', month = '', day = '']) => date({ year, month, day }),
  },
  {
    pattern: /\+?\d{1,4}(?:[ -]\d{3,8})+|\d{5,}(?!\s*(?:元|yuan|万|次|笔))/g,
    read: ([whole]) => [{ unit: 'telephone', value: whole.replace(/\D/g, '').replace(/^86/, '') }],
  },
  { pattern: /百分之([\d.]+|[零一二两三四五六七八九十百]+)/g, read: (m) => numbers(m, 'percent') },
  {
    pattern: /[千万]分之([\d.]+|[零一二两三四五六七八九十百]+)/g,
    read: (m) => numbers(m, 'permille'),
  },
  { pattern: new RegExp(PERCENT_SIGN, 'g'), read: (m) => numbers(m, 'percent') },
  { pattern: /([\d.]+)\s*‰/g, read: (m) => numbers(m, 'permille') },
  {
    pattern: /(?:(\d{4})年)(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?/g,
    read: ([, year = '', month = '', day = '']) => date({ year, month, day }),
  },
  {
    pattern: /(\d{1,2})月(?:(\d{1,2})[日号])?/g,
    read: ([, month = '', day = '']) => date({ month, day }),
  },
  {
    pattern: new RegExp(
      `(?:\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)${MONTH_NAMES}(?:,? (\\d{4}))?`,
      'g',
    ),
    read: ([, day = '', name = '', year = '']) => date({ year, month: monthOf(name), day }),
  },
  {
    pattern: new RegExp(
      `${MONTH_NAMES} (?:(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d),?)?(?: ?(\\d{4}))?`,
      'g',
    ),
    read: ([whole, name = '', day = '', year = '']) =>
      /\d/.test(whole) ? date({ year, month: monthOf(name), day }) : [],
  },
  {
    pattern:
      /(上午|下午|早上|晚上|中午|凌晨)?(\d{1,2})(?:[:：](\d{2})|点(半|整|\d{1,2}分)?)(?:\s*([ap])\.?m\b)?/g,
    read: ([, part = '', hour = '', minutes, rest, half = '']) => [
      clock(Number(hour), minutes ?? (rest === '半' ? '30' : /\d+/.exec(rest ?? '')?.[0]), {
        isLater: /下午|晚上/.test(part) || half === 'p',
      }),
    ],
  },
  {
    pattern: /\b(\d{1,2})\s*([ap])\.?m\b/g,
    read: ([, hour = '', half]) => [clock(Number(hour), undefined, { isLater: half === 'p' })],
  },
  // An ordinal is seldom written alike in both languages: 第一步 answers “step 1”, “first” asks for nothing.
  {
    pattern: /第(\d+|[零一二两三四五六七八九十百]+)/g,
    read: (m) => numbers([m[0], m[1]], 'plain'),
  },
  { pattern: /\btwice\b/g, read: () => [{ unit: 'times', value: '2' }] },
  { pattern: /[¥￥]\s*(\d[\d,.]*)/g, read: (m) => numbers(m, 'yuan') },
  {
    pattern: MEASURED,
    read: (match) => {
      const [, first, second, ...units] = match;
      const at = units.findIndex((each) => each !== undefined);
      return numbers([match[0], first, second], UNITS[at]?.[0] ?? 'plain');
    },
  },
  { pattern: /\d+(?:,\d{3})*(?:\.\d+)?(?:\s*万)?/g, read: (m) => numbers([m[0], m[0]], 'plain') },
];

export function figuresOf(text: string): Figure[] {
  let rest = text.normalize('NFKC').toLowerCase().replace(NOISE, ' ');
  const figures: Figure[] = [];
  for (const { pattern, read } of READERS) {
    let left = '';
    let at = 0;
    for (const match of rest.matchAll(pattern)) {
      const [words] = match;
      const found = read(match);
      if (found.length === 0) continue;
      left += `${rest.slice(at, match.index)} ; `;
      at = match.index + words.length;
      const isIdiom = words.startsWith('第') || words === 'twice';
      const isFaint = !/\d/.test(words);
      for (const each of found)
        figures.push({
          ...each,
          words: words.trim(),
          isFaint: isIdiom || (isFaint && each.value === '1'),
        });
    }
    rest = left + rest.slice(at);
  }
  return figures;
}

/** The first's figures that the second does not say; a number without a unit stands for any unit. */
export function lackingFigures(said: readonly Figure[], by: readonly Figure[]): Figure[] {
  const lacking = said.filter(
    (figure) =>
      !figure.isFaint &&
      !by.some(
        ({ unit, value }) =>
          value === figure.value && (unit === figure.unit || [unit, figure.unit].includes('plain')),
      ),
  );
  return lacking.filter(
    ({ words }, i) => lacking.findIndex((other) => other.words === words) === i,
  );
}

function numbers(match: readonly (string | undefined)[], unit: Unit): Found[] {
  return match
    .slice(1, 3)
    .flatMap((text) => (text === undefined ? [] : valuesOf(text)))
    .map((value) => ({ unit, value }));
}

/** 两三 and 三五 are two numbers; a vague one (几十) is none. */
function valuesOf(text: string): string[] {
  const word = ENGLISH_WORDS.indexOf(text);
  if (word >= 0) return [String(word)];
  const tens = ENGLISH_TENS.get(text);
  if (tens !== undefined) return [String(tens)];
  if (/\d/.test(text)) {
    const value = Number(text.replace(/[,\s万]/g, ''));
    return [String(Math.round(value * (text.includes('万') ? 1e4 : 1) * 1e6) / 1e6)];
  }
  const plain = text.replaceAll('两', '二');
  if (/^[一二三四五六七八九]{2}$/.test(plain))
    return [...plain].map((digit) => String(numeral(digit)));
  return [String(numeral(plain))];
}

function date({ year = '', month = '', day = '' }): Found[] {
  const parts: [Unit, string][] = [
    ['calendarYear', year],
    ['calendarMonth', month],
    ['calendarDay', day],
  ];
  return parts
    .filter(([, text]) => text)
    .map(([unit, text]) => ({ unit, value: String(Number(text)) }));
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name) + 1);
}

function clock(hour: number, minutes = '00', { isLater }: { isLater: boolean }): Found {
  return { unit: 'clock', value: `${isLater && hour < 12 ? hour + 12 : hour}:${minutes}` };
}
