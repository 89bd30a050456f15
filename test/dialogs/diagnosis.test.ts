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
  notice: {
    restricted: [
      '机器上写着交易受限',
      '弹出来一句请联系发卡行',
      '短信说触发了风控',
      'it says transaction restricted',
      'contact your card issuer',
      'DO NOT HONOUR',
      '我这显示contact issuer',
    ],
    security: [
      '提示账户存在安全风险',
      '说有新设备登陆',
      'security hold on the account',
      '显示密码错误次数过多',
    ],
    maintenance: [
      '系统维护中',
      '一直显示正在升级',
      'please try again later, system busy',
      '升级到一半就卡住了',
    ],
    violation: [
      '通知说商户违规',
      '短信写的涉嫌虚假交易',
      'penalty notice',
      'it says merchant violation',
    ],
    silent: [
      '屏幕什么都没显示',
      '没收到短信',
      '啥也没有，就刷不了',
      'no message at all',
      'nothing',
      'No.',
    ],
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
  scope: {
    terminal: ['刷不了卡', "it can't charge"],
    funds: ['货款一直没到账', '钱提不出来', 'my payout is on hold'],
    both: ['两样都有', 'Both'],
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
    changed: [
      '上个月搬家了',
      '借给隔壁用过两天',
      '换了地方',
      'we moved to a new shop',
      'I lent it to a friend',
    ],
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
    ['others', '今天天气不错'],
    ['scope', '我很着急'],
  ])('%s: hears no answer in "%s"', (question, said) => {
    expect(read(question, said)).toBe('none');
  });

  it.each([
    ['notice', '提示交易受限，还说有新设备登录', 'restricted+security'],
    ['before', '刷了几笔大额，又搬家了', 'payments+changed'],
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
    const { steps, next } = walk(tree, given('notice.restricted', 'others.?'));
    expect(steps.map(({ question }) => question.id)).toEqual(['notice', 'others']);
    expect(next?.id).toBe('scope');
  });

  it('asks again what an edited tree no longer has', () => {
    const { steps, next } = walk(tree, given('notice.restricted', 'others.gone', 'scope.funds'));
    expect(steps).toHaveLength(1);
    expect(next?.id).toBe('others');
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
  const causesOf = (...answers: string[]) =>
    likelyCauses(tree, walk(tree, given(...answers)).steps).map(({ outcome }) => outcome.cause);

  it.each([
    [['notice.maintenance', 'others.nearby', 'announced.running'], ['cause.maintenance']],
    [['notice.security', 'scope.terminal', 'before.account'], ['cause.account-security']],
    [
      ['notice.restricted', 'others.one', 'scope.funds', 'before.payments'],
      ['cause.abnormal-transactions'],
    ],
    [
      ['notice.restricted', 'others.mine', 'scope.both', 'before.changed'],
      ['cause.violations', 'cause.abnormal-transactions'],
    ],
    [['notice.silent', 'others.one', 'scope.terminal', 'before.usual'], []],
    [['notice.?', 'others.?', 'scope.?', 'before.?'], []],
  ])('after %j names %j', (answers, causes) => {
    expect(causesOf(...answers)).toEqual(causes);
  });

  it('is never certain', () => {
    const { steps } = walk(tree, given('notice.security', 'scope.terminal', 'before.account'));
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
    const { said } = await talk(ASKED, '屏幕显示受限，你帮我看看是什么原因');
    expect(said).toContain('第2问');
  });

  it('asks again when it is asked for in its middle', async () => {
    const { said } = await talk(ASKED, '帮我看看是什么原因');
    expect(said).toMatch(/^第1问/);
  });

  it('forgets what is taken back', async () => {
    const { said } = await talk(ASKED, '显示系统升级', '不清楚', '不清楚', '提示应该是商户违规');
    expect(said).toContain('出问题之前');
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
    const { said } = await talk(ASKED, '不清楚', '不清楚', '不清楚', '不清楚', ASKED);
    expect(said).toContain('第1问');
  });

  it('gives the answers of the last three days to a report, and no older ones', async () => {
    const { talk: conversation } = await talk(ASKED, '交易受限，或联系发卡行', '取消');
    conversation.setClock(new Date('2026-11-24T02:00:00Z'));
    expect((await conversation.say('报告冻结'))[0]?.text).toContain('已经替您填进报告');
    await conversation.say('取消');
    await conversation.say('放弃');
    conversation.setClock(new Date('2026-11-26T02:00:00Z'));
    expect((await conversation.say('报告冻结'))[0]?.text).not.toContain('已经替您填进报告');
  });

  it('goes on after a day, and is closed after three', async () => {
    const { talk: conversation } = await talk(ASKED, '1');
    conversation.setClock(new Date('2026-11-23T02:00:00Z'));
    expect((await conversation.say('1'))[0]?.text).toContain('第3问');
    conversation.setClock(new Date('2026-11-26T02:00:00Z'));
    expect((await conversation.say('审核要多久'))[0]?.text).toContain('审核和解冻需要多久');
    const replies = await conversation.say('谢谢');
    expect(replies.map(({ text }) => text).join()).not.toContain('问：');
  });

  it('keeps to the language of the questions when a notice is quoted in the other', async () => {
    const { said } = await talk(ASKED, 'transaction restricted, please contact issuer');
    expect(said).toContain('第2问');
  });

  it('takes an unreadable notice into the report as it was said', async () => {
    const { talk: conversation } = await talk(ASKED, '屏幕上是乱码啊', '就是乱码嘛', '取消');
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
    expect(ticket?.diagnosis?.answers[0]?.answer).toContain('不清楚（原话：屏幕上是乱码啊');
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
    const started = performance.now();
    expect((await conversation.say(text)).length).toBeGreaterThan(0);
    // Every turn of this conversation runs twice; how fast it is is measured elsewhere.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
