// What the provider's people gave as the reason, and what only sounds like it.

import { findReasons } from '../../../dialogs/fields/reason-told';
import { productWords } from '../../support/learned';

async function reasonsIn(said: string): Promise<string[]> {
  const words = await productWords();
  const aids = {
    words,
    now: new Date('2026-11-22T02:00:00Z'),
    timeZone: 'Asia/Shanghai',
    asks: words.looksLikeQuestion,
  };
  return findReasons(said, aids).map(({ value }) => value);
}

it.each([
  ['客服说是风控审核', '客服说是风控审核'],
  ['898310148160568，客服电话里说是交易异常', '客服电话里说是交易异常'],
  ['佢哋話係風控審核，要我交資料', '佢哋話係風控審核，要我交資料'],
  ['拉卡拉说我涉嫌套现', '拉卡拉说我涉嫌套现'],
  ['我问过了，原因是资料过期', '原因是资料过期'],
  ["they said 'risk review' on the phone", "they said 'risk review' on the phone"],
  ['teh lady sed its a risk reveiw', 'teh lady sed its a risk reveiw'],
  [
    'about 5000, the reason they gave was unusual transactions',
    'the reason they gave was unusual transactions',
  ],
])('%s: %s', async (said, reason) => expect(await reasonsIn(said)).toEqual([reason]));

it.each([
  '客人说卡有问题',
  '客服说怎么审核？',
  '客服说三天',
  '我说不清楚是不是风控',
  '打客服电话没人接，风控',
  '请联系客服95016，说明情况',
  'what did they say about the risk review?',
  'they said to wait',
  'my money is under risk review',
])('%s: no reason is given', async (said) => expect(await reasonsIn(said)).toEqual([]));
