// Codes of the screen: which sentences name one, and which numbers are none.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { screenCodesOf, screenCodesSchema } from '../../src/knowledge/screen-codes/file';
import { codeFinder } from '../../src/knowledge/screen-codes/find';
import { hasForeignCode } from '../../src/knowledge/screen-codes/foreign-code';
import { ROOT } from '../bot/parts';
import { processorTime } from '../support/processor-time';

const FILE = readFileSync(join(ROOT, 'knowledge', 'screen-codes.yaml'), 'utf8');
const find = codeFinder(screenCodesOf(screenCodesSchema.parse(parseYaml(FILE))));
const codesIn = (text: string) =>
  find(text).flatMap(({ code, counts }) => (counts === 'asked' ? [] : [code]));
const codesIfAsked = (text: string) => find(text).map(({ code }) => code);

interface Row {
  text: string;
  /** The codes that are right, with a bar between; '' for a sentence without one. */
  code: string;
}
const SENTENCES: Row[] = parse(readFileSync(join(ROOT, 'test/bench/screen-codes.csv'), 'utf8'), {
  columns: true,
});

it('finds the code in 99 of 100 sentences that name one', () => {
  const named = SENTENCES.filter(({ code }) => code !== '');
  const missed = named.filter(
    ({ text, code }) => !codesIfAsked(text).some((found) => code.split('|').includes(found)),
  );
  expect(named.length).toBeGreaterThanOrEqual(300);
  expect(missed.slice(Math.floor(named.length / 100))).toEqual([]);
});

it('takes no other number for a code in 99 of 100 sentences', () => {
  const others = SENTENCES.filter(({ code }) => code === '');
  const taken = others.filter(({ text }) => codesIn(text).length > 0);
  expect(others.length).toBeGreaterThanOrEqual(200);
  expect(taken.slice(Math.floor(others.length / 100))).toEqual([]);
});

it('takes what an answer begins with for a code only where it is asked what the screen shows', () => {
  expect(find('66，已经有5天')).toEqual([{ code: '66', from: 0, to: 2, counts: 'asked' }]);
});

it.each(['and 51 for the next customer', '签了，还是99', '然后51', 'tried later, still 96'])(
  'takes the next code after another only as one that is asked for: %s',
  (text) => {
    expect(find(text).map(({ counts }) => counts)).toEqual(['asked']);
  },
);

it.each(['alipay says ACQ.TRADE_NOT_ALLOW', 'ACCOUNT_FROZEN', '错误码 10031', 'error code: 404'])(
  'knows a code of an app or a wallet: %s',
  (text) => expect(hasForeignCode(text)).toBe(true),
);

it.each([
  '验证码 123456',
  'post code 361000',
  'my code is 51',
  '报错 3000元的那笔',
  'THE MACHINE IS DEAD',
])('takes other numbers and capitals for none: %s', (text) => {
  expect(hasForeignCode(text)).toBe(false);
});

it('tells where the code and its words stand, and whether there is anything else', () => {
  expect(find('机器显示 58 终端无效，请联系收单行或银联')).toEqual([
    { code: '58', from: 5, to: 22, counts: 'anywhere' },
  ]);
  expect(find(' ５８？')).toEqual([{ code: '58', from: 1, to: 3, counts: 'alone' }]);
});

it('names no code by words that stand at several', () => {
  expect(codesIn('交易失败，请联系发卡行')).toEqual([]);
});

it('takes a code that no table names where it is called one', () => {
  expect(codesIn('错误代码 88')).toEqual(['88']);
  expect(codesIn('显示 88')).toEqual([]);
});

it.each([
  ['not 05 but 57', ['57']],
  ['屏幕不是53是58', ['58']],
  ['I wrote 19 before, thats wrong, the terminal shows 91', ['91']],
  ['先报58，重新签到完又报03', ['58', '03']],
  ['screne shows O3 invalid merchent', ['03']],
  ['商户为登记，机子一直这样写', ['03']],
  ['IMG_20261124_ans05.jpg', ['05']],
  ['the receipt total says 58', []],
  ['微信收款报错05', []],
])('weighs what is said around a number: %s', (text, codes) => {
  expect(codesIn(text)).toEqual(codes);
});

it('reads 2,000 characters of digits and cues quickly', () => {
  const since = processorTime();
  for (const unit of ['显示', '05 ', 'code ', '报错五', 'says 5 ', '一']) find(unit.repeat(1000));
  expect(processorTime() - since).toBeLessThan(1000);
});
