import { join } from 'node:path';
import type { ReadingAids } from '../../../dialogs/fields/field';
import { findTimes } from '../../../dialogs/fields/find-frozen-at';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { ROOT } from '../../bot/parts';
import { processorTime } from '../../support/processor-time';
import { ASKED_TIMES, CLEAR_TIMES, NO_FREEZE_TIMES } from './freeze-times';
import { TODAYS } from './spoken-times';

const aids: ReadingAids = {
  words: loadAnswerWords(join(ROOT, 'knowledge')),
  ...TODAYS.sunday,
  asks: () => false,
};

function rows(text: string): string[][] {
  const lines = text.trim().split('\n');
  return lines.map((line) => line.split(' → ').map((each) => each.trim().replaceAll('\\n', '\n')));
}

/** "words = time" */
function found(said: string): string[] {
  return findTimes(said, aids).frozenAt.map(({ value, from, to }) => {
    expect(said.slice(from, to)).toContain(value.said);
    return value.at === undefined ? value.said : `${value.said} = ${value.at}`;
  });
}

it.each(rows(CLEAR_TIMES))('finds for certain in "%s": %s', (said, time) => {
  expect(found(said)).toEqual([time]);
  expect(findTimes(said, aids).frozenAt[0]?.counts).toBe('anywhere');
});

it.each(rows(ASKED_TIMES))('takes only as an answer "%s": %s', (said, time) => {
  expect(found(said)).toEqual([time]);
  expect(findTimes(said, aids).frozenAt[0]?.counts).toBe('asked');
});

it.each(rows(NO_FREEZE_TIMES))('finds nothing in "%s"', (said) => {
  expect(found(said)).toEqual([]);
});

it.each([
  ['03/04', '2026-04-03'],
  ['last night at 2', '2026-11-22T02:00+08:00'],
])('asks back what can be read in two ways: %s', (said, at) => {
  expect(findTimes(said, aids).frozenAt[0]).toMatchObject({ isUnsure: true, value: { at } });
});

it.each([
  ['三天了', '2026-11-19'],
  ['大概有半个月了', '2026-11-07'],
  ['已经有一个多星期了吧', '2026-11-15'],
  ['兩個禮拜喇', '2026-11-08'],
  ['停了十来天咯，急死我了', '2026-11-12'],
  ['for two weeks now', '2026-11-08'],
  ["it's been 3 days, and nobody calls me back", '2026-11-19'],
  ['nearly a fortnight now', '2026-11-08'],
  ['bout 2 wks', '2026-11-08'],
  ['a good week or so', '2026-11-15'],
  ['about half a month', '2026-11-07'],
])('counts back how long it lasts, and asks nothing back: %s', (said, at) => {
  const [find] = findTimes(said, aids).frozenAt;
  expect(find).toMatchObject({ counts: 'asked', value: { at } });
  expect(find).not.toHaveProperty('isUnsure');
});

it.each([
  ['blocked since two days', '2026-11-20'],
  ['三天没法收款了', '2026-11-19'],
  ['terminal frozen for two weeks now', '2026-11-08'],
  ['刷卡机刷不了卡，半个月了', '2026-11-07'],
])('takes it wherever the freeze is told beside it: %s', (said, at) => {
  const [find] = findTimes(said, aids).frozenAt;
  expect(find).toMatchObject({ counts: 'anywhere', value: { at } });
});

it.each(['好几天了', '停了有三四天了', 'a few weeks', '几个小时了', '半年了'])(
  'keeps the words of %s, and makes no day of them',
  (said) => {
    const [find] = findTimes(said, aids).frozenAt;
    expect(find?.value.said).not.toBe('');
    expect(find?.value).not.toHaveProperty('at');
  },
);

it.each(['等审核等了三天了', '我打了一个星期电话了'])(
  'asks back how long a story lasts: %s',
  (said) => {
    expect(findTimes(said, aids).frozenAt[0]?.isUnsure ?? true).toBe(true);
  },
);

it.each(['客服说三天', '解冻要三天吗', '打了三天电话没人接', 'they said it takes three days'])(
  'takes no time from %s',
  (said) => expect(findTimes(said, aids).frozenAt).toEqual([]),
);

it.each(['昨天下午三点', '昨天还是前天'])('asks nothing back of %s', (said) => {
  expect(findTimes(said, aids).frozenAt[0]).not.toHaveProperty('isUnsure');
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 1000;

it.each([
  '昨天'.repeat(1000),
  'yesterday '.repeat(200),
  '怕是已经快'.repeat(300),
  `it's been ${'going on for about '.repeat(90)}x`,
  '昨天冻了 前天 '.repeat(200),
  '3点'.repeat(666),
  '点'.repeat(2000),
  '1.1.'.repeat(500),
  'tuseday '.repeat(250),
  'a few several '.repeat(140),
  `昨天${'大概'.repeat(900)}`,
  `yesterday ${'around '.repeat(280)}`,
  'in the early late '.repeat(110),
])('does not stall on hostile text', (said) => {
  findTimes('昨天', aids); // the first call loads the tables
  const started = processorTime();
  findTimes(said, aids);
  expect(processorTime() - started).toBeLessThan(STALL);
});
