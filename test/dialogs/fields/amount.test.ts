// How much money is held, as merchants write it: figures, Chinese numerals, both in one, and about how much.

import { findAmount } from '../../../dialogs/fields/amount';
import { processorTime } from '../../support/processor-time';

/** What counts whatever is asked. */
function held(said: string): { said: string; yuan?: number | undefined }[] {
  return findAmount(said)
    .filter(({ counts }) => counts === 'anywhere')
    .map(({ value }) => value);
}

it.each([
  ['冻结了1万2', '1万2', 12_000],
  ['冻了3万5', '3万5', 35_000],
  ['1万2千元', '1万2千元', 12_000],
  ['大概2万3千5', '大概2万3千5', 23_500],
  ['12万3', '12万3', 123_000],
  ['8k5', '8k5', 8_500],
  ['冻了1.2个w', '1.2个w', 12_000],
  ['冻结一万二', '一万二', 12_000],
  ['两万零五百', '两万零五百', 20_500],
  ['1万500', '1万500', 10_500],
  ['一百二十万', '一百二十万', 1_200_000],
  ['十来万', '十来万', 100_000],
  ['十几万块', '十几万块', 100_000],
  ['12万多', '12万多', 120_000],
  ['１２，０００．５０元', '１２，０００．５０元', 12_000.5],
  ['¥12,000', '¥12,000', 12_000],
  ['被扣了8千5', '8千5', 8_500],
  ['压了我们两千三', '两千三', 2_300],
  ['我冻了15000', '15000', 15_000],
  ['they are holding 12,000', '12,000', 12_000],
  ['held about 12000 since monday', 'about 12000', 12_000],
  ['about 15k', 'about 15k', 15_000],
  ['12 grand', '12 grand', 12_000],
  ['twelve thousand five hundred yuan', 'twelve thousand five hundred yuan', 12_500],
  ['they kept roughly two and a half grand', 'roughly two and a half grand', 2_500],
  ['half a million is stuck', 'half a million', 500_000],
  ['还有8千6没到账', '8千6', 8_600],
  ['两千三都提不出来', '两千三', 2_300],
  ['our 12,000 is still on hold', '12,000', 12_000],
  ['a hundred and fifty thousand', 'a hundred and fifty thousand', 150_000],
  ['5 hundred yuan are stuck', '5 hundred yuan', 500],
  ['冻结金额：¥9,800.00', '¥9,800.00', 9_800],
  ['金额:9800元', '9800元', 9_800],
  ['the fees and 12,000 yuan are held', '12,000 yuan', 12_000],
])('reads %s', (text, said, yuan) => {
  expect(held(text)).toEqual([{ said, yuan }]);
});

it.each([
  ['冻了几万块', '几万块'],
  ['大概一两万吧', '大概一两万'],
  ['三四千块没到账', '三四千块'],
  ['上万元', '上万元'],
  ['千把块', '千把块'],
  ['a few thousand are stuck', 'a few thousand'],
  ['$12,000 held', '$12,000'],
  ['12,000港币被扣', '12,000港币'],
])('keeps %s as it was said, without a figure in yuan', (text, said) => {
  expect(held(text)).toEqual([{ said }]);
});

it.each([
  ['冻了3万2天了', '3万'],
  ['冻了2万3笔', '2万'],
])('does not take what is counted behind it in %s', (text, said) => {
  expect(findAmount(text).map(({ value }) => value.said)).toEqual([said]);
});

it.each([
  '刷了一笔三万，然后就冻结了',
  '每天流水1万2',
  '店里一天就做3万',
  '手续费扣了20元',
  '押金1000块没退',
  '花1万2买的货',
  'we take 3k a day',
  'the fee was 20 yuan',
  'frozen for 3 days',
  '锁了2台机器',
  'a thousand times',
  'I paid 300 yuan for this terminal and now it is frozen',
  'I owe my supplier 40k and the machine is frozen',
  '刷了一笔500块就被冻结了',
  '客户消费了1万2，刷完机器就锁了',
  '刷2万的时候提示风险交易',
  'a 900 yuan payment was declined and the machine locked',
  'a grand total',
])('counts nothing told in passing in %s', (text) => {
  expect(held(text)).toEqual([]);
});

it.each([
  '昨天刷的三万没到账',
  '收了1万2，被压着不给',
  'a sale of 3k is on hold',
  "a payment of 3k didn't arrive",
])('counts a sale whose money is held: %s', (text) => {
  expect(held(text)).toHaveLength(1);
});

it.each([
  '万1',
  '一',
  'a thousand ',
  '几万',
  '千把',
  '1万,',
  '1万 ',
  '5 ',
  '冻结了100 ',
  '                ',
])('takes time in proportion to the length of many times %j', (part) => {
  const text = part.repeat(30_000 / part.length);
  findAmount(text);
  const start = processorTime();
  findAmount(text);
  expect(processorTime() - start).toBeLessThan(200);
});
