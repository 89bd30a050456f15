// A merchant of whom anything may come: says, taps, goes away, comes back, while the service restarts in between.

import fc from 'fast-check';
import type { FormState, Stage } from '../../dialogs/forms/form-state';
import type { ConversationState } from '../../src/bot/state';
import { createSupportBot, type SupportBot, type SupportBotParts } from '../../src/bot/support-bot';
import type { ChatActivity, TurnOutcome } from '../../src/bot/turn';
import { MemoryTickets } from '../bot/parts';

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
const SHORT =
  '跳过 skip 上一步 back 不清楚 no 没有 好的 yes help 继续 修改 English 说中文 转人工 取消 第二个 12345 明天 报告冻结';
const TALK = '您好 在吗 谢谢 ？ 。。。 不对 先不写 接着写 重新开始 later 放弃';
const VALUES =
  '898310148160569 拉卡拉 昨天下午 shop@example.com 机器和钱都 2026年12月31日 拉卡拉，昨天冻的，13700137000';
const CORRECTIONS = [
  ...['改商户号', '改提示', 'change the date to yesterday', '电话应该是13900139000'],
  ...['商户号应该是123', '不对，商户号最后一位是9', 'the last digit of my merchant ID is 8'],
  ...['终端号中间那个2是O', '最后一位是3', '后四位写错了，应该是8569', '不对，是前天'],
  ...[
    '商户号应该是898310148160561，电话改成13900139001',
    '写错商户号了，电话也不对',
    '终端号是A0293847',
  ],
];
const QUESTIONS = [
  ...[
    '解冻要多久？',
    'what documents do I need?',
    '审核要多久',
    'POS机为什么会被冻结',
    '今天天气怎么样？',
  ],
];
const TICKETS = [
  ...['我的工单', '给工作人员留言', '撤回工单', 'withdraw my ticket', 'FZ-20261122-0001'],
  ...['fz 20261122 9 898310148160568', '加到那张工单', '另开一张', '满意'],
];
const ANYTHING = [
  ...[SHORT, TALK, VALUES].flatMap((words) => words.split(' ')),
  ...CORRECTIONS,
  ...QUESTIONS,
  ...TICKETS,
  ...['👎 没帮助', ''],
];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type Action =
  | { kind: 'answer' | 'join' | 'restart' }
  | { kind: 'say'; text: string }
  | { kind: 'card'; action: string }
  /** Time passes; whoever asked to be woken in between is woken. */
  | { kind: 'away'; ms: number };

const always = <T>(value: T) => fc.constant(value);
const away = fc
  .constantFrom(5 * MINUTE_MS, 40 * MINUTE_MS, 25 * HOUR_MS)
  .map((ms) => ({ kind: 'away' as const, ms }));

export const anything: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: always<Action>({ kind: 'answer' }) },
  {
    weight: 9,
    arbitrary: fc.constantFrom(...ANYTHING).map((text) => ({ kind: 'say' as const, text })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('confirm', 'change', 'cancel', 'unknown')
      .map((action) => ({ kind: 'card' as const, action })),
  },
  { weight: 2, arbitrary: away },
  { weight: 1, arbitrary: fc.constantFrom<Action>({ kind: 'join' }, { kind: 'restart' }) },
);

/** Nothing that changes or withdraws what was given. */
export const harmless: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: always<Action>({ kind: 'answer' }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(...QUESTIONS.slice(0, 4), 'help', 'English', '说中文', '？', '您好', 'thanks')
      .map((text) => ({ kind: 'say' as const, text })),
  },
  { weight: 2, arbitrary: away },
  { weight: 1, arbitrary: fc.constantFrom<Action>({ kind: 'join' }, { kind: 'restart' }) },
);

interface Card {
  actions: { data: { thaw: { action: string } } }[];
}

export class RandomMerchant {
  readonly tickets = new MemoryTickets();
  /** Hand-over keys of all drafts: the same one twice is a ticket twice. */
  readonly handedOver: string[] = [];
  outcome: TurnOutcome | undefined;
  #bot: SupportBot;
  #turns = 0;
  #now = Date.parse('2026-11-22T02:00:00Z');
  #wakeAt: number | null = null;
  #card: Card | undefined;

  constructor(private readonly parts: SupportBotParts) {
    this.#bot = createSupportBot({ ...parts, tickets: this.tickets });
  }

  /** Everything that is open or put aside, the top one last: forms, and talks about a ticket on top of them. */
  get open(): FormState[] {
    const { state } = this;
    const stack = [...(state?.parked ?? []), ...((state?.dialogs.dialogStack ?? []) as Dialog[])];
    return stack.map((dialog) => (dialog as Dialog).state);
  }

  get forms(): FormState[] {
    return this.open.filter(({ formId }) => formId !== undefined);
  }

  get stage(): Stage | undefined {
    const isIdle = (this.state?.dialogs.dialogStack ?? []).length === 0;
    return isIdle ? undefined : this.open.at(-1)?.stage;
  }

  get state(): ConversationState | null {
    return this.outcome ? JSON.parse(JSON.stringify(this.outcome.state)) : null;
  }

  async act(action: Action): Promise<void> {
    if (action.kind === 'say') return this.say(action.text);
    if (action.kind === 'answer') return this.goOn();
    if (action.kind === 'card') return this.#tap(action.action);
    if (action.kind === 'away') return this.#wait(action.ms);
    if (action.kind === 'join') return this.#send({ type: 'event', name: 'webchat/join' });
    this.#bot = createSupportBot({ ...this.parts, tickets: this.tickets });
  }

  say(text: string): Promise<void> {
    return this.#send({ type: 'message', text });
  }

  /** Answers whatever is asked. */
  async goOn(): Promise<void> {
    const { stage } = this;
    if (stage?.at === 'field') return this.say(ANSWERS[stage.name] ?? '');
    return this.say(stage?.at === 'review' ? '确认' : '接着写');
  }

  async #tap(action: string): Promise<void> {
    const actions = this.#card?.actions ?? [];
    const found = actions.find(({ data }) => data.thaw.action === action);
    const value = found?.data ?? { thaw: { action, form: this.forms.at(-1)?.formId ?? 'gone' } };
    return this.#send({ type: 'message', value });
  }

  async #wait(ms: number): Promise<void> {
    this.#now += ms;
    if (this.#wakeAt === null || this.#wakeAt > this.#now) return;
    this.#wakeAt = null;
    return this.#send({ type: 'event', name: 'thaw/wake' });
  }

  async #send(part: Pick<ChatActivity, 'type'> & Partial<ChatActivity>): Promise<void> {
    this.#turns += 1;
    const now = new Date(this.#now);
    this.outcome = await this.#bot.run({
      activity: {
        id: `a${this.#turns}`,
        channelId: 'directline',
        conversation: { id: 'c' },
        from: { id: 'merchant' },
        timestamp: now.toISOString(),
        ...part,
      },
      state: this.state,
      redacted: [],
      now,
    });
    if (this.outcome.wakeAt !== undefined) this.#wakeAt = this.outcome.wakeAt;
    this.handedOver.push(...this.outcome.tickets.map(({ handoverKey }) => handoverKey));
    const at = now.toISOString();
    this.tickets.keep(this.outcome.tickets, { conversationId: 'c', at });
    for (const { number, command } of this.outcome.ticketChanges ?? []) {
      this.tickets.change(number, command, { by: 'merchant', at: now });
    }
    for (const reply of this.outcome.replies) {
      const [attachment] = (reply.attachments ?? []) as { content: Card }[];
      if (attachment?.content.actions) this.#card = attachment.content;
    }
  }
}

interface Dialog {
  id: string;
  state: FormState;
}
