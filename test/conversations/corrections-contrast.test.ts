// A value denied and one affirmed, said while another field is asked, at the review and after the ticket.

import type { ReplyActivity } from '../../src/bot/turn';
import { BotConversation } from './conversation';

const CHANGES: [said: string, shown: string][] = [
  ['不是拉卡拉，是乐刷', '乐刷'],
  ['是乐刷不是拉卡拉', '乐刷'],
  ["it's not Lakala, it's Leshua", 'Leshua'],
  ['是前天不是昨天', '前天'],
  ['不是昨天，是前天', '前天'],
  ['还有时间 是前天不是昨天', '前天'],
  ['唔係拉卡拉，係乐刷', '樂刷'],
  ['not Lakala but Leshua', 'Leshua'],
  ['and it was Friday, not Saturday', 'Friday'],
  ['等一下 刚才商户号最后两位说错了 是86不是68', '898310148160586'],
  ['上個講錯咗，尾數係86唔係68', '898310148160586'],
  ['不对还是11月20号上午', '11月20号上午'],
];
const NONE = [
  '不是我弄坏的',
  'not my fault',
  "it's not working",
  '不是周末吗',
  '不是乐刷，是拉卡拉',
];

async function filled(): Promise<BotConversation> {
  const talk = new BotConversation();
  await talk.join('zh-CN');
  await talk.say('我的POS机被冻结了，要报告，商户号是898310148160568，昨天下午冻的，拉卡拉');
  return talk;
}

const textOf = (replies: ReplyActivity[]) => JSON.stringify(replies);

test.each(CHANGES)('%s', async (said, shown) => {
  const reply = textOf(await (await filled()).say(said));
  expect(reply).toMatch(/已改|Changed|已更正/);
  expect(reply).toContain(shown);
});

test.each(NONE)('%s changes nothing', async (said) => {
  const reply = textOf(await (await filled()).say(said));
  expect(reply).not.toMatch(/已改|Changed|已更正/);
});
