// Days named by a word: "昨天", "the day before yesterday", "last Friday", "上周三", "双十一".

import { type Meaning, named, type Part, type Wording } from './meaning';

/** Days ago; "昨下午" and "昨晚" name the day without 天. */
const CHINESE_DAYS: readonly [RegExp, number][] = [
  [/大大前[天日]/g, 4],
  [/大前[天日晚]/g, 3],
  [/(?<!大|目|以|之|提|跟|面|当)前(?:[天日夜](?!线)|儿个?(?!子|童)|晚|个(?=下午|晚))/g, 2],
  [/[昨琴寻噚㖊](?:[天日]|儿个?(?!子|童)|个|(?=上午|下午|中午|凌晨|早|上昼|下昼|晏昼|傍晚))/g, 1],
  [/今(?:[天日](?!猫|头条)|儿个?(?!子|童)|个儿|(?=上午|下午|中午|凌晨|早))/g, 0],
  [/(?:明|听)(?:[天日]|儿个?(?!子|童)|(?=上午|下午|早))|聽日/g, -1],
  [/(?<!以|之|今|往)后[天日](?!性)/g, -2],
];
const CHINESE_NIGHTS: readonly [RegExp, number, Part][] = [
  [/(?<!大)前[晚夜]/g, 2, 'evening'],
  [/[昨琴寻噚㖊][晚夜]/g, 1, 'evening'],
  [/今[晚夜]/g, 0, 'evening'],
  [/明晚|听晚/g, -1, 'evening'],
  [/今(?:朝早|[晨朝早])/g, 0, 'morning'],
  [/[昨琴寻噚㖊][晨早]/g, 1, 'morning'],
  [/(?:明|听)早/g, -1, 'morning'],
];
const ENGLISH_DAYS: readonly [RegExp, number, Part?][] = [
  [/\b(?:the )?(?:day|2 days|two days) (?:before|b4|be4) yesterday\b|\bereyesterday\b/g, 2],
  [/\b(?:the )?night before last\b/g, 2, 'evening'],
  [/\byesterday'?s?\b/g, 1],
  [/\blast (?:night|evening)\b|\byesternight\b/g, 1, 'evening'],
  [/\btoday\b|\bearlier on\b/g, 0],
  [/\bthis (?:very )?morning\b/g, 0, 'morning'],
  [/\bthis afternoon\b/g, 0, 'afternoon'],
  [/\bthis (?:evening)\b|\btonight\b/g, 0, 'evening'],
  [/\b(?:the )?day after tomorrow\b/g, -2],
  [/\btomorrow\b/g, -1],
];
const CHINESE_WEEKDAY =
  /(?<which>[上下大]{1,3}个?|这个?|本|前)?(?:周|星期|礼拜)(?<day>[一二三四五六日天1-7])(?!\d|期|[鸣围生杰元]|:|~\d|[个月年天](?:前|以前|之前))/g;
const ENGLISH_WEEKDAY =
  /(?<![\w'@./-])(?:(?<which>last|this past|the past|past|this|next|coming) )?(?<day>mon|tue|wed|thu|fri|sat|sun|monday|tuesday|tues|wednesday|weds|thursday|thurs|thur|friday|saturday|sunday)(?:'s)?\b(?!['@-]|\.\w)(?:(?<!day)\.)?(?<gone> (?:just )?(?:gone|past)\b)?(?<end>(?= *(?:$|[,.;!?]|at |around|about|\d|morning|afternoon|evening|night)))?/g;
const SHORT_NAME = /^(?:mon|tue|wed|thu|fri|sat|sun)$/;
const LEADS_TO_DAY =
  /(?:^|\b(?:on|since|from|or|was|about|around|every|no|and|sorry|maybe) |[,.(\p{Script=Han}] ?)$/u;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export const NAMED_DAYS: readonly Wording[] = [
  ...CHINESE_DAYS.map(([pattern, back]) => wording(pattern, { is: 'day', back })),
  ...CHINESE_NIGHTS.map(([pattern, back, part]) => wording(pattern, { is: 'day', back, part })),
  ...ENGLISH_DAYS.map(([pattern, back, part]) =>
    wording(pattern, { is: 'day', back, ...(part && { part }) }),
  ),
  wording(/(?<=\byesterday\b.{0,12})\bthe day before\b(?! yesterday)/g, { is: 'day', back: 2 }),
  // Said for the day before yesterday by some.
  wording(/(?<!day )\bbefore yesterday\b/g, { is: 'day', back: 2, isSure: false }),
  { pattern: CHINESE_WEEKDAY, mean: chineseWeekday },
  { pattern: ENGLISH_WEEKDAY, mean: englishWeekday },
];

function wording(pattern: RegExp, meaning: Meaning): Wording {
  return { pattern, mean: () => meaning };
}

function chineseWeekday(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const which = group('which').replace('个', '');
  const weekday = '日一二三四五六'.indexOf(weekdayName(group('day')));
  if (which === '') return { is: 'weekday', weekday };
  if (which === '前') return undefined;
  const back = [...which.replaceAll('大', '上')].filter((character) => character === '上').length;
  return { is: 'weekday', weekday, weeks: which.includes('下') ? -1 : back };
}

function weekdayName(day: string): string {
  return day === '天' || day === '7' ? '日' : day.replace(/\d/, (n) => '一二三四五六'[+n - 1] ?? n);
}

function englishWeekday(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const [which, day] = [group('which'), group('day')];
  const before = match.input.slice(Math.max(0, match.index - 8), match.index);
  // "sat", "sun" and "wed" are words as well.
  const isLoose = SHORT_NAME.test(day) && which === '' && match.groups?.end === undefined;
  if (isLoose && !LEADS_TO_DAY.test(before)) return undefined;
  if (SHORT_NAME.test(day) && which === '' && !LEADS_TO_DAY.test(before)) return undefined;
  if (/\bevery $/.test(before)) return undefined;
  const weekday = NAMES.indexOf(day.slice(0, 3));
  if (which === 'next' || which === 'coming') return { is: 'weekday', weekday, weeks: -1 };
  if (which === 'this') return { is: 'weekday', weekday, weeks: 0 };
  if (which.endsWith('past') || group('gone') !== '')
    return { is: 'weekday', weekday, which: 'gone' };
  return { is: 'weekday', weekday, ...(which === 'last' && { which }) };
}
