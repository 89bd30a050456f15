import { type ConversationState, newState } from '../../src/bot/state';
import { createSupportBot, type SupportBot, type SupportBotParts } from '../../src/bot/support-bot';
import type { ChatActivity, TurnOutcome, TurnRequest } from '../../src/bot/turn';
import type { Match } from '../../src/knowledge/matcher';
import { processorTime } from '../support/processor-time';
import { botParts, loadParts, MemoryTickets } from './parts';

const NOW = new Date('2026-11-22T02:00:00Z');
const CANDIDATES = [
  { id: 'faq.review-time', confidence: 0.41 },
  { id: 'step.await-review', confidence: 0.39 },
];

interface Sent extends Partial<ChatActivity> {
  redacted?: ('card' | 'identity' | 'secret')[];
}

class Talk {
  state: ConversationState | null = null;
  readonly faults: unknown[] = [];
  #turns = 0;

  private constructor(private readonly parts: SupportBotParts) {}

  static async start(changes: Partial<SupportBotParts> = {}): Promise<Talk> {
    return new Talk({ ...(await botParts(new MemoryTickets())), ...changes });
  }

  /** A matcher that always decides the same, so that the decision itself is what is tested. */
  static async deciding(match: Match): Promise<Talk> {
    const parts = await botParts(new MemoryTickets());
    return Talk.start({ knowledge: { ...parts.knowledge, matcher: { match: () => match } } });
  }

  send(part: Sent): Promise<TurnOutcome> {
    return this.#turn(part, (bot, request) => bot.run(request));
  }

  giveUp(part: Sent): Promise<TurnOutcome> {
    return this.#turn(part, (bot, request) => bot.apologise(request));
  }

  async #turn(
    { redacted = [], ...part }: Sent,
    run: (bot: SupportBot, request: TurnRequest) => Promise<TurnOutcome>,
  ): Promise<TurnOutcome> {
    this.#turns += 1;
    const bot = createSupportBot({ ...this.parts, onFault: (fault) => this.faults.push(fault) });
    const outcome = await run(bot, {
      activity: {
        type: 'message',
        id: `a${this.#turns}`,
        channelId: 'directline',
        conversation: { id: 'c' },
        from: { id: 'merchant' },
        recipient: { id: 'thaw' },
        timestamp: NOW.toISOString(),
        ...part,
      },
      state: this.state,
      redacted,
      now: NOW,
    });
    this.state = JSON.parse(JSON.stringify(outcome.state));
    return outcome;
  }

  async say(...texts: string[]): Promise<TurnOutcome> {
    const outcomes = [];
    for (const text of texts) outcomes.push(await this.send({ text }));
    return outcomes.at(-1) as TurnOutcome;
  }
}

function textOf(outcome: TurnOutcome): string {
  return outcome.replies.map(({ text }) => text).join('\n');
}

function buttonsOf(outcome: TurnOutcome): string[] {
  const last = outcome.replies.at(-1)?.suggestedActions as { actions: { value: string }[] };
  return last?.actions.map(({ value }) => value) ?? [];
}

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 2000;

describe('welcome', () => {
  const joined = { type: 'conversationUpdate' as const, membersAdded: [{ id: 'merchant' }] };

  it('greets in the language of the page, once', async () => {
    const talk = await Talk.start();
    const first = await talk.send({ ...joined, locale: 'zh_CN' });
    expect(textOf(first)).toContain('您好');
    expect(textOf(first)).not.toContain('Hello');
    expect(buttonsOf(first)).toContain('English');
    expect((await talk.send({ ...joined, locale: 'zh_CN' })).replies).toEqual([]);
  });

  it('greets in both languages when none is known', async () => {
    const talk = await Talk.start();
    expect(textOf(await talk.send(joined))).toMatch(/您好[\s\S]*Hello/);
  });

  it('does not greet the bot itself, nor one who wrote first', async () => {
    const talk = await Talk.start();
    const bot = { ...joined, membersAdded: [{ id: 'thaw' }] };
    expect((await talk.send(bot)).replies).toEqual([]);
    await talk.say('审核要多久');
    expect((await talk.send(joined)).replies).toEqual([]);
  });

  it('answers the join event of the chat page, and no other', async () => {
    const talk = await Talk.start();
    expect((await talk.send({ type: 'event', name: 'other' })).replies).toEqual([]);
    expect((await talk.send({ type: 'event', name: 'webchat/join' })).replies).toHaveLength(1);
  });

  it('passes typing and the end of the conversation in silence, and keeps what is awaited', async () => {
    const talk = await Talk.start();
    await talk.say('报告冻结');
    const outcome = await talk.send({ type: 'typing' });
    expect(outcome.replies).toEqual([]);
    expect(outcome.expects).toBe('merchantId');
  });
});

describe('an answer', () => {
  it('says which entry it is, how sure and of which knowledge, and keeps the question', async () => {
    const talk = await Talk.start();
    const { version: knowledge } = (await loadParts()).knowledge;
    const outcome = await talk.say('how long does the review take?');
    expect(outcome.replies).toHaveLength(1);
    expect(outcome.replies[0]?.channelData).toEqual({
      thaw: { entry: 'faq.review-time', confidence: expect.any(Number), knowledge },
    });
    expect(outcome.replies[0]?.locale).toBe('en');
    expect(outcome.questions).toMatchObject([
      { language: 'en', decision: 'answer', entry: 'faq.review-time', knowledge },
    ]);
    expect(outcome.state.recentQuestions).toHaveLength(1);
    expect(outcome.expects).toBeNull();
  });

  it('carries no addresses: the turn engine gives its own', async () => {
    const talk = await Talk.start();
    const [reply] = (await talk.say('审核要多久')).replies;
    expect(Object.keys(reply ?? {}).sort()).toEqual(
      [
        'channelData',
        'entities',
        'locale',
        'suggestedActions',
        'text',
        'textFormat',
        'type',
      ].sort(),
    );
  });

  it('leaves the state that it was given as it was', async () => {
    const talk = await Talk.start();
    await talk.say('报告冻结', '898310148160568');
    const before = JSON.stringify(talk.state);
    const given = talk.state;
    await talk.say('跳过');
    expect(JSON.stringify(given)).toBe(before);
  });

  it('keeps the last three questions only', async () => {
    const talk = await Talk.start();
    await talk.say('审核要多久', '要什么资料', '谁能解冻', 'why are terminals frozen');
    expect(talk.state?.recentQuestions.map(({ text }) => text)).toEqual([
      '要什么资料',
      '谁能解冻',
      'why are terminals frozen',
    ]);
  });

  it('hits the entry of every title when it is tapped, in both languages', async () => {
    const talk = await Talk.start();
    const { knowledge } = await botParts(new MemoryTickets());
    const { version } = knowledge;
    for (const { id, ...entry } of knowledge.entries.values()) {
      if (id.startsWith('intent.')) continue;
      for (const language of ['zh-Hans', 'en'] as const) {
        const { replies, state } = await talk.say(entry[language].title);
        expect({
          language: state.language,
          shown: replies.map(({ channelData }) => channelData),
        }).toEqual({
          language,
          shown: [{ thaw: { entry: id, confidence: 1, knowledge: version } }],
        });
      }
    }
  });

  it('keeps what the merchant said of it, once per answer', async () => {
    const talk = await Talk.start();
    await talk.say('审核要多久');
    expect((await talk.say('👎 没帮助')).feedback).toEqual([
      { entry: 'faq.review-time', helpful: false, language: 'zh-Hans', answer: 'a1' },
    ]);
    expect((await talk.say('👍 有帮助')).feedback).toEqual([]);
  });
});

describe('did you mean', () => {
  const tie: Match = {
    decision: 'choices',
    choices: CANDIDATES,
    confidence: 0.41,
    candidates: CANDIDATES,
  };

  it('lists the choices with "none of these"', async () => {
    const talk = await Talk.deciding(tie);
    const outcome = await talk.say('审核怎么样了');
    expect(textOf(outcome)).toContain('1. 审核和解冻需要多久\n2. 第三步：等待审核');
    expect(buttonsOf(outcome)).toEqual(['审核和解冻需要多久', '第三步：等待审核', '都不是']);
    expect(outcome.questions).toMatchObject([{ decision: 'choices', entry: null }]);
  });

  it.each(['第三步：等待审核', '第二个', '2', 'the second one', '最后一个'])(
    'takes "%s" as the choice and keeps it with the question',
    async (choice) => {
      const talk = await Talk.deciding(tie);
      await talk.say('审核怎么样了');
      const outcome = await talk.say(choice);
      expect(outcome.replies[0]?.channelData).toMatchObject({
        thaw: { entry: 'step.await-review' },
      });
      expect(outcome.questions).toEqual([
        {
          text: '审核怎么样了',
          language: outcome.state.language,
          decision: 'choices',
          entry: 'step.await-review',
          candidates: CANDIDATES,
          knowledge: expect.stringMatching(/^[0-9a-f]{12}$/),
        },
      ]);
    },
  );

  it('counts "none of these" as not understood and keeps the miss', async () => {
    const talk = await Talk.deciding(tie);
    await talk.say('审核怎么样了');
    const outcome = await talk.say('都不是');
    expect(textOf(outcome)).toContain('没有看懂');
    expect(outcome.questions).toMatchObject([
      { text: '审核怎么样了', decision: 'none', entry: null },
    ]);
    expect(textOf(await talk.say('审核怎么样了'))).toContain('要转给工作人员吗');
  });

  it('takes anything else as a new question', async () => {
    const talk = await Talk.deciding(tie);
    await talk.say('审核怎么样了');
    const outcome = await talk.say('要什么资料');
    expect(outcome.questions).toMatchObject([{ text: '要什么资料', decision: 'choices' }]);
  });
});

describe('language', () => {
  it('follows the messages until one is chosen', async () => {
    const talk = await Talk.start();
    expect((await talk.say('审核要多久')).state.language).toBe('zh-Hans');
    expect((await talk.say('how long does it take')).state.language).toBe('en');
    expect((await talk.say('123')).state.language).toBe('en');
    await talk.say('说中文');
    expect((await talk.say('how long does the review take')).state.language).toBe('zh-Hans');
  });

  it('gives the last answer again in the language chosen', async () => {
    const talk = await Talk.start();
    await talk.say('审核要多久');
    const outcome = await talk.say('English');
    expect(textOf(outcome)).toContain('English from now on');
    expect(outcome.replies.at(-1)?.channelData).toMatchObject({
      thaw: { entry: 'faq.review-time' },
    });
    expect(outcome.replies.at(-1)?.locale).toBe('en');
  });

  it('asks which one when none is named', async () => {
    const talk = await Talk.deciding({
      decision: 'answer',
      id: 'intent.language',
      confidence: 0.9,
      candidates: [],
    });
    expect(buttonsOf(await talk.say('换一种语言'))).toEqual(['English', '中文']);
    expect((await talk.say('你会不会说英语啊')).state).toMatchObject({
      language: 'en',
      languageChosen: true,
    });
  });

  it('does not change by a provider name, a number or a quoted notice', async () => {
    const talk = await Talk.start();
    const outcome = await talk.say('report a freeze', '898310148160568', 'skip', '拉卡拉');
    expect(outcome.state.language).toBe('en');
    expect((await talk.say('yesterday', '请联系发卡行')).state.language).toBe('en');
  });
});

describe('what is awaited', () => {
  it('names the number field, so that redaction lets it through', async () => {
    const talk = await Talk.start();
    expect((await talk.say('报告冻结')).expects).toBe('merchantId');
    expect((await talk.say('审核要多久？')).expects).toBe('merchantId');
    expect((await talk.say('898310148160568')).expects).toBe('terminalId');
    expect((await talk.say('跳过')).expects).toBeNull();
    expect((await talk.say('拉卡拉', '不清楚', '跳过', '都有', '跳过')).expects).toBe('contact');
    expect((await talk.say('13800138000')).expects).toBeNull();
  });
});

describe('what was cut out', () => {
  it('names every kind that was cut, in one sentence, and no longer warns of it later', async () => {
    const talk = await Talk.start();
    const text = '卡号[••••0128]，密码[••••]，审核要多久';
    const outcome = await talk.send({ text, redacted: ['card', 'secret'] });
    expect(textOf(outcome)).toContain('像银行卡号、密码或验证码的内容');
    expect(textOf(outcome).match(/截去/g)).toHaveLength(1);
    expect(textOf(await talk.say('密码忘了影响解冻吗'))).not.toContain('先提醒一句');
  });

  it('asks to delete the message where the channel keeps it', async () => {
    const talk = await Talk.start();
    const sent = { text: 'my card is [••••0128]', redacted: ['card' as const] };
    const teams = await talk.send({ ...sent, channelId: 'msteams' });
    expect(textOf(teams)).toContain('please delete it there');
    expect(textOf(await talk.send(sent))).not.toContain('please delete it there');
  });

  it.each([
    ['card', '银行卡号'],
    ['identity', '身份证号'],
    ['secret', '密码或验证码'],
  ] as const)('is told to the merchant: %s', async (kind, word) => {
    const talk = await Talk.start();
    const outcome = await talk.send({ text: '622202•••••1234，审核要多久', redacted: [kind] });
    expect(textOf(outcome)).toContain(word);
    expect(outcome.replies.at(-1)?.channelData).toMatchObject({
      thaw: { entry: 'faq.review-time' },
    });
  });
});

describe('faults', () => {
  it('starts afresh after an unknown dialog, keeps the language and offers a person', async () => {
    const talk = await Talk.start();
    const dialogs = { dialogStack: [{ id: 'removed-dialog', state: {} }] };
    talk.state = {
      ...newState('en'),
      languageChosen: true,
      finishedForms: { f1: 'FZ-20261122-0001' },
      dialogs,
    };
    const outcome = await talk.say('898310148160568');
    expect(textOf(outcome)).toContain('Sorry, something went wrong');
    expect(buttonsOf(outcome)).toEqual(['Talk to a person', 'Report a freeze']);
    expect(outcome.state).toMatchObject({
      language: 'en',
      languageChosen: true,
      finishedForms: { f1: 'FZ-20261122-0001' },
      dialogs: {},
    });
    expect(talk.faults).toHaveLength(1);
    expect(textOf(await talk.say('how long does the review take'))).toContain('How long');
  });

  it('starts afresh after a form of another version', async () => {
    const talk = await Talk.start();
    await talk.say('报告冻结');
    const [form] = (talk.state?.dialogs.dialogStack ?? []) as { state: { version: number } }[];
    if (form) form.state.version = 99;
    expect(textOf(await talk.say('898310148160568'))).toContain('出了点问题');
    expect(textOf(await talk.say('报告冻结'))).toContain('（1/8）');
  });

  it('starts a record of another version anew with its language kept', async () => {
    const talk = await Talk.start();
    const old = { ...newState('en'), languageChosen: true, version: 7 };
    talk.state = old as unknown as ConversationState;
    const outcome = await talk.say('123');
    expect(outcome.state).toMatchObject({ version: 1, language: 'en', languageChosen: true });
    expect(talk.faults).toEqual([]);
  });

  it('passes a failing ticket store on, so that the turn is run again', async () => {
    const down = new Error('disk full');
    const talk = await Talk.start({
      tickets: {
        reserve: () => Promise.reject(down),
        ofConversation: () => Promise.reject(down),
        opened: () => Promise.reject(down),
        openFreeze: () => Promise.reject(down),
        lookUp: () => Promise.reject(down),
      },
    });
    await expect(talk.say('我的工单')).rejects.toBe(down);
    await talk.say('转人工', '审核被退回', '跳过');
    await expect(talk.say('13800138000')).rejects.toBe(down);
    expect(talk.faults).toEqual([]);
  });

  it('keeps the open form when the turn engine gives a message up', async () => {
    const talk = await Talk.start();
    await talk.say('报告冻结', '898310148160568');
    const outcome = await talk.giveUp({ text: '10293847' });
    expect(textOf(outcome)).toContain('之前填写的内容都还在');
    expect(outcome.expects).toBe('terminalId');
    expect(textOf(await talk.say('10293847'))).toContain('（3/8）');
  });

  it('says that a card is no longer valid, and goes on with the open form', async () => {
    const talk = await Talk.start();
    const card = { thaw: { action: 'confirm', form: 'f-unknown' } };
    expect(textOf(await talk.send({ value: card }))).toContain('已经失效');
    await talk.say('报告冻结');
    expect(textOf(await talk.send({ value: card }))).toMatch(/已经失效[\s\S]*（1\/8）/);
  });

  it.each([
    { value: { thaw: 1 } },
    { value: 'x' },
    { value: null },
    { text: '' },
    { text: '   ' },
    {},
  ])('answers an empty or foreign message %j without a fault', async (part) => {
    const talk = await Talk.start();
    expect((await talk.send(part)).replies).toHaveLength(1);
    await talk.say('报告冻结');
    expect(textOf(await talk.send(part))).toContain('（1/8）');
    expect(talk.faults).toEqual([]);
  });

  it('does not stall on 2,000 hostile characters at any field', async () => {
    const talk = await Talk.start();
    const answers = [
      '898310148160568',
      '跳过',
      '拉卡拉',
      '昨天',
      '跳过',
      '都有',
      '跳过',
      '13800138000',
    ];
    await talk.say('报告冻结');
    for (const answer of answers) {
      for (const piece of ['昨天 ', 'yes no ', '一百', '9 ', '改商户号，']) {
        const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
        const saved = talk.state;
        const started = processorTime();
        await talk.say(text);
        expect(processorTime() - started).toBeLessThan(STALL);
        talk.state = saved;
      }
      await talk.say(answer);
    }
  });
});
