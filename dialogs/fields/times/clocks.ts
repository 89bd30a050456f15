// Hours and parts of the day: "下午三点半", "quarter to nine", "7.30pm", "noon", "傍晚".

import { type Meaning, named, type Part, type Wording } from './meaning';

const HOURS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const HOUR_WORD = HOURS.slice(1).join('|');
const HOUR = `(?<hour>\\d{1,2}|${HOUR_WORD})`;
const MERIDIEM = '(?<half>[ap]\\.?m\\b\\.?)';
const MINUTE_WORDS: Record<string, number> = {
  five: 5,
  ten: 10,
  quarter: 15,
  fifteen: 15,
  twenty: 20,
  'twenty five': 25,
  thirty: 30,
  forty: 40,
  'forty five': 45,
  fifty: 50,
};
const MINUTE_WORD = 'five|ten|fifteen|twenty(?:[ -]five)?|thirty|forty(?:[ -]five)?|fifty';
const HOUR_BEFORE = /(?:[天日号晚早午夜晨\d一二三四五六上里约概从到在y)t]|多|大概是) ?[,，]?$/;
const HOUR_BEHIND = /^(?: ?$| ?[,，.。;；!！?？~]|[开起就冻锁停封被不前后到以之时那许的出突] ?)/;
const RANGE_BEFORE = new RegExp(
  `(?<![\\w/.:-])(?:\\d{1,2}|${HOUR_WORD})(?: ?[ap]m)? ?(?:-|–|~|to|and|or|到|至) ?$`,
);
/** What may follow a bare number so that it is an hour and counts nothing. */
const ENDS =
  '(?= *(?:$|[,.;!?)\\n]|\\p{Script=Han}|at night|in the|on |yesterday|today|this|last|tonight|or so|mon|tue|wed|thu|fri|sat|sun|and |but |my |the |it |when |i ))';

const PARTS: readonly [RegExp, Part][] = [
  [
    /凌晨|后半夜|下半夜|清晨(?=[1-4]点)|\b(?:in )?(?:the )?(?:early|small|wee) hours\b|天没亮|拂晓/g,
    'dawn',
  ],
  [
    /(?:大清|清|一大|一|大|朝头|晨)早(?!就|点|日|已)|早上(?!好)|(?<!^)早晨|早晨(?![,，!！。~ ]|$)|朝早|上昼|上午(?!好)|头晌|清晨|早间|早(?=\d{1,2}[点:])|(?<!good )(?<!^)\b(?:in the |early |late ){0,2}(?<!good )morning\b(?! all)|\b(?:at |after |before )?breakfast(?: ?time)?\b(?! (?:service|rush|menu))|\bfirst thing\b/g,
    'morning',
  ],
  [
    /(?<!大|上|凌)中午(?!好)|晌午|午间|午饭(?:时间|时|的时候|前后|后|点)?|\b(?:at |around |over |after |before )?lunch(?: ?time)?\b(?! (?:service|rush|menu|crowd|guests?))/g,
    'noon',
  ],
  [
    /下午(?!好)|午后|晏昼|下昼|下晏|后半?晌|(?<!good )\b(?:in the |early |late |mid[- ]?){0,2}(?<!good )afternoon\b|\barvo\b/g,
    'afternoon',
  ],
  [/傍晚|挨晚|擦黑|黄昏|\bdusk\b/g, 'dusk'],
  [
    /(?<!早|今|昨|明)晚上(?!好)|晚间|(?<=[天日号\d一二三四五六])晚(?!点|了|于|会|些|一|餐|饭|安)|晚饭(?:时间|时|的时候|前后|后|点)?|\b(?:in the |early |late ){0,2}(?<!good )evening\b|\b(?:at |after |before )?dinner(?: ?time)?\b(?! (?:service|rush|menu|crowd|guests?|part(?:y|ies)))/g,
    'evening',
  ],
  [
    /(?:大|前|三更)?半夜(?:三更)?|深夜|夜里|夜间|夜晚|上半夜|(?<=[天日])夜(?!市|总|宵|店|景)|\b(?:at |late at |late )?night\b(?! ?(?:shift|market|club))/g,
    'night',
  ],
];

export const CLOCKS: readonly Wording[] = [
  ...PARTS.map(([pattern, part]) => ({ pattern, mean: (): Meaning => ({ is: 'part', part }) })),
  { pattern: /午夜|\bmidnight\b|子夜/g, mean: () => ({ is: 'midnight' }) },
  {
    pattern: /正午|\b(?:12 |twelve )?(?:noon|midday)\b/g,
    mean: () => ({ is: 'clock', hour: 12, minute: 0, half: 'day' }),
  },
  {
    pattern:
      /(?<![\d.:第这那几有])(?<![好快慢大小多少差](?=1点))(?<!(?:^|[^昨今天日号])[早晚](?=1点))(?<to>差(?<before>5|10|1刻|15)分?(?:钟)?)?(?:(?<other>\d{1,2})~)?(?<hour>\d{1,2})(?:点|时(?!间|候|代|期|段|尚|常|不时))(?!心|赞|单|评|外|菜|卡|击|餐|名|货|数|开(?!始)|个|位|积|(?:钟)?\d?(?:元|块|%))(?<sharp>钟|整)?(?<minute>半|1刻|3刻|过?零?[0-5]?\d分?(?!\d|元|块|笔|台|个|万)|多钟?|几|来钟|左右)?(?<late>差(?<before2>5|10|1刻|15|2|3)分?)?/g,
    mean: chineseClock,
  },
  {
    pattern:
      /(?<![\d.:/-])(?<hour>[01]?\d|2[0-4]):(?<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?: ?(?<half>[ap]\.?m\b\.?))?/g,
    mean: clock,
  },
  {
    pattern: new RegExp(
      `(?<![\\w.:/-])${HOUR}(?:[.:]?(?<minute>[0-5]\\d))? ?(?:ish ?)?(?:o'?clock )?${MERIDIEM}`,
      'g',
    ),
    mean: clock,
  },
  {
    pattern:
      /(?<!\w)(?<half>[ap]m) ?(?<hour>\d{1,2})(?:[:点](?<minute>[0-5]\d)分?|点(?!\d))?(?![\d:])/g,
    mean: clock,
  },
  { pattern: new RegExp(`\\b${HOUR} ?o'? ?clock\\b`, 'g'), mean: clock },
  {
    pattern: new RegExp(
      `\\b(?:half (?:past )?)${HOUR}(?: o'? ?clock)?(?! ?(?:of|hours?|days?|percent|the|a|years?|price|minutes?)\\b)(?:(?:ish)?(?: ?${MERIDIEM})?)(?!\\w)`,
      'g',
    ),
    mean: (match) => clock(match, 30),
  },
  {
    pattern: new RegExp(
      `\\b(?:a )?(?<minutes>quarter|\\d{1,2}|${MINUTE_WORD})(?: min(?:ute)?s?)? (?<way>past|to|after|till|before|of) ${HOUR}(?: o'? ?clock)?(?:(?:ish)?(?: ?${MERIDIEM})?)(?!\\w| ?(?:days?|terminals?|machines?|%))`,
      'g',
    ),
    mean: minutesToHour,
  },
  {
    pattern: new RegExp(
      `\\b(?<hour>${HOUR_WORD}) (?<word>${MINUTE_WORD})(?: ?${MERIDIEM})?(?=$|[ ,.;!?])(?! ?(?:days?|minutes?|terminals?|machines?|yuan|of|percent|thousand))`,
      'g',
    ),
    mean: wordClock,
  },
  { pattern: new RegExp(`\\b${HOUR}-?ish\\b`, 'g'), mean: clock },
  {
    pattern: new RegExp(
      `(?<=\\b(?:at|around|about|approx|approximately|roughly|like|past|before|after) )${HOUR}${ENDS}`,
      'gu',
    ),
    mean: bareClock,
  },
  {
    pattern: new RegExp(
      `(?<![\\w.:/-])${HOUR}(?= (?:in the (?:morning|afternoon|evening)|at night|this (?:morning|afternoon|evening)|last night|yesterday|tonight|today)\\b)`,
      'g',
    ),
    mean: bareClock,
  },
  {
    pattern:
      /(?<=\bat |\baround |\babout )(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?! ?(?:yuan|rmb|元|块|\d|usd|dollars?))\b(?: ?(?:hrs|hours|h)\b)?/g,
    mean: (match) => dayClock(match),
  },
  {
    pattern: /(?<![\w.:/-])(?<hour>[01]\d|2[0-3]):?(?<minute>[0-5]\d) ?(?:hrs|hours|h)\b/g,
    mean: dayClock,
  },
  { pattern: /(?<![\w.:/-])(?<hour>[01]?\d|2[0-3])h(?<minute>[0-5]\d)\b/g, mean: dayClock },
  {
    pattern:
      /(?<=(?:yesterday|today|day|night|昨天|今天|前天|\d[号日]),? ?)(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?!00)(?= *(?:$|[,;，。!?]|\p{Script=Han}(?<!元|块|笔|万)))(?<!00)/gu,
    mean: dayClock,
  },
  {
    pattern:
      /(?<![\w.:/-])(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?<!00)(?= (?:yesterday|today|last night|on (?:mon|tue|wed|thu|fri|sat|sun)))/g,
    mean: dayClock,
  },
];

function chineseClock(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const hour = Number(group('hour'));
  const said = group('minute').replace(/[过分]/g, '');
  const before = group('before') || group('before2');
  const early = before === '' ? 0 : before === '1刻' ? 15 : Number(before);
  const minute = said === '半' ? 30 : said === '1刻' ? 15 : said === '3刻' ? 45 : Number(said) || 0;
  if (hour > 24 || minute > 59) return undefined;
  if (!group('sharp') && !group('minute') && !group('to') && !standsAsHour(match)) return undefined;
  const isOpen = group('other') !== '';
  return clockAt(hour * 60 + minute - early, {
    ...(hour > 12 || hour === 0 ? { half: 'day' } : {}),
    isOpen,
  });
}

/** "三点" may count points: "三点要求". */
function standsAsHour({ input, index, 0: words }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 3), index);
  const behind = input.slice(index + words.length, index + words.length + 2);
  return HOUR_BEFORE.test(before) || HOUR_BEHIND.test(behind);
}

function clock(match: RegExpExecArray, minutes?: unknown): Meaning | undefined {
  const group = named(match);
  const hour = hourOf(group('hour'));
  const minute = typeof minutes === 'number' ? minutes : Number(group('minute') || 0);
  const half = group('half').slice(0, 1);
  if (hour > 24 || minute > 59) return undefined;
  // "Between 4 and 5pm": neither is the hour.
  const before = match.input.slice(Math.max(0, match.index - 12), match.index);
  if (RANGE_BEFORE.test(before)) return clockAt(hour * 60, { isOpen: true });
  if (half !== '' && hour <= 12 && hour > 0)
    return clockAt(hour * 60 + minute, { half: half === 'a' ? 'am' : 'pm' });
  if (hour > 12 || hour === 0) return clockAt(hour * 60 + minute, { half: 'day' });
  // "09:30" is written on the clock of 24 hours, and "9:30" too where Chinese is written.
  const isPadded = /^0\d$/.test(group('hour')) && group('minute') !== '';
  const isChinese = hour >= 8 && /^\d+:/.test(match[0]) && /\p{Script=Han}/u.test(match.input);
  return clockAt(hour * 60 + minute, { isWritten: isPadded || isChinese });
}

function dayClock(match: RegExpExecArray): Meaning {
  const group = named(match);
  return clockAt(Number(group('hour')) * 60 + Number(group('minute')), { half: 'day' });
}

function bareClock(match: RegExpExecArray): Meaning | undefined {
  return hourOf(named(match)('hour')) > 24 ? undefined : clock(match);
}

function minutesToHour(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const words = group('minutes').replace('-', ' ');
  const minutes = MINUTE_WORDS[words] ?? Number(words);
  const way = group('way');
  const hour = hourOf(group('hour'));
  if (hour > 12 || hour === 0 || !(minutes < 60) || (way === 'of' && words !== 'quarter'))
    return undefined;
  const half = group('half').slice(0, 1);
  const total = hour * 60 + (way === 'past' || way === 'after' ? minutes : -minutes);
  return clockAt(total, half === '' ? {} : { half: half === 'a' ? 'am' : 'pm' });
}

function wordClock(match: RegExpExecArray): Meaning | undefined {
  const minutes = MINUTE_WORDS[named(match)('word').replace('-', ' ')];
  return minutes === undefined ? undefined : clock(match, minutes);
}

function hourOf(words: string): number {
  const at = HOURS.indexOf(words);
  return at < 0 ? Number(words) : at;
}

interface Said {
  half?: 'am' | 'pm' | 'day';
  isWritten?: boolean;
  isOpen?: boolean;
}

function clockAt(total: number, { half, isWritten, isOpen }: Said): Meaning {
  // "Quarter to one" is 12:45.
  const minutes = total < 60 && half !== 'day' ? total + 720 : total;
  return {
    is: 'clock',
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
    ...(half && { half }),
    ...(isWritten && { isWritten }),
    ...(isOpen && { isOpen }),
  };
}
