// Whatever is said while the cause is looked for: no answer is lost, no ticket is doubled, and it comes to an end.

import fc from 'fast-check';
import type { Given } from '../../dialogs/turn/memory';
import type { ConversationState } from '../../src/bot/state';
import { createSupportBot, type SupportBot } from '../../src/bot/support-bot';
import type { TurnOutcome } from '../../src/bot/turn';
import { botParts, MemoryTickets } from '../bot/parts';

const START = 'help me find out why';
/** The first answer of each question, in the order of the longest path. */
const MOST_QUESTIONS = 5;
const BACK = ['上一步', 'back', '修改', '改提示', '提示应该是系统维护'];
const ANYTHING = [
  ...BACK,
  ...[
    '1',
    '第二个',
    'the last one',
    '不清楚',
    'not sure',
    '没有',
    'no',
    'yes',
    '是的',
    '跳过',
    '继续',
  ],
  ...[
    '提示交易受限，昨天刷了好几笔大额的',
    'moved the shop, new device logged in',
    '隔壁店也不行',
    '机器和钱都',
    '换张卡就可以刷',
    '哪张都刷不了',
    'cards work but no money comes',
    '显示05',
    'QR still works',
    '前几天的也没到',
  ],
  ...['我的商户号是898310148160568', '拉卡拉，昨天冻的', '嗯嗯随便吧', '？', ''],
  ...[
    '解冻要多久？',
    'what documents do I need?',
    '今天天气怎么样？',
    '帮助',
    '谢谢',
    '👎 没帮助',
    '我的工单',
  ],
  ...['English', '说中文', '转人工', '报告冻结', '取消', '放弃', START, '帮我找出原因'],
];

class Merchant {
  outcome: TurnOutcome | undefined;
  #turns = 0;

  constructor(private readonly bot: SupportBot) {}

  get state(): ConversationState | null {
    return this.outcome ? JSON.parse(JSON.stringify(this.outcome.state)) : null;
  }

  get open(): string | undefined {
    const stack = this.state?.dialogs.dialogStack as { id: string }[] | undefined;
    return stack?.at(-1)?.id;
  }

  get given(): Given[] {
    return this.state?.diagnosis?.given ?? [];
  }

  async say(text: string): Promise<void> {
    this.#turns += 1;
    this.outcome = await this.bot.run({
      activity: {
        type: 'message',
        id: `a${this.#turns}`,
        channelId: 'directline',
        conversation: { id: 'c' },
        from: { id: 'merchant' },
        timestamp: '2026-11-22T02:00:00.000Z',
        text,
      },
      state: this.state,
      redacted: [],
      now: new Date('2026-11-22T02:00:00Z'),
    });
  }
}

it('keeps every answer but those taken back, and ends within five more questions', async () => {
  const faults: unknown[] = [];
  const parts = await botParts(new MemoryTickets());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ANYTHING), { maxLength: 20 }), async (texts) => {
      const bot = createSupportBot({
        ...parts,
        tickets: new MemoryTickets(),
        onFault: (fault) => faults.push(fault),
      });
      const merchant = new Merchant(bot);
      await merchant.say(START);
      for (const text of texts) {
        const { given, open } = merchant;
        await merchant.say(text);
        expect(merchant.outcome?.replies.length).toBeGreaterThan(0);
        expect(merchant.outcome?.tickets.length).toBeLessThanOrEqual(1);
        if (open === 'diagnosis' && !BACK.includes(text)) {
          expect(merchant.given.slice(0, given.length)).toEqual(given);
        }
      }
      while (merchant.open !== undefined && merchant.open !== 'diagnosis') {
        await merchant.say('取消');
        await merchant.say('放弃');
      }
      for (let turn = 0; merchant.open !== undefined; turn++) {
        expect(turn).toBeLessThan(MOST_QUESTIONS);
        await merchant.say('1');
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('never has the report ask what was answered already', async () => {
  const parts = await botParts(new MemoryTickets());
  const answers = fc.array(fc.constantFrom('2', '3', '5', 'not sure', 'mumble mumble'), {
    minLength: 12,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(answers, async (texts) => {
      const merchant = new Merchant(createSupportBot({ ...parts, tickets: new MemoryTickets() }));
      await merchant.say(START);
      for (const text of texts) {
        if (merchant.open !== 'diagnosis') break;
        await merchant.say(text);
      }
      const asked = merchant.given.map(({ question }) => question);
      await merchant.say('report a freeze');
      await merchant.say('898310148160568');
      for (const text of ['skip', 'Lakala', 'yesterday']) await merchant.say(text);
      const report = JSON.stringify(merchant.outcome?.replies);
      const hasScope = asked.includes('payout') || asked.includes('earlier');
      if (asked.includes('notice')) expect(report).not.toContain('(5/8)');
      if (hasScope) expect(report).not.toContain('(6/8)');
      if (asked.includes('notice') && hasScope && asked.includes('before')) {
        expect(report).toContain('(8/8)');
      }
    }),
    { numRuns: 40 },
  );
});
