import { readSpokenTime } from '../../../dialogs/fields/spoken-time';
import { processorTime } from '../../support/processor-time';
import { cnToTraditional } from '../traditional';

/** Sunday, 22 November 2026, 10:00 in Shanghai. */
const SHANGHAI = { now: new Date('2026-11-22T02:00:00Z'), timeZone: 'Asia/Shanghai' };

function read(said: string, clock = SHANGHAI): string {
  const time = readSpokenTime(said, clock);
  return time.kind === 'time' ? time.at : time.kind;
}

it.each([
  ['昨天下午', '2026-11-21'],
  ['昨天下午3点', '2026-11-21T15:00+08:00'],
  ['昨天15:30', '2026-11-21T15:30+08:00'],
  ['昨晚', '2026-11-21'],
  ['前天晚上八点', '2026-11-20T20:00+08:00'],
  ['大前天', '2026-11-19'],
  ['三天前', '2026-11-19'],
  ['今天上午9点', '2026-11-22T09:00+08:00'],
  ['今天早上', '2026-11-22'],
  ['今早', '2026-11-22'],
  ['上周五', '2026-11-13'],
  ['上星期一', '2026-11-09'],
  ['上上周三', '2026-11-04'],
  ['周五', '2026-11-20'],
  ['星期五下午', '2026-11-20'],
  ['礼拜五下午三点', '2026-11-20T15:00+08:00'],
  ['这周一', '2026-11-16'],
  ['本周一', '2026-11-16'],
  ['3月5号', '2026-03-05'],
  ['12月5号', '2025-12-05'],
  ['十一月二十号', '2026-11-20'],
  ['11月20号上午10点半', '2026-11-20T10:30+08:00'],
  ['2026年11月20日', '2026-11-20'],
  ['2026-11-20', '2026-11-20'],
  ['11/20', '2026-11-20'],
  ['11-20', '2026-11-20'],
  ['11.20', '2026-11-20'],
  ['20号', '2026-11-20'],
  ['30号', '2026-10-30'],
  ['一周前', '2026-11-15'],
  ['两个星期前', '2026-11-08'],
  ['两小时前', '2026-11-22T08:00+08:00'],
  ['半小时前', '2026-11-22T09:30+08:00'],
  ['十五分钟前', '2026-11-22T09:45+08:00'],
  ['刚刚', '2026-11-22T10:00+08:00'],
  ['去年12月5号', '2025-12-05'],
  ['今年三月五号', '2026-03-05'],
  ['昨天下午三点多吧，记不太清', '2026-11-21T15:00+08:00'],
  ['前天開始就刷不了', '2026-11-20'],
  ['上週五', '2026-11-13'],
  ['兩小時前', '2026-11-22T08:00+08:00'],
  ['yesterday afternoon', '2026-11-21'],
  ['last Monday 3pm', '2026-11-16T15:00+08:00'],
  ['last friday', '2026-11-20'],
  ['on Monday', '2026-11-16'],
  ['Friday', '2026-11-20'],
  ['5 March', '2026-03-05'],
  ['March 5th', '2026-03-05'],
  ['December 5th', '2025-12-05'],
  ['two days ago', '2026-11-20'],
  ['an hour ago', '2026-11-22T09:00+08:00'],
  ['this morning', '2026-11-22'],
  ['last night', '2026-11-21'],
  ['the day before yesterday', '2026-11-20'],
  ['the 20th', '2026-11-20'],
  ['on the 30th', '2026-10-30'],
  ['20 Nov 2026', '2026-11-20'],
  ['about 3pm yesterday', '2026-11-21T15:00+08:00'],
])('reads %s', (said, at) => {
  expect(read(said)).toBe(at);
});

it.each([
  '明天',
  '下周一',
  '明年3月1号',
  '今天晚上8点',
  'tomorrow',
  'next Monday',
  '20 December 2026',
])('refuses %s, which is still to come', (said) => {
  expect(read(said)).toBe('future');
});

it.each(['2024年3月5号', '去年3月5号', '5 March 2020'])('tells that %s is too long ago', (said) => {
  expect(read(said)).toBe('old');
});

it.each(['不知道', '机器坏了', 'no idea', '898310148160568', '13800138000', ''])(
  'finds no time in "%s"',
  (said) => {
    expect(read(said)).toBe('none');
  },
);

it('takes the day of the merchant, not of the machine', () => {
  const lateInNewYork = { now: new Date('2026-11-22T02:00:00Z'), timeZone: 'America/New_York' };
  expect(read('today', lateInNewYork)).toBe('2026-11-21');
  expect(read('yesterday 3pm', lateInNewYork)).toBe('2026-11-20T15:00-05:00');
  const earlyInShanghai = { now: new Date('2026-11-21T20:00:00Z'), timeZone: 'Asia/Shanghai' };
  expect(read('昨天', earlyInShanghai)).toBe('2026-11-21');
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 2000;

it.each([
  '昨天'.repeat(1000),
  '2024-01-01 to '.repeat(140),
  '9'.repeat(2000),
  'one hundred and '.repeat(125),
  '上'.repeat(2000),
  '1.1.'.repeat(500),
  `${'一'.repeat(1990)}小时前`,
])('does not stall on hostile text', (said) => {
  read('昨天'); // the first call loads the tables
  const started = processorTime();
  read(said);
  expect(processorTime() - started).toBeLessThan(STALL);
});

it.each([
  ['昨儿下午', '2026-11-21'],
  ['前儿', '2026-11-20'],
  ['大大前天', '2026-11-18'],
  ['前天夜里', '2026-11-20'],
  ['上个月15号', '2026-10-15'],
  ['the day before yesterday', '2026-11-20'],
  ['the night before last', '2026-11-20'],
  ['20th', '2026-11-20'],
  ['last Monday 3pm', '2026-11-16T15:00+08:00'],
  // In the small hours or in the afternoon: only the day is sure.
  ['yesterday at 3', '2026-11-21'],
  ['前天凌晨两点', '2026-11-20T02:00+08:00'],
])('reads %s as %s in both scripts', (said, at) => {
  expect(read(said)).toBe(at);
  expect(read(cnToTraditional(said))).toBe(at);
});

it.each(['去年12月', 'last week', 'this month'])('makes no day of "%s"', (said) => {
  expect(read(said)).toBe('vague');
});

it('counts a day and its part of the day as one time', () => {
  expect(readSpokenTime('周五晚上', SHANGHAI)).toMatchObject({ times: 1 });
  expect(readSpokenTime('周五或者周六', SHANGHAI)).toMatchObject({ times: 2 });
});
