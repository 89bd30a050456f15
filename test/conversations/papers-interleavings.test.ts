// Whatever a merchant says between sending files: each file is on exactly one ticket, or waits for the next one.

import fc from 'fast-check';
import type { ConversationState } from '../../src/bot/state';
import { createSupportBot } from '../../src/bot/support-bot';
import type { Paper } from '../../src/tickets/ticket';
import { botParts, MemoryTickets } from '../bot/parts';

const SAYINGS = [
  ...['报告冻结', '人工', '取消', '放弃', '继续', '跳过', '确认', '就这些', '其他资料', 'English'],
  ...['898310148160568', '13800138000', '昨天', '拉卡拉', '都有', '上一步', '改资料', '说中文'],
  ...['营业执照', '没有发票，有小票', '这是发票', '审核要多久？', '帮我找原因', '给工作人员留言'],
  ...['撤回工单', '加到那张工单', '10293847', '是的', '不', '我的工单', 'the licence', '？'],
];
const NAMES = ['IMG_1.png', '营业执照.jpg', 'invoice.pdf', '小票.webp'];

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ text: fc.constantFrom(...SAYINGS) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      files: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
      text: fc.constantFrom('', '', '这是发票', '跳过', '解冻要多久？', '898310148160568'),
    }),
  },
);

const NOW = new Date('2026-11-22T02:00:00Z');

it('loses no file and doubles none', async () => {
  const parts = await botParts(new MemoryTickets());
  const faults: unknown[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const tickets = new MemoryTickets();
      const bot = createSupportBot({ ...parts, tickets, onFault: (fault) => faults.push(fault) });
      let stored = 'null';
      const sent: string[] = [];
      for (const [turn, { text, ...more }] of steps.entries()) {
        const names = 'files' in more ? more.files : [];
        const attachments: Paper[] = names.map((name, i) => ({
          paperId: `p${turn}-${i}`,
          name,
          type: 'image/png',
          bytes: 70,
        }));
        sent.push(...attachments.map(({ paperId }) => paperId));
        const outcome = await bot.run({
          activity: {
            type: 'message',
            id: `a${turn}`,
            channelId: 'directline',
            conversation: { id: 'c' },
            from: { id: 'merchant' },
            timestamp: NOW.toISOString(),
            ...(text && { text }),
            ...(attachments.length > 0 && { attachments }),
          },
          state: JSON.parse(stored),
          redacted: [],
          now: NOW,
        });
        expect(outcome.replies.length).toBeGreaterThan(0);
        stored = JSON.stringify(outcome.state);
        tickets.keep(outcome.tickets, { conversationId: 'c', at: NOW.toISOString() });
        for (const { number, command } of outcome.ticketChanges ?? [])
          tickets.change(number, command, { by: 'merchant', at: NOW });
        expect(placesOf(JSON.parse(stored), tickets)).toEqual([...sent].sort());
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** The ids of all files that are kept somewhere. */
function placesOf(state: ConversationState, { tickets }: MemoryTickets): string[] {
  const waiting = state.papers ?? [];
  const handedOver = tickets.flatMap(({ papers }) => papers?.received ?? []);
  return [...waiting, ...handedOver].map(({ paperId }) => paperId).sort();
}
