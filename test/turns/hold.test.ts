// While staff have a merchant's chat the bot is silent, in whatever order merchant, staff and clock act.

import fc from 'fast-check';
import { createSupportBot } from '../../src/bot/support-bot';
import { updateAccount } from '../../src/staff/account-store';
import { addStaff } from '../../src/staff/manage';
import type { Store } from '../../src/store/store';
import { checkFiles } from '../../src/tickets/paper';
import { papersOfTicket } from '../../src/tickets/paper-store';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { historyOf } from '../../src/tickets/ticket-change-store';
import { createTicketDirectory, findTicket } from '../../src/tickets/ticket-store';
import { setWakeAt } from '../../src/turns/conversation-store';
import type { Bot } from '../../src/turns/hearing';
import { parseIncoming } from '../../src/turns/incoming';
import { Signal } from '../../src/turns/signal';
import { changeTicket } from '../../src/turns/ticket-changes';
import { Turns } from '../../src/turns/turns';
import { WakeUps } from '../../src/turns/wake-ups';
import { botParts } from '../bot/parts';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { sampleFile } from '../support/sample-files';
import { SteppedClock } from '../support/stepped-clock';
import { openTestStore } from '../support/store';
import { transcript } from '../support/turn-bench';
import { makeTicket } from '../tickets/tickets';

const ORIGIN = { conversationId: 'a', channel: 'directline', userId: 'dl_merchant' };
const MORNING = '2026-11-22T05:00:00Z';
const LI = { id: 'st_li', name: '李敏' };
const WANG = { id: 'st_wang', name: '王丽' };

/** Of the event loop. */
async function rounds(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
}

class Desk {
  store!: Store;
  turns!: Turns;
  number = '';

  constructor(readonly clock = new ManualClock(MORNING)) {}

  /** `delays`: how many rounds of the event loop each turn of the bot takes, in order. */
  async open(delays: number[] = []): Promise<void> {
    this.store = await openTestStore();
    const bot = createSupportBot(await botParts(createTicketDirectory(this.store)));
    const slow: Bot = {
      run: async (request) => {
        await rounds(delays.shift() ?? 0);
        return bot.run(request);
      },
      apologise: (request) => bot.apologise(request),
    };
    const { store, clock } = this;
    const { log } = quietLog();
    const rest = { targets: new Set<never>(), signal: new Signal() };
    this.turns = new Turns({ store, clock, log, bot: slow, ...rest });
    this.number = (await makeTicket(store)).number;
    // The first turn leaves the bot with a state.
    await this.hear('你好');
  }

  accept(text: string) {
    return this.turns.accept(ORIGIN, parseIncoming({ type: 'message', text }));
  }

  async hear(text: string) {
    return this.turns.replies(await this.accept(text));
  }

  async staff(command: TicketCommand, who = LI): Promise<void> {
    const { number, clock, store, turns } = this;
    const order = { number, command, by: 'staff', who: who.name, id: who.id } as const;
    const message = { heading: `${who.name}：` };
    const {
      turns: [turn],
    } = await store.write((db) =>
      changeTicket(
        db,
        { ...order, now: clock.now() },
        { targets: new Set(), tellsMerchant: true, message },
      ),
    );
    if (!turn) return;
    turns.enter(turn);
    await turns.replies(turn);
  }

  /** A reminder falls due. */
  async wake(): Promise<void> {
    const { store, turns, clock } = this;
    await store.write((db) => setWakeAt(db, { id: 'a', wakeAt: clock.now() }));
    const turnsOfWakes = await new WakeUps({ store, turns, clock, log: quietLog().log }).runDue();
    await Promise.all(turnsOfWakes.map((turn) => turns.replies(turn)));
  }

  async said() {
    const rows = await transcript(this.store, 'a');
    return rows.filter((row) => row.visible).map((row) => `${row.role}: ${row.activity.text}`);
  }

  async close(): Promise<void> {
    await this.turns?.stop();
    await this.store?.close();
  }
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => desk.close());

it('tells the merchant who took over, then leaves the chat to staff', async () => {
  await desk.open();
  await desk.staff({ do: 'claim', staff: LI });
  expect(await desk.hear('为什么会被冻结')).toEqual([]);
  await desk.staff({ do: 'reply', text: '您好，请问机器上显示什么？' });
  const said = await desk.said();
  expect(said.at(-3)).toContain('工作人员李敏已接手您的工单');
  expect(said.slice(-2)).toEqual([
    'merchant: 为什么会被冻结',
    'staff: 李敏：\n您好，请问机器上显示什么？',
  ]);
});

it('puts what the merchant writes meanwhile into the ticket, and the clock of the queue runs', async () => {
  await desk.open();
  await desk.staff({ do: 'claim', staff: LI });
  await desk.staff({ do: 'reply', text: '请稍等' });
  expect((await findTicket(desk.store.read, desk.number))?.awaitingSince).toBeUndefined();
  await desk.hear('屏幕写着交易受限');
  const ticket = await findTicket(desk.store.read, desk.number);
  expect(ticket?.messages).toMatchObject([{ text: '屏幕写着交易受限' }]);
  expect(ticket?.awaitingSince).toBeDefined();
});

it('keeps papers that come meanwhile with the ticket', async () => {
  await desk.open();
  await desk.staff({ do: 'claim', staff: LI });
  const incoming = parseIncoming({ type: 'message', text: '这是执照' });
  const files = checkFiles([sampleFile('执照.png')]);
  const accepted = await desk.turns.accept(ORIGIN, incoming, { files });
  expect(await desk.turns.replies(accepted)).toEqual([]);
  const ticket = await findTicket(desk.store.read, desk.number);
  expect(ticket?.papers?.received).toMatchObject([{ name: '执照.png', type: 'image/png' }]);
  expect(await papersOfTicket(desk.store.read, desk.number)).toHaveLength(1);
});

it('answers again after the chat was handed back, with the open form where it was', async () => {
  await desk.open();
  await desk.hear('报告冻结');
  await desk.staff({ do: 'claim', staff: LI });
  await desk.hear('898310148160568');
  await desk.staff({ do: 'hand-back' });
  const said = await desk.said();
  expect(said.at(-2)).toContain('现在由我继续回答您');
  expect(said.at(-1)).toContain('（1/8）您的商户号是多少');
});

it('drops what the bot was about to say when staff took the chat meanwhile', async () => {
  await desk.open([0, 50]);
  const slow = await desk.accept('POS机为什么会被冻结');
  await desk.staff({ do: 'claim', staff: LI });
  expect(await desk.turns.replies(slow)).toEqual([]);
  const history = await historyOf(desk.store.read, desk.number);
  expect(history.map(({ kind }) => kind)).toEqual(['created', 'claimed', 'message']);
});

describe('what still waits for more', () => {
  const clock = new SteppedClock(MORNING);
  beforeEach(async () => {
    await desk.close();
    desk = new Desk(clock);
    await desk.open();
  });

  it('goes to the ticket when staff take the chat, each message as its own', async () => {
    await desk.accept('唧唧呱呱');
    await desk.accept('qwert zuiop');
    await clock.untilSleeping();
    await desk.staff({ do: 'claim', staff: LI });
    const ticket = await findTicket(desk.store.read, desk.number);
    expect(ticket?.messages?.map(({ text }) => text)).toEqual(['唧唧呱呱', 'qwert zuiop']);
    expect((await desk.said()).at(-1)).toContain('工作人员李敏已接手您的工单');
  });

  it('does not wait while staff have the chat', async () => {
    await desk.staff({ do: 'claim', staff: LI });
    expect(await desk.hear('qwert zuiop')).toEqual([]);
    expect(clock.sleeping).toBe(0);
  });
});

it('puts a reminder off until the chat is the bot’s again', async () => {
  await desk.open();
  await desk.hear('报告冻结');
  await desk.staff({ do: 'claim', staff: LI });
  const before = await desk.said();
  desk.clock.advance(25 * 3_600_000);
  await desk.wake();
  expect(await desk.said()).toEqual(before);
  const row = await desk.store.read
    .selectFrom('conversations')
    .select('wake_at')
    .executeTakeFirstOrThrow();
  expect(row.wake_at).toBeGreaterThan(desk.clock.now());
});

it('asks for a rating only when the chat is the bot’s again', async () => {
  await desk.open();
  await desk.staff({ do: 'claim', staff: LI });
  await desk.staff({ do: 'set', status: 'waiting', note: '请补小票' });
  expect((await desk.said()).at(-1)).toContain('请补小票');
  await desk.staff({ do: 'set', status: 'resolved' });
  expect((await desk.said()).at(-1)).toContain('满意');
  expect(await desk.hear('POS机为什么会被冻结')).not.toEqual([]);
});

it('lets only the one who has the chat write into it', async () => {
  await desk.open();
  await expect(desk.staff({ do: 'reply', text: '您好' })).rejects.toThrow('claim the ticket first');
  await desk.staff({ do: 'claim', staff: LI });
  await expect(desk.staff({ do: 'reply', text: '您好' }, WANG)).rejects.toThrow('is with 李敏');
  await expect(desk.staff({ do: 'release' }, WANG)).rejects.toThrow('is with 李敏');
  await desk.staff({ do: 'assign', staff: WANG });
  await desk.staff({ do: 'reply', text: '我来继续' }, WANG);
  expect((await desk.said()).at(-1)).toBe('staff: 王丽：\n我来继续');
});

describe('with two tickets of one conversation', () => {
  const second = async () => (await makeTicket(desk.store, 'a')).number;

  it('gives the chat to one person only', async () => {
    await desk.open();
    await desk.staff({ do: 'claim', staff: LI });
    desk.number = await second();
    await expect(desk.staff({ do: 'claim', staff: WANG }, WANG)).rejects.toThrow('is with 李敏');
    await desk.staff({ do: 'claim', staff: LI });
  });

  it('asks nothing about the one while staff talk about the other', async () => {
    await desk.open();
    await desk.staff({ do: 'claim', staff: LI });
    desk.number = await second();
    await desk.staff({ do: 'set', status: 'resolved' });
    expect((await desk.said()).at(-1)).toContain('已处理完毕');
    expect((await desk.said()).join('\n')).not.toContain('满意');
  });

  it('is the bot’s again only when neither is held', async () => {
    await desk.open();
    const first = desk.number;
    await desk.staff({ do: 'claim', staff: LI });
    desk.number = await second();
    await desk.staff({ do: 'claim', staff: LI });
    await desk.staff({ do: 'hand-back' });
    expect((await desk.said()).join('\n')).not.toContain('现在由我继续回答您');
    expect(await desk.hear('POS机为什么会被冻结')).toEqual([]);
    desk.number = first;
    await desk.staff({ do: 'hand-back' });
    expect((await desk.said()).at(-1)).toContain('现在由我继续回答您');
  });
});

it('tells staff of a file that was not kept, since the bot tells nobody', async () => {
  await desk.open();
  await desk.staff({ do: 'claim', staff: LI });
  const incoming = parseIncoming({ type: 'message', text: '' });
  const files = checkFiles([sampleFile('合同.exe')]);
  await desk.turns.replies(await desk.turns.accept(ORIGIN, incoming, { files }));
  const ticket = await findTicket(desk.store.read, desk.number);
  expect(ticket?.messages).toMatchObject([{ text: '[合同.exe: wrong-type]' }]);
});

it('ends with the account of whoever has the chat', async () => {
  await desk.open();
  const { account } = await desk.store.write((db) =>
    addStaff(
      db,
      { login: 'li', name: '李敏', role: 'agent', language: 'en' },
      { by: { id: null, name: 'root' }, now: 0 },
    ),
  );
  await desk.staff({ do: 'claim', staff: account });
  expect(await desk.hear('POS机为什么会被冻结')).toEqual([]);
  await desk.store.write((db) => updateAccount(db, account.id, { disabled_at: 1 }));
  expect(await desk.hear('POS机为什么会被冻结')).not.toEqual([]);
});

it('keeps private notes from the merchant', async () => {
  await desk.open();
  const before = await transcript(desk.store, 'a');
  await desk.staff({ do: 'remark', text: '像是套现，先别回' });
  expect(await transcript(desk.store, 'a')).toEqual(before);
});

type Step =
  | { do: 'say'; text: string }
  | { do: 'wake' }
  | { do: 'staff'; command: TicketCommand }
  | { do: 'settle' }
  | { do: 'pass'; rounds: number };

const TEXTS = [
  ...[
    '报告冻结',
    '为什么冻结',
    '取消',
    '是',
    '确认提交',
    '我的工单',
    '撤回工单',
    '拉卡拉，昨天冻的',
  ],
  ...['English', 'help', '898310148160568', '👎 没帮助', '转人工', '13800138000'],
];
const COMMANDS: TicketCommand[] = [
  { do: 'claim', staff: LI },
  { do: 'claim', staff: LI },
  { do: 'reply', text: '您好' },
  { do: 'hand-back' },
  { do: 'release' },
  { do: 'remark', text: '内部' },
  { do: 'set', status: 'waiting', note: '请补资料' },
  { do: 'set', status: 'resolved' },
  { do: 'set', status: 'closed', reason: 'solved' },
  { do: 'set', status: 'open' },
];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS).map((text) => ({ do: 'say', text }) as Step) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...COMMANDS).map((command) => ({ do: 'staff', command }) as Step),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'wake' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'settle' }) },
  { weight: 4, arbitrary: fc.nat(6).map((count) => ({ do: 'pass', rounds: count }) as Step) },
);

/** Where in the conversation staff had the chat: the event of each change stands at the place of its commit. */
function heldPlaces(rows: Awaited<ReturnType<typeof transcript>>): Set<number> {
  const places = new Set<number>();
  let held = false;
  for (const row of rows) {
    const value = row.activity.name === 'thaw/ticket' ? row.activity.value : undefined;
    if (value) held = value.held;
    else if (held) places.add(row.seq);
  }
  return places;
}

it('says not a word while staff have the chat, and loses none of the merchant’s', async () => {
  const asked = {
    steps: fc.array(step, { maxLength: 30 }),
    delays: fc.array(fc.nat(12), { minLength: 10, maxLength: 20 }),
  };
  await fc.assert(
    fc.asyncProperty(fc.record(asked), async ({ steps, delays }) => {
      const each = new Desk();
      await each.open(delays);
      const running: Promise<unknown>[] = [];
      for (const [index, action] of steps.entries()) {
        if (action.do === 'say') running.push(each.hear(`${action.text} ${index}`));
        // What is refused (a reply without the chat) changes nothing.
        if (action.do === 'staff') running.push(each.staff(action.command).catch(() => {}));
        if (action.do === 'wake') running.push(each.wake());
        if (action.do === 'pass') await rounds(action.rounds);
        if (action.do === 'settle') await Promise.all(running.splice(0));
      }
      await Promise.all(running);
      await checkSilence(each);
      await each.close();
    }),
    { numRuns: 150, seed: 20261124 },
  );
}, 240_000);

async function checkSilence(each: Desk): Promise<void> {
  const rows = await transcript(each.store, 'a');
  const held = heldPlaces(rows);
  const news = new Set(rows.filter((r) => r.activity.name === 'thaw/ticket').map((r) => r.seq));
  const spoken = rows.filter(
    (row) => row.role === 'bot' && row.visible && held.has(row.seq) && !news.has(row.reply_to ?? 0),
  );
  expect(spoken.map((row) => row.activity.text)).toEqual([]);
  const history = await historyOf(each.store.read, each.number);
  const kept = history.filter(({ kind }) => kind === 'message').map(({ text }) => text);
  const said = rows.filter((row) => row.role === 'merchant');
  const answered = new Set(rows.filter((row) => row.role === 'bot').map((row) => row.reply_to));
  // What was joined to a later message is answered with that one.
  const isAnswered = (row: (typeof said)[number]) => answered.has(row.reply_to ?? row.seq);
  const lost = said.filter((row) => !isAnswered(row) && !kept.includes(row.activity.text));
  expect(lost.map((row) => row.activity.text)).toEqual([]);
}
