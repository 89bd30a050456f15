// Days known by a name, the same in every year: "双十一", "Christmas", "元旦"; the holidays around them name no day.

import { type Meaning, named, type Wording } from './meaning';

interface Feast {
  words: string;
  month: number;
  day: number;
  /** A holiday of several days goes by the same name. */
  isWeek?: boolean;
}

const CHINESE: readonly Feast[] = [
  { words: '双(?:十一|11)|光棍节|11\\.11(?=那|当|大|购)', month: 11, day: 11 },
  { words: '双(?:十二|12)', month: 12, day: 12 },
  { words: '元旦节?|新年第一天', month: 1, day: 1 },
  { words: '国庆节|国庆日|国庆(?=那天|当[天日晚])|十一(?=那天|当天)', month: 10, day: 1 },
  { words: '国庆', month: 10, day: 1, isWeek: true },
  { words: '五一(?:劳动节)?|劳动节', month: 5, day: 1, isWeek: true },
  { words: '平安夜', month: 12, day: 24 },
  { words: '圣诞节?', month: 12, day: 25 },
  { words: '跨年夜?(?=那天|当天|晚|$)', month: 12, day: 31 },
  { words: '情人节', month: 2, day: 14 },
  { words: '妇女节|三八节', month: 3, day: 8 },
  { words: '愚人节', month: 4, day: 1 },
  { words: '儿童节|六一(?=那天|当天|儿童)', month: 6, day: 1 },
  { words: '618(?=那天|当天|大促)', month: 6, day: 18 },
  { words: '教师节', month: 9, day: 10 },
  { words: '万圣节', month: 10, day: 31 },
];
const ENGLISH: readonly Feast[] = [
  { words: "double (?:eleven|11)|singles'? day", month: 11, day: 11 },
  { words: 'double (?:twelve|12)', month: 12, day: 12 },
  { words: "new year'?s day", month: 1, day: 1 },
  { words: "new year'?s eve", month: 12, day: 31 },
  { words: "valentine'?s(?: day)?", month: 2, day: 14 },
  { words: 'labou?r day', month: 5, day: 1, isWeek: true },
  { words: '(?:chinese )?national day', month: 10, day: 1 },
  { words: "hallowe'?en", month: 10, day: 31 },
  { words: '(?:christmas|xmas) eve', month: 12, day: 24 },
  { words: '(?:christmas|xmas)(?: day)?', month: 12, day: 25 },
  { words: 'boxing day', month: 12, day: 26 },
];
const PERIOD_BEHIND =
  '(?: ?(?:holidays?|period|week|weekend|season|break|sales?|time|shopping)\\b|节?(?:前后|期间|假期|小?长假|放假|[前后](?!台)|之[前后]|以[前后]|档期?|那几天|那阵|那段|前夕|周(?![一二三四五六日])|黄金周|左右|促销|活动|大促|月|套餐|快乐))';
const PERIOD_BEFORE =
  /\b(?:over|during|around|before|after|by|until|till|near|happy|merry) (?:the )?$|(?:临近|快到|春节和)$/;

export const FEAST_DAYS: readonly Wording[] = [
  ...CHINESE.map((feast) => wording(feast, `(?:${feast.words})`)),
  ...ENGLISH.map((feast) => wording(feast, `\\b(?:${feast.words})(?!\\w)`)),
];

function wording({ month, day, isWeek }: Feast, words: string): Wording {
  return {
    pattern: new RegExp(`${words}(?<period>${PERIOD_BEHIND})?`, 'g'),
    mean(match): Meaning {
      const before = match.input.slice(Math.max(0, match.index - 16), match.index);
      const isPeriod = named(match)('period') !== '' || PERIOD_BEFORE.test(before);
      if (isPeriod) return { is: 'period', unit: 'some', back: 0 };
      return { is: 'date', readings: [{ month, day }], isSure: isWeek !== true };
    },
  };
}
