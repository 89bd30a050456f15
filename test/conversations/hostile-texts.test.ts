// Two thousand characters made to stall a reader, at every prompt of the forms: each costs about as much as a long story.

import type { ConversationState } from '../../src/bot/state';
import { createSupportBot, type SupportBot } from '../../src/bot/support-bot';
import { botParts, MemoryTickets } from '../bot/parts';

const LENGTH = 2000;
/** Times what ordinary words of that length cost; a reader that stalls takes hundreds of times as long. */
const MOST = 5;
/** The least of some runs: what the machine does besides is not counted. */
const RUNS = 3;

const fill = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const ORDINARY =
  '我的POS机昨天被冻结了，里面还有8千6没到账，客服电话打不通，我很着急，麻烦您帮我看看怎么办。';
/** Short ones, too: the readers of corrections look at the first 120 or 200 characters only. */
const HOSTILE = [
  ...[
    '9',
    '9 ',
    'a@',
    'a.',
    '０',
    '，',
    '？',
    '不对，',
    '不是',
    '商户号',
    '改商户号',
    '商户号好像',
  ],
  ...[
    '最后一位',
    '最后一位是',
    '不是9是',
    '中间那个0是',
    '后四位写错了，',
    '昨天',
    '上周五',
    '微信 ',
    '我刚才',
  ],
  ...[
    'the ',
    'my merchant id ',
    'the last digit of ',
    'not 9 but ',
    'sorry, ',
    'wait no ',
    'yes but ',
  ],
  ...['第一第二', '您好', '是是不', 'last monday ', '3月', '1/2/', '商户号是9，', '电话改成1，'],
  ...['几万', '1万，', '冻结了100 ', 'my Paylume '],
].flatMap((text) => [fill(text), `${fill(text).slice(0, 118)}x`, `${fill(text).slice(0, 199)}x`]);

/** What to say to come to each prompt. */
const PROMPTS: Record<string, string[]> = {
  'no form': [],
  'merchant ID': ['报告冻结'],
  'terminal ID': ['898310148160568'],
  provider: ['10293847'],
  'when it froze': ['拉卡拉'],
  'the message': ['昨天'],
  'what is frozen': ['跳过'],
  before: ['都有'],
  contact: ['跳过'],
  papers: ['13800138000'],
  review: ['跳过'],
  change: ['修改'],
  discard: ['取消'],
  'the question to a person': ['继续填写', '转人工'],
};

it('costs little at every prompt', async () => {
  const bot = createSupportBot(await botParts(new MemoryTickets()));
  let state: ConversationState | null = null;
  const slow: string[] = [];
  for (const [prompt, said] of Object.entries(PROMPTS)) {
    for (const text of said) state = (await hear(bot, state, text)).state;
    const limit = MOST * (await cost(bot, state, fill(ORDINARY)));
    for (const text of HOSTILE) {
      const ms = await cost(bot, state, text, limit);
      if (ms >= limit) slow.push(`${prompt}: ${text.slice(0, 20)} (${text.length}) ${ms} ms`);
    }
  }
  expect(slow).toEqual([]);
}, 240_000);

async function hear(bot: SupportBot, state: ConversationState | null, text: string) {
  return bot.run({
    activity: {
      type: 'message',
      id: 'a1',
      channelId: 'directline',
      conversation: { id: 'c' },
      from: { id: 'merchant' },
      timestamp: '2026-11-22T02:00:00.000Z',
      text,
    },
    state: JSON.parse(JSON.stringify(state)),
    redacted: [],
    now: new Date('2026-11-22T02:00:00Z'),
  });
}

/** Milliseconds of processor time. @param enough nobody asks how far below it is */
async function cost(bot: SupportBot, state: ConversationState | null, text: string, enough = 0) {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least >= enough / 2; run++) {
    const before = process.cpuUsage();
    await hear(bot, state, text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
