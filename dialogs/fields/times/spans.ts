// Spans of time: how long ago, and weeks, months, years and seasons, which name no day.

import { type Meaning, named, type Wording } from './meaning';

const DAY = 1440;
const MINUTES: readonly [RegExp, number][] = [
  [/^(?:分|min)/, 1],
  [/^刻/, 15],
  [/^(?:小时|钟|个钟|h)/, 60],
  [/^(?:天|日|晚|d|night)/, DAY],
  [/^(?:周|星期|礼拜|w)/, 7 * DAY],
  [/^fortnight/, 14 * DAY],
  [/^(?:月|month)/, 30 * DAY],
];
const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};
export const COUNT = `\\d{1,3}(?:\\.\\d)?|(?:(?:twenty|thirty|forty|fifty)[- ])?(?:${WORDS.slice(1).join('|')})|thirty|forty|fifty|sixty|ninety`;
const UNIT = 'minutes?|mins?|hours?|hrs?|h|days?|d|nights?|weeks?|wks?|fortnights?';
const ENGLISH = `(?:(?<half>half (?:an? )?)|(?<couple>(?:an? )?couple (?:of )?)|(?<count>${COUNT}|an?)(?<plus> and an? half)? ?(?:or so )?)(?<unit>${UNIT})(?: or so)?(?: and (?<rest>an? half|${COUNT})(?: ?(?:minutes?|mins?))?)?`;
const CHINESE =
  '(?<count>半|\\d{1,3}(?:\\.\\d)?)(?<loose>来|几|多|余)?(?:个)?(?<plus>半)?(?:个)?(?<unit>小时|钟头|刻钟|钟|分钟|分|天|日|晚|周|星期|礼拜)(?<plus2>半)?(?<loose2>多|左右)?';

export const SPANS: readonly Wording[] = [
  {
    pattern: new RegExp(`(?<![\\d.~])${CHINESE}(?:之前|以前|前)(?!台|面|后)`, 'g'),
    mean: chineseAgo,
  },
  {
    pattern: new RegExp(
      `\\b(?:like |about |around )?${ENGLISH} (?:ago|back|earlier|before now|before(?! (?:that|the|this|we|i|it|he|she|they|yesterday)\\b))\\b`,
      'g',
    ),
    mean: englishAgo,
  },
  {
    pattern: new RegExp(
      `\\b(?:since|from) (?:about |around )?${ENGLISH} (?:ago|back|before|already)\\b`,
      'g',
    ),
    mean: englishAgo,
  },
  // "Frozen for three days", "since 3 days": counted from either end.
  {
    pattern: new RegExp(
      `\\b(?:since|for (?:the )?(?:last|past)|from (?:the )?(?:last|past)|for about|for over|for) (?:the )?${ENGLISH}(?! ago| back| before *(?:$|[,.;!?\\n]))(?: (?:now|already))?(?![\\w-])`,
      'g',
    ),
    mean: (match) => unsure(englishAgo(match)),
  },
  {
    pattern: new RegExp(
      `(?:(?<=[冻封锁停坏用卡压扣拖等]了)|已经?|都|有|快)(?:有|快)?${CHINESE}了`,
      'g',
    ),
    mean: (match) => unsure(chineseAgo(match)),
  },
  {
    pattern: new RegExp(`(?<=[冻封锁停坏卡压扣拖等]了(?:有|快)?)${CHINESE}(?![了前之以])`, 'g'),
    mean: (match) => unsure(chineseAgo(match)),
  },
  // "三天了货款还没到账", "一个星期没到了", "三天刷不了卡"
  {
    pattern: new RegExp(
      `${CHINESE}了?(?=(?:货款|货钱|钱|款|账)?(?:还|都|也|仍)?(?:(?:没|未|冇)(?:到|收|进|入|见|来|结|给|能|法|办法|得)|不能|无法|[刷收用提碌]不|[刷收用提碌]唔))`,
      'g',
    ),
    mean: (match) => unsure(chineseAgo(match)),
  },
  moment(
    /刚刚|刚才(?!(?:[跟给和]你们?|我|已经?|不是|都)*(?:[说讲写贴问填答]|传|发(?![现生])|那[条个张段句]))|方才|啱啱|啱先|头先|正话|刚(?=发现|冻|锁)|\b(?:just|right) now\b(?<!right now)|\ba (?:moment|minute) ago\b/g,
  ),
  period(
    /(?<![\d零一二三四五六七八九])(?:上{1,3}|大上)个?(?:周|星期|礼拜)(?:末)?(?![一二三四五六日天1-7])/g,
    'week',
    1,
  ),
  period(/(?:这个?|本)(?:周|星期|礼拜)(?![一二三四五六日天1-7])/g, 'week', 0),
  period(/下个?(?:周|星期|礼拜)(?![一二三四五六日天1-7])/g, 'week', -1),
  period(/上上个?月(?:月?[初底末中]|[上中下]旬)?/g, 'month', 2),
  period(/(?<!上|马|晚|早)上个?月(?:月?[初底末中]|[上中下]旬)?/g, 'month', 1),
  period(/(?:这个?|本|当)月(?:月?[初底末中]|[上中下]旬)?/g, 'month', 0),
  period(/(?<!以|之|眼|陛|底|底|脚|剩)下个?月/g, 'month', -1),
  period(/(?:去|旧|上)年(?:[初底末中])?/g, 'year', 1),
  period(/前年/g, 'year', 2),
  period(/今年[初底末]?/g, 'year', 0),
  period(/(?:明|后)年/g, 'year', -1),
  period(
    /(?:上|这|本|周)?个?周末|(?:上|中|下)旬|月[初底末中]|(?:年|月)(?:初|底|末|中|头)|[春夏秋冬](?:天|季)|(?:上|下)半[年月]|暑假|寒假/g,
    'some',
    0,
  ),
  period(
    /(?<!\d)(?:1[0-2]|[1-9])月(?:份|[上中下]旬|初|底|末|中)?(?!\d|饼|租|费|结|供|经|\p{Script=Han}?卡)/gu,
    'some',
    0,
  ),
  period(/(?:半|\d{1,2}(?:~\d)?|几|好几)个?多?(?:月|年)(?:之前|以前|前|多前)|半年前/g, 'some', 0),
  period(
    /(?:\d~\d|好?几|若干)(?:个)?(?:小时|钟头|钟|天|日|周|星期|礼拜|分钟)(?:之前|以前|前)|前(?:几|些|两|2|一阵|段)(?:天|日|周|个月|时间)?|这(?:几|两|2|些)(?:天|日)|最近|近期|近来|好久|很久以前|早就/g,
    'some',
    0,
  ),
  period(/\b(?:the )?(?:last|past|previous) week\b/g, 'week', 1),
  period(/\b(?:the )?week before last\b/g, 'week', 2),
  period(/\bthis week\b/g, 'week', 0),
  period(/\bnext week\b/g, 'week', -1),
  period(/\b(?:the )?(?:last|past|previous) month\b/g, 'month', 1),
  period(/\bthis month\b/g, 'month', 0),
  period(/\bnext month\b/g, 'month', -1),
  period(/\b(?:the )?(?:last|past|previous) year\b/g, 'year', 1),
  period(/\bthis year\b/g, 'year', 0),
  period(/\bnext (?:year|spring|summer|autumn|winter)\b/g, 'year', -1),
  period(
    /\b(?:(?:the|last|this|past|over the|at the|during the) ){1,3}(?:weekend|week-end|(?:spring|summer|autumn|fall|winter)(?! sale))\b/g,
    'some',
    0,
  ),
  period(
    /\b(?:(?:in|since|last|this|early|mid|late|around|during|beginning of|end of|start of|middle of)[ -](?:the )?){1,3}(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?: \d{4})?\b(?! ?\d)/g,
    'some',
    0,
  ),
  period(
    /(?<=^|[,.;] ?|\b(?:was|about|maybe|think) )\b(?:january|february|april|june|july|august|september|october|november|december)(?: \d{4})?\b(?! ?\d)/g,
    'some',
    0,
  ),
  period(
    new RegExp(
      `\\b(?:(?:an?|the|some|several|few|many|couple|of|or|to|\\d{1,3}-\\d{1,3}|${COUNT}) ){0,5}(?:months?|years?|yrs?|days|weeks|hours|minutes) (?:ago|back)\\b`,
      'g',
    ),
    'some',
    0,
  ),
  period(
    /\b(?:the )?(?:beginning|start|middle|end) of (?:the |this |last )?(?:week|month|year)\b|\bthe other (?:day|night|week)\b|\brecently\b|\ba while (?:ago|back)\b|\blong (?:time )?ago\b/g,
    'some',
    0,
  ),
];

function period(pattern: RegExp, unit: 'week' | 'month' | 'year' | 'some', back: number): Wording {
  return {
    pattern,
    mean: ([words]) => ({
      is: 'period',
      unit: /weekend|[末初底中旬]$/.test(words) ? 'some' : unit,
      back: /^上上|^大上/.test(words) && unit === 'week' ? 2 : back,
    }),
  };
}

function moment(pattern: RegExp): Wording {
  return { pattern, mean: () => ({ is: 'ago', minutes: 0, isSure: true }) };
}

export function unsure(meaning: Meaning | undefined): Meaning | undefined {
  return meaning?.is === 'ago' ? { ...meaning, isSure: false, isSpan: true } : undefined;
}

function chineseAgo(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const half = group('plus') || group('plus2') ? 0.5 : 0;
  const count = group('count') === '半' ? 0.5 : Number(group('count')) + half;
  const isSure = group('loose') === '' && group('loose2') !== '多';
  return ago(count, group('unit'), isSure);
}

function englishAgo(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const unit = group('unit');
  const rest = group('rest');
  if (group('half') !== '') return ago(0.5, unit, true);
  // A couple of hours is two; a couple of days may be three.
  if (group('couple') !== '') return ago(2, unit, /^(?:min|h)/.test(unit));
  const half = group('plus') !== '' || rest.endsWith('half') ? 0.5 : 0;
  const more = rest !== '' && half === 0 && unit.startsWith('h') ? counted(rest) / 60 : 0;
  return ago(counted(group('count')) + half + more, unit, true);
}

export function counted(words: string): number {
  if (/^an?$/.test(words)) return 1;
  if (/^\d/.test(words)) return Number(words);
  return words
    .split(/[- ]/)
    .reduce((sum, word) => sum + (TENS[word] ?? Math.max(0, WORDS.indexOf(word))), 0);
}

export function ago(count: number, unit: string, isSure: boolean): Meaning | undefined {
  const minutes = MINUTES.find(([pattern]) => pattern.test(unit))?.[1];
  return minutes && count > 0 ? { is: 'ago', minutes: count * minutes, isSure } : undefined;
}
