// Spans of time that are all a clause says: "三天了", "for two weeks now", "大概有半个月了". They are counted back from today.

import { type Meaning, named, type Wording } from './meaning';
import { ago, COUNT, counted, unsure } from './spans';

const STARTS = '(?<=^|[,，。.!！;；\\n] ?)';
const ENDS = '(?=$| ?[,，。.!！;；\\n])';
const ROUGHLY =
  '大概|大约|约莫|约|差不多|应该|估计|可能|好像|好似|感觉|怕|恐怕|估摸着?|少说|至少|起码|最少|最多|超过|不止|唔止|整整|足足|满|将近|接近|快要|快|近|前后|得|也|都|已经|已|又|就|是|有';
const FROZEN_FOR =
  '(?:机[器子]|卡机|钱)?(?:被)?(?:冻|封|锁|停|坏|卡|压|扣|拖|断)(?:结|住|机)?(?:了|咗)?';
const CHINESE_ENDS =
  '(?:多|有余|左右|上下|以上|不到|的?样子|了|啦|喇|咯|囖|嘞|咧|哩|吧|呢|哈|啊|呀|哦|喔)*';
const CHINESE_OPENING = `${STARTS}(?:${ROUGHLY}|${FROZEN_FOR})*`;
/** "3日" alone is the third of the month, "半天" any while. */
const CHINESE = `(?<count>半(?!天|日)|\\d{1,3}(?:\\.\\d)?)(?<loose>来|多|余|几)?(?:个)?(?<more>多)?(?<plus>半)?(?<unit>小时|钟头|天|日(?=[多了啦喇咯囖])|晚|周|星期|礼拜|月)(?<plus2>半)?`;
const ENGLISH_ROUGHLY =
  "(?:it|it'?s|its|that'?s|has|have|been|was|for|since|the|last|past|about|bout|abt|around|roughly|approx|approximately|nearly|almost|over|under|more than|less than|at least|at most|close to|going on|getting on for|coming up to|just|like|like this|so|i think|i guess|i'?d say|maybe|perhaps|probably|must be|some|already|now|well|oh|er|um|frozen|locked|blocked|down|dead|out|stuck) ";
const ENGLISH_ENDS =
  "(?: ?-?(?:ish|now|already|or so|or more|at least|at most|i think|i guess|i'?d say|so far|long|like this|or thereabouts|give or take|maybe|probably|by now|and counting|straight|running|mate|dear|sorry|sir))*";
const ENGLISH = `(?:(?<half>half (?:an? )?)|(?<couple>(?:an? )?couple (?:of )?)|(?<count>${COUNT}|an?)(?<plus> and an? half)? ?(?:(?:good|full|whole|solid|or so) )?)(?<unit>hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?)(?<rest> and an? half)?`;
const FEW = `(?:an? )?(?:good )?(?:few|several|some|many|two or three|three or four|\\d-\\d|\\d to \\d)(?: good)? (?:hours|hrs|days|weeks|wks|months)`;

export const DURATIONS: readonly Wording[] = [
  {
    pattern: new RegExp(`${CHINESE_OPENING}${CHINESE}${CHINESE_ENDS}${ENDS}`, 'g'),
    mean: chineseSpan,
  },
  {
    pattern: new RegExp(
      `${STARTS}(?:${ENGLISH_ROUGHLY})*(?:an? good )?${ENGLISH}${ENGLISH_ENDS}${ENDS}`,
      'g',
    ),
    mean: englishSpan,
  },
  // How many is left open: the words are kept, and no day is made of them.
  some(
    `${CHINESE_OPENING}(?:(?:\\d~\\d|好?几|若干)个?(?:小时|钟头|天|日|晚|周|星期|礼拜|月)|(?:半|\\d{1,2}|好?几)年)${CHINESE_ENDS}${ENDS}`,
  ),
  some(`${STARTS}(?:${ENGLISH_ROUGHLY})*${FEW}${ENGLISH_ENDS}${ENDS}`),
];

function chineseSpan(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const half = group('plus') || group('plus2') ? 0.5 : 0;
  const count = group('count') === '半' ? 0.5 : Number(group('count')) + half;
  return unsure(ago(count, group('unit'), false));
}

function englishSpan(match: RegExpExecArray): Meaning | undefined {
  const group = named(match);
  const unit = group('unit');
  if (group('half') !== '') return unsure(ago(0.5, unit, false));
  if (group('couple') !== '') return unsure(ago(2, unit, false));
  const half = group('plus') !== '' || group('rest') !== '' ? 0.5 : 0;
  return unsure(ago(counted(group('count')) + half, unit, false));
}

function some(pattern: string): Wording {
  return {
    pattern: new RegExp(pattern, 'g'),
    mean: () => ({ is: 'period', unit: 'some', back: 0 }),
  };
}
