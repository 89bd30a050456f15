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
  ['blocked since two days', '2026-11-20'],
])('asks back what can be read in two ways: %s', (said, at) => {
  expect(findTimes(said, aids).frozenAt[0]).toMatchObject({ isUnsure: true, value: { at } });
});

it.each(['昨天下午三点', '昨天还是前天'])('asks nothing back of %s', (said) => {
  expect(findTimes(said, aids).frozenAt[0]).not.toHaveProperty('isUnsure');
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 1000;

it.each([
  '昨天'.repeat(1000),
  'yesterday '.repeat(200),
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
