// Whatever a merchant does in which order: nothing entered is lost, nothing is handed over twice, and the form ends.

import fc from 'fast-check';
import type { FormState } from '../../dialogs/form/form-state';
import type { ConversationState } from '../../src/bot/state';
import { createSupportBot, type SupportBot } from '../../src/bot/support-bot';
import type { TurnOutcome } from '../../src/bot/turn';
import { botParts, MemoryTickets } from '../bot/parts';

const ANSWERS: Record<string, string> = {
  merchantId: '898310148160568',
  terminalId: '10293847',
  provider: '盛付通',
  frozenAt: 'last Monday 3pm',
  notice: '交易受限，请联系发卡行',
  scope: '都有',
  before: 'three large payments',
  question: '审核被退回了',
  contact: '13800138000',
};
const ANYTHING = [
  ...[
    '跳过',
    'skip',
    '上一步',
    'back',
    '不清楚',
    'no',
    '没有',
    '好的',
    'yes',
    'help',
    '继续',
    '修改',
  ],
  ...[
    '改商户号',
    'change the date to yesterday',
    '电话应该是13900139000',
    '商户号应该是123',
    '改提示',
  ],
  ...[
    '解冻要多久？',
    'what documents do I need?',
    '审核要多久',
    'POS机为什么会被冻结',
    '今天天气怎么样？',
  ],
  ...[
    'English',
    '说中文',
    '转人工',
    '取消',
    '第二个',
    '12345',
    '2026年12月31日',
    '明天',
    '👎 没帮助',
    '',
    '？',
  ],
  ...[
    '898310148160569',
    '拉卡拉',
    '昨天下午',
    'shop@example.com',
    '机器和钱都',
    '拉卡拉，昨天冻的，13700137000',
  ],
  ...[
    '我的工单',
    '给工作人员留言',
    '撤回工单',
    'withdraw my ticket',
    'FZ-20261122-0001',
    'fz 20261122 9 898310148160568',
    '加到那张工单',
    '另开一张',
    '满意',
  ],
];
/** Fields that a cooperative merchant answers, with detours into at most one other form. */
const MOST_TURNS_TO_THE_END = 14;

class Merchant {
  outcome: TurnOutcome | undefined;
  #turns = 0;

  constructor(
    private readonly bot: SupportBot,
    readonly tickets: MemoryTickets,
  ) {}

  /** Everything that is open: forms, and talks about a ticket on top of them. */
  get open(): FormState[] {
    const stack = this.state?.dialogs.dialogStack as { state: FormState }[] | undefined;
    return stack?.map(({ state }) => state) ?? [];
  }

  get forms(): FormState[] {
    return this.open.filter(({ formId }) => formId !== undefined);
  }

  get state(): ConversationState | null {
    return this.outcome ? JSON.parse(JSON.stringify(this.outcome.state)) : null;
  }

  async send(message: { text: string } | { value: unknown }): Promise<void> {
    this.#turns += 1;
    this.outcome = await this.bot.run({
      activity: {
        type: 'message',
        id: `a${this.#turns}`,
        channelId: 'directline',
        conversation: { id: 'c' },
        from: { id: 'merchant' },
        timestamp: '2026-11-22T02:00:00.000Z',
        ...message,
      },
      state: this.state,
      redacted: [],
      now: new Date('2026-11-22T02:00:00Z'),
    });
    this.tickets.keep(this.outcome.tickets, {
      conversationId: 'c',
      at: '2026-11-22T02:00:00.000Z',
    });
    for (const { number, command } of this.outcome.ticketChanges ?? []) {
      this.tickets.change(number, command, {
        by: 'merchant',
        at: new Date('2026-11-22T02:00:00Z'),
      });
    }
  }

  /** Answers whatever is asked. */
  async goOn(): Promise<void> {
    const stage = this.open.at(-1)?.stage;
    if (stage?.at === 'field') return this.send({ text: ANSWERS[stage.name] ?? '' });
    return this.send({ text: stage?.at === 'review' ? '确认' : '继续' });
  }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'answer' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom(...ANYTHING) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('card' as const),
      action: fc.constantFrom('confirm', 'change', 'cancel', 'unknown'),
    }),
  },
);

type Action = typeof step extends fc.Arbitrary<infer A> ? A : never;

async function act(merchant: Merchant, action: Action): Promise<void> {
  if (action.kind === 'say') return merchant.send({ text: action.text });
  if (action.kind === 'answer') return merchant.goOn();
  const form = merchant.forms.at(-1)?.formId ?? 'gone';
  return merchant.send({ value: { thaw: { action: action.action, form } } });
}

function checkNothingLost(before: FormState[], merchant: Merchant): void {
  for (const form of before) {
    const after = merchant.forms.find(({ formId }) => formId === form.formId);
    // A form that is gone was handed over or cancelled.
    if (!after) continue;
    expect(Object.keys(after.values)).toEqual(expect.arrayContaining(Object.keys(form.values)));
  }
}

it('loses nothing, doubles nothing and comes to an end', async () => {
  const faults: unknown[] = [];
  const parts = await botParts(new MemoryTickets());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (actions) => {
      const tickets = new MemoryTickets();
      const bot = createSupportBot({ ...parts, tickets, onFault: (fault) => faults.push(fault) });
      const merchant = new Merchant(bot, tickets);
      await merchant.send({ text: '报告冻结' });
      for (const action of actions) {
        const before = merchant.forms;
        await act(merchant, action);
        expect(merchant.outcome?.replies.length).toBeGreaterThan(0);
        expect(merchant.outcome?.tickets.length).toBeLessThanOrEqual(1);
        checkNothingLost(before, merchant);
      }
      for (let turn = 0; merchant.open.length > 0; turn++) {
        expect(turn).toBeLessThan(MOST_TURNS_TO_THE_END);
        await merchant.goOn();
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('asks no filled field again while the merchant only answers and asks questions', async () => {
  const parts = await botParts(new MemoryTickets());
  const harmless = fc.constantFrom(
    'answer',
    '解冻要多久？',
    'what documents do I need?',
    'help',
    'English',
    '说中文',
    '？',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(harmless, { maxLength: 25 }), async (actions) => {
      const tickets = new MemoryTickets();
      const merchant = new Merchant(createSupportBot({ ...parts, tickets }), tickets);
      await merchant.send({ text: '报告冻结' });
      for (const action of actions) {
        if (merchant.forms.length === 0) break;
        if (action === 'answer') await merchant.goOn();
        else await merchant.send({ text: action });
        const form = merchant.forms.at(-1);
        if (form?.stage.at !== 'field') continue;
        expect(Object.keys(form.values)).not.toContain(form.stage.name);
      }
    }),
    { numRuns: 60 },
  );
});
