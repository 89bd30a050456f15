// Counts how often each reader looks at a message on its way through the whole bot.

import type { ConversationState } from '../../../src/bot/state';
import { createSupportBot, type SupportBot } from '../../../src/bot/support-bot';
import { botParts, MemoryTickets } from '../../bot/parts';

/** Calls by reader and text. */
const calls = new Map<string, number>();

function counted<T extends object>(readers: T): T {
  return new Proxy(readers, {
    get(target, name) {
      const reader = Reflect.get(target, name);
      if (typeof reader !== 'function') return reader;
      return (...given: unknown[]) => {
        const key = `${String(name)}: ${String(given[0])}`;
        calls.set(key, (calls.get(key) ?? 0) + 1);
        return (reader as (...given: unknown[]) => unknown)(...given);
      };
    },
  });
}

async function countingBot(): Promise<SupportBot> {
  const parts = await botParts(new MemoryTickets());
  const { knowledge, words } = parts;
  return createSupportBot({
    ...parts,
    words: counted(words),
    knowledge: { ...knowledge, matcher: counted(knowledge.matcher) },
    onFault: (fault) => {
      throw fault;
    },
  });
}

async function talk(bot: SupportBot, texts: readonly string[]): Promise<void> {
  let state: ConversationState | null = null;
  for (const [index, text] of texts.entries()) {
    calls.clear();
    const outcome = await bot.run({
      activity: {
        type: 'message',
        id: `once-${index}`,
        channelId: 'directline',
        conversation: { id: 'once' },
        from: { id: 'merchant' },
        timestamp: '2026-11-22T02:00:00.000Z',
        text,
      },
      state,
      redacted: [],
      now: new Date('2026-11-22T02:00:00Z'),
    });
    state = JSON.parse(JSON.stringify(outcome.state));
  }
}

const TALKS: Record<string, string[]> = {
  'a question': ['解冻要多久'],
  'trouble told': ['help!! my card machine stopped working'],
  'a merchant ID where it is asked for': ['报告冻结', '898310148160568'],
  'a question in a form': ['report a freeze', 'how long does the review take?'],
  'an answer to another question': ['报告冻结', '拉卡拉的'],
  'not known': ['报告冻结', '898310148160568', '手头没有'],
  'a story at the review': [
    '报告冻结，商户号898310148160568，拉卡拉，昨天冻的，电话13800138000',
    ...['跳过', '跳过', '两样都有', '跳过', '跳过'],
    '今天天气不错',
  ],
  'an answer in the diagnosis': ['帮我找出原因', '显示系统维护'],
};

it.each(Object.entries(TALKS))('reads %s once', async (_name, texts) => {
  await talk(await countingBot(), texts);
  expect(calls.size).toBeGreaterThan(2);
  expect([...calls].filter(([, count]) => count > 1)).toEqual([]);
});

it('reads each clause of a longer message once', async () => {
  await talk(await countingBot(), [
    '报告冻结',
    '不是拉卡拉，商户号改成898310148160568，还有要多久？',
  ]);
  expect([...calls].filter(([, count]) => count > 1)).toEqual([]);
});
