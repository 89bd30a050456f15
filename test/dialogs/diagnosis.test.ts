// The guided diagnosis piece by piece: reading answers, walking the tree, weighing causes, filling the report.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { answerInWords, answerSaidExactly } from '../../dialogs/diagnosis/read-answer';
import { walk } from '../../dialogs/diagnosis/record';
import { likelyCauses, shareOf } from '../../dialogs/diagnosis/weigh';
import type { Given } from '../../dialogs/turn/memory';
import { diagnosisSchema } from '../../src/knowledge/diagnosis';
import { ROOT } from '../bot/parts';
import { BotConversation } from '../conversations/conversation';
import { processorTime } from '../support/processor-time';
import { cnToTraditional } from './traditional';

const tree = diagnosisSchema.parse(
  parse(readFileSync(join(ROOT, 'knowledge', 'diagnosis.yaml'), 'utf8')),
);

function questionNamed(id: string) {
  const question = tree.questions.find((each) => each.id === id);
  if (!question) throw new Error(`no question ${id}`);
  return question;
}

function read(id: string, said: string): string {
  const question = questionNamed(id);
  const exact = answerSaidExactly(question, said);
  if (exact) return exact.id;
  const found = answerInWords(question, said);
  if (found.kind === 'several') return found.answers.map((answer) => answer.id).join('+');
  return found.kind === 'one' ? found.answer.id : 'none';
}

function given(...answers: string[]): Given[] {
  return answers.map((each) => {
    const [question = '', answer = ''] = each.split('.');
    return { question, answer: answer === '?' ? null : answer };
  });
}

const SAID: Record<string, Record<string, string[]>> = {
  card: {
    works: [
      '能',
      '可以的',
      '换了张建行的就可以刷',
      '刚才农行的卡刷不了，换招行的可以刷',
      '别的卡可以',
      '就他那张卡不行',
      '有的卡行有的卡不行',
      '其他卡都正常',
      'Yes',
      'another card works',
      'the other card went through',
      "only this card doesn't work",
      'some cards do, some cards do not',
    ],
    none: [
      '不行',
      '刷不了',
      '哪张都刷不了',
      '换了三家银行的也不行',
      '不管啥卡都不行',
      '一张都刷不出来',
      '昨天还能刷，今天什么卡都没反应',
      'No',
      'no card works',
      "it won't take any card",
      'tried four banks, all declined',
      'other cards fail as well',
    ],
    money: [
      '卡能刷，就是钱没到账',
      '刷卡没问题，货款三天没来',
      'cards go through but no money comes',
      'cards are fine, my payout is on hold',
    ],
    untried: [
      '还没试',
      '没有别的卡可以试',
      '现在没客人，怎么试',
      "I haven't tried",
      'there is no other card here',
    ],
  },
  notice: {
    issuer: [
      '弹出来一句请联系发卡行',
      '交易受限，请联系发卡行',
      '交易失败，请与发卡银行联系',
      '此卡有误，请换卡重试',
      '05',
      '显示05',
      '错误代码：51',
      '显示密码错误次数过多',
      'contact your card issuer',
      'DO NOT HONOUR',
      'code 05',
      'it just says declined',
      '我这显示contact issuer',
    ],
    invalid: [
      '商户未登记',
      '无效商户',
      '终端未登记，请联系收单行',
      '代码97',
      'A 03 error code, invalid merchant',
      'terminal not registered',
    ],
    'sign-in': [
      '请重新签到',
      '校验错，请重新签到',
      'A0',
      'it shows A0',
      'please sign on',
      'MAC error',
    ],
    wait: [
      '系统繁忙',
      '交易超时，请重试',
      '一直通讯失败',
      '返回码96',
      'please try again later, system busy',
      'timed out',
    ],
    restricted: [
      '机器上写着交易受限',
      '短信说触发了风控',
      '提示商户已停用',
      'it says transaction restricted',
      'merchant suspended',
    ],
    security: ['提示账户存在安全风险', '说有新设备登陆', 'security hold on the account'],
    maintenance: ['系统维护中', '一直显示正在升级', '系统维护，请稍后再试', '升级到一半就卡住了'],
    violation: [
      '通知说商户违规',
      '短信写的涉嫌虚假交易',
      'penalty notice',
      'it says merchant violation',
    ],
    moved: ['短信说我涉嫌移机', '终端位置异常，已限制交易', 'the text says the terminal was moved'],
    inactive: ['因长期未交易已停用', 'suspended for inactivity'],
    dispute: ['有一笔调单', '收到拒付通知', 'a chargeback notice'],
    silent: [
      '屏幕什么都没显示',
      '没收到短信',
      '啥也没有，就刷不了',
      'no message at all',
      'nothing',
      'No.',
    ],
  },
  qr: {
    works: ['能', '扫码还能收', '微信可以', '正常', 'Yes', 'QR still works', 'wechat is fine'],
    dead: [
      '扫码也不行',
      '也不行',
      '不能',
      '微信支付宝都不行',
      'No',
      "QR doesn't either",
      'neither',
    ],
    without: ['我们没开通', '只能刷卡', "we don't take QR", 'cards only'],
  },
  others: {
    one: ['就我这台', '只有我这一台', '隔壁正常', 'only mine', 'just this one'],
    mine: ['店里两台都这样', '我名下三台都停了', 'both terminals in my shop', 'all our machines'],
    nearby: [
      '隔壁店也不行',
      '整条街都刷不了',
      '附近好几家一起坏了',
      'the shop next door too',
      'everyone in the mall',
    ],
  },
  announced: {
    running: ['有', '有的', '看到公告了，说到今晚', 'Yes', 'yes, until tomorrow'],
    over: ['有，但是昨天就结束了', '时间已经过了', 'it is already over'],
    none: ['没有', '没看到通知', '我没收到', 'no', "I haven't seen any", 'nothing'],
  },
  payout: {
    arrived: ['到了', '都到了', '前天的已经到账', '钱没问题', 'yes', 'it has arrived', 'got paid'],
    missing: [
      '没有',
      '货款一直没到账',
      '钱提不出来',
      '机器和钱都冻了',
      'no',
      "it hasn't arrived",
      'my payout is on hold',
    ],
  },
  earlier: {
    latest: ['只有昨天的没到', '就一笔没到', '前几天的到了', "only today's", 'the last one'],
    all: ['前几天的也没到', '三天了都没到', '一分都没有', 'earlier days too', 'nothing for a week'],
    noticed: ['App上写着风控审核', '显示待处理', 'it says under review', 'on hold'],
    paid: [
      '显示已到账，卡里没有',
      '显示已到账，卡上没有',
      '写着打款失败',
      'shown as paid but not in my account',
    ],
  },
  before: {
    payments: [
      '前天收了几笔大额的',
      '半夜有人刷卡',
      '双十一搞活动',
      'a few big orders in one day',
      'late at night',
    ],
    account: [
      '密码可能泄露了',
      '点过一个陌生链接',
      '有人上门维修过机器',
      'someone had my password',
    ],
    moved: ['上个月搬家了', '换了地方', '带到外地摆摊用过', 'we moved to a new shop'],
    business: ['借给隔壁用过两天', '改卖烟酒了', 'I lent it to a friend'],
    changed: ['换了地方、生意，或借人用过', 'Moved, other business, or lent out'],
    dispute: ['有个顾客投诉要退钱', '有人说那笔他没刷过', 'a chargeback', 'a customer complained'],
    unused: ['三个月没用过', '店里停业了半年', 'it was in the drawer', "we hadn't used it"],
    updated: ['早上刚更新过', 'it had an update in the morning'],
    usual: ['没有', '没什么特别的', '跟平时一样', 'no', 'all as usual', 'nothing special'],
  },
};

const CASES = Object.entries(SAID).flatMap(([question, answers]) =>
  Object.entries(answers).flatMap(([answer, texts]) =>
    texts.map((text) => [question, text, answer] as const),
  ),
);

describe('reading an answer', () => {
  it.each(CASES)('%s: takes "%s" for %s', (question, said, answer) => {
    expect(read(question, said)).toBe(answer);
  });

  it.each(CASES.filter(([, said]) => /\p{Script=Han}/u.test(said)))(
    '%s: reads "%s" in traditional characters',
    (question, said, answer) => {
      expect(read(question, cnToTraditional(said))).toBe(answer);
    },
  );

  it.each([
    ['before', '没有大额交易'],
    ['before', '没有刷过大额的'],
    ['before', 'no large payments'],
    ['before', "we didn't have any large payments"],
    ['notice', '不是系统维护'],
    ['notice', 'it is not maintenance'],
    ['notice', '显示 51 秒后重启'],
    ['notice', '排了05个人'],
    ['others', '今天天气不错'],
    ['payout', '我很着急'],
  ])('%s: hears no answer in "%s"', (question, said) => {
    expect(read(question, said)).toBe('none');
  });

  it.each([
    ['notice', '提示违规，还说有新设备登录', 'violation+security'],
    ['card', '农行的能刷，别的都刷不了', 'works+none'],
    ['before', '刷了几笔大额，又搬家了', 'payments+moved'],
  ])('%s: hears several answers in "%s"', (question, said, answers) => {
    expect(read(question, said)).toBe(answers);
  });

  it('does not count words that answered another question', () => {
    const security = questionNamed('notice').answers.filter(({ id }) => id === 'security');
    const said = 'security alert, somebody logged in';
    expect(answerInWords(questionNamed('before'), said)).toMatchObject({ kind: 'one' });
    expect(answerInWords(questionNamed('before'), said, security)).toEqual({ kind: 'none' });
  });
});

describe('walking the tree', () => {
  it('leads from answer to answer, and past "not sure"', () => {
    const { steps, next } = walk(tree, given('card.none', 'notice.silent', 'qr.?'));
    expect(steps.map(({ question }) => question.id)).toEqual(['card', 'notice', 'qr']);
    expect(next?.id).toBe('others');
  });

  it('asks again what an edited tree no longer has', () => {
    const { steps, next } = walk(tree, given('card.none', 'notice.gone', 'qr.works'));
    expect(steps).toHaveLength(1);
    expect(next?.id).toBe('notice');
  });

  it('ends on every path', () => {
    const visit = (answers: Given[]): number => {
      const { next } = walk(tree, answers);
      if (!next) return 1;
      const ways = [...next.answers.map(({ id }) => id), null];
      return ways.reduce(
        (sum, answer) => sum + visit([...answers, { question: next.id, answer }]),
        0,
      );
    };
    expect(visit([])).toBeGreaterThan(100);
  });
});

describe('weighing the causes', () => {
  it.each([
    ['card.works', 'screen.card-problem'],
    ['card.untried notice.issuer qr.works payout.arrived before.usual', 'screen.card-problem'],
    [
      'card.none notice.issuer qr.works payout.arrived before.usual',
      'screen.terminal-not-registered',
    ],
    [
      'card.none notice.invalid qr.works payout.arrived before.usual',
      'screen.terminal-not-registered',
    ],
    ['card.none notice.invalid qr.dead others.mine before.usual', 'screen.merchant-invalid'],
    [
      'card.none notice.silent qr.works payout.arrived before.moved',
      'cause.moved screen.terminal-not-registered',
    ],
    ['card.none notice.sign-in', 'screen.sign-in-again'],
    ['card.none notice.wait others.one before.usual', 'screen.wait-and-retry'],
    ['card.none notice.silent qr.dead others.nearby announced.none', 'cause.maintenance'],
    ['card.? notice.maintenance others.nearby announced.running', 'cause.maintenance'],
    ['card.none notice.security payout.arrived before.account', 'cause.account-security'],
    ['card.none notice.restricted payout.missing before.payments', 'cause.abnormal-transactions'],
    [
      'card.none notice.restricted payout.missing before.business',
      'cause.violations cause.abnormal-transactions',
    ],
    [
      'card.none notice.restricted payout.arrived before.dispute',
      'cause.dispute cause.abnormal-transactions',
    ],
    ['card.none notice.inactive payout.arrived before.unused', 'cause.inactive'],
    ['card.money earlier.latest', 'money.not-arrived'],
    ['card.money earlier.all before.usual', 'money.held'],
    ['card.money earlier.noticed before.payments', 'money.held cause.abnormal-transactions'],
    ['card.money earlier.paid', 'money.settlement-card'],
    ['card.none notice.silent qr.dead others.one before.usual', ''],
    ['card.? notice.? qr.? others.? before.?', ''],
  ])('after "%s" names "%s"', (answers, causes) => {
    const { steps, next } = walk(tree, given(...answers.split(' ')));
    expect(next).toBeUndefined();
    expect(
      likelyCauses(tree, steps)
        .map(({ outcome }) => outcome.cause)
        .join(' '),
    ).toBe(causes);
  });

  it('is never certain', () => {
    const { steps } = walk(
      tree,
      given('card.?', 'notice.security', 'payout.arrived', 'before.account'),
    );
    const [first] = likelyCauses(tree, steps);
    if (!first) throw new Error('no cause');
    expect(shareOf(first, steps)).toBeGreaterThan(0.5);
    expect(shareOf(first, steps)).toBeLessThan(1);
  });

  it('can name each cause that the file lists', () => {
    for (const { cause } of tree.causes) {
      const strongest = tree.questions.flatMap(({ answers }) => answers);
      expect(Math.max(...strongest.map(({ points }) => points[cause] ?? 0))).toBeGreaterThan(1);
    }
  });
});

async function talk(...texts: string[]): Promise<{ said: string; talk: BotConversation }> {
  const conversation = new BotConversation('diagnosis');
  let said = '';
  for (const text of texts) {
    const replies = await conversation.say(text);
    said = replies.map(({ text: line }) => line).join('\n');
  }
  return { said, talk: conversation };
}

describe('the dialog', () => {
  const ASKED = '帮我找出原因';

  it('takes what the wish to be helped tells besides', async () => {
    const { said } = await talk(ASKED, '屏幕显示受限，你帮我看看是什么原因', '哪张都刷不了');
    expect(said).toMatch(/已经说到：受限.*第3问：前几天/s);
  });

  it.each([
    ['试了下工行的，好使', '这看起来不是冻结'],
    ['tried mine and it works fine', 'does not look like a freeze'],
    ['邮政的建设的都不好使', '第2问：机器屏幕'],
    ['借记卡信用卡都试过，没反应', '第2问：机器屏幕'],
    ['his visa failed, then a card of another bank was fine', 'does not look like a freeze'],
    ['cards are fine but nothing has been paid out', 'Question 2: Is only the latest'],
    ['能刷能收，可钱没下来', '第2问：没到的是'],
    ['机器没毛病，就是钱迟迟不到账', '第2问：没到的是'],
    ["the machine is fine but my money doesn't arrive", 'Question 2: Is only the latest'],
  ])('understands from general words what works and what does not: %s', async (text, says) => {
    const { said } = await talk(/[a-z]{3}/.test(text) ? 'help me find out why' : ASKED, text);
    expect(said).toContain(says);
  });

  it('does not end before it has asked', async () => {
    const { said } = await talk('上个月还刷得了，你帮我看看是什么原因');
    expect(said).toContain('第1问');
  });

  it('asks again when it is asked for in its middle', async () => {
    const { said } = await talk(ASKED, '帮我看看是什么原因');
    expect(said).toMatch(/^第1问/);
  });

  it('forgets what is taken back', async () => {
    const { said } = await talk(ASKED, '2', '显示系统升级', '不清楚', '提示应该是商户违规');
    expect(said).toContain('第3问：前几天');
    expect(said).not.toContain('已经说到');
  });

  it('takes the day of the freeze, and no other day, into the report', async () => {
    const { talk: conversation } = await talk(ASKED, '昨天冻的');
    expect((await conversation.say('上一步'))[0]?.text).toContain('第1问');
    await conversation.say('取消');
    await conversation.say('报告冻结');
    await conversation.say('898310148160568');
    await conversation.say('跳过');
    expect((await conversation.say('拉卡拉'))[0]?.text).toContain('（5/8）');
    const { said } = await talk(ASKED, '昨天做的系统维护');
    expect(said).not.toContain('冻结时间');
  });

  it('starts anew when it is asked for again after its end', async () => {
    const { said } = await talk(ASKED, ...Array(5).fill('不清楚'), ASKED);
    expect(said).toContain('第1问');
  });

  it('gives the answers of the last three days to a report, and no older ones', async () => {
    const { talk: conversation } = await talk(ASKED, '2', '提示交易受限', '取消');
    conversation.setClock(new Date('2026-11-24T02:00:00Z'));
    expect((await conversation.say('报告冻结'))[0]?.text).toContain('已经替您填进报告');
    await conversation.say('取消');
    await conversation.say('放弃');
    conversation.setClock(new Date('2026-11-26T02:00:00Z'));
    expect((await conversation.say('报告冻结'))[0]?.text).not.toContain('已经替您填进报告');
  });

  it('goes on after a day, and is closed after three', async () => {
    const { talk: conversation } = await talk(ASKED, '2');
    conversation.setClock(new Date('2026-11-23T02:00:00Z'));
    expect((await conversation.say('1'))[0]?.text).toContain('第3问');
    conversation.setClock(new Date('2026-11-26T02:00:00Z'));
    expect((await conversation.say('审核要多久'))[0]?.text).toContain('审核和解冻需要多久');
    const replies = await conversation.say('谢谢');
    expect(replies.map(({ text }) => text).join()).not.toContain('问：');
  });

  it('keeps to the language of the questions when a notice is quoted in the other', async () => {
    const asked = await talk(ASKED, '2', 'transaction restricted, please contact issuer');
    expect(asked.said).toContain('第3问');
    const { said } = await talk(ASKED, 'transaction restricted, please contact issuer');
    expect(said).toContain('第1问');
  });

  it('takes an unreadable notice into the report as it was said', async () => {
    const { talk: conversation } = await talk(ASKED, '2', '屏幕上是乱码啊', '就是乱码嘛', '取消');
    await conversation.say('报告冻结');
    for (const text of [
      '898310148160568',
      '跳过',
      '拉卡拉',
      '昨天',
      '资金',
      '没有',
      '13800138000',
      '跳过',
      '确认',
    ])
      await conversation.say(text);
    const [ticket] = await conversation.tickets();
    expect(ticket?.fields.notice).toBe('屏幕上是乱码啊\n就是乱码嘛');
    expect(ticket?.diagnosis?.answers[1]?.answer).toContain('不清楚（原话：屏幕上是乱码啊');
  });

  it.each([
    ['letters', '大额'.repeat(1000)],
    ['digits', '1'.repeat(2000)],
    ['spaces', `a${' '.repeat(1998)}b`],
    ['denials', '没有'.repeat(1000)],
    ['English denials', "didn't have ".repeat(160)],
    ['quotes', '“'.repeat(2000)],
  ])('answers 2,000 characters of %s at once', async (_what, text) => {
    const { talk: conversation } = await talk(ASKED);
    const started = processorTime();
    expect((await conversation.say(text)).length).toBeGreaterThan(0);
    // Every turn of this conversation runs twice; how fast it is is measured elsewhere.
    expect(processorTime() - started).toBeLessThan(2000);
  });
});
