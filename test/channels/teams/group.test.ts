// A group reads along: knowledge is told there, and one person's business goes on in that person's own chat.

import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { TeamsCloud } from '../../support/teams-cloud';
import { BOT_ID, type Person, person, type TeamsActivity } from '../../support/teams-person';
import { shownText } from '../../support/teams-shown';

let cloud: TeamsCloud;
let app: TestApp;
let people = 0;

beforeAll(async () => {
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp(cloud.env, clock);
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
});

const someone = (): Person => person(cloud, { id: `29:p${++people}`, name: `Person ${people}` });

/** What the bot sent there since; waits for at least one. */
async function answersIn(conversationId: string, after = 0): Promise<TeamsActivity[]> {
  return until(() => {
    const sent = cloud.sent(conversationId).slice(after);
    return sent.length > 0 ? sent : undefined;
  });
}

const post = async (activity: TeamsActivity) => {
  const response = await cloud.post(app.url, activity);
  expect(response.status).toBe(200);
};

/** Everything in it that a person may read. */
const textOf = (activity: TeamsActivity): string => JSON.stringify(activity);

let groups = 0;
const newGroup = () => `19:g${++groups}@thread.v2`;

describe('in a group', () => {
  it('answers a question to which it is called by name, with knowledge', async () => {
    const group = someone().group(newGroup());
    await post(group.mentioning('How long does the review take?'));
    const [answer] = await answersIn(group.conversationId);
    expect(answer?.text).toMatch(/working days/);
  });

  it('leaves its own name out of what was said, however often it stands there', async () => {
    const group = someone().group(newGroup());
    const called = group.mentioning('<at>Thaw</at> English <at>Thaw</at>');
    await post(called);
    const [answer] = await answersIn(group.conversationId);
    expect(answer?.text).toMatch(/English/);
    expect(textOf(answer ?? {})).not.toContain('did not understand');
  });

  it('keeps silent while people talk to each other', async () => {
    const id = newGroup();
    const [lin, wu] = [someone().group(id), someone().group(id)];
    await post(lin.message('How long does the review take?'));
    await post(
      lin.message('<at>Wu</at> 你的机器好了吗', {
        entities: [{ type: 'mention', text: '<at>Wu</at>', mentioned: { id: '29:wu' } }],
      }),
    );
    await post(wu.mentioning('hello'));
    await answersIn(id);
    expect(cloud.sent(id)).toHaveLength(1);
  });

  it.each([
    ['a channel', (who: Person) => who.channel('19:shops@thread.tacv2', '1700000000001')],
    ['the chat of a meeting', (who: Person) => who.meeting('19:meeting_x@thread.v2')],
  ])('does the same in %s, and answers in the same thread', async (_, chatOf) => {
    const chat = chatOf(someone());
    await post(chat.message('我要报告冻结'));
    await post(chat.mentioning('我要报告冻结'));
    const [answer] = await answersIn(chat.conversationId);
    expect(answer?.locale).toBe('zh-Hans');
    expect(textOf(answer ?? {})).toContain('单独聊');
  });

  it('says what it is for when it is put there', async () => {
    const group = someone().group(newGroup());
    await post(
      group.activity({
        type: 'conversationUpdate',
        membersAdded: [{ id: BOT_ID }],
        locale: 'zh-CN',
      }),
    );
    const [greeting] = await answersIn(group.conversationId);
    expect(greeting?.text).toContain('@我');
    await post(group.activity({ type: 'installationUpdate', action: 'add' }));
    await post(group.mentioning('POS机为什么会被冻结'));
    await answersIn(group.conversationId, 1);
    expect(cloud.sent(group.conversationId)).toHaveLength(2);
  });

  it('welcomes nobody who joins the group', async () => {
    const newcomer = someone();
    const group = newcomer.group(newGroup());
    const { id } = newcomer;
    await post(group.activity({ type: 'conversationUpdate', membersAdded: [{ id }] }));
    await post(group.mentioning('hello'));
    await answersIn(group.conversationId);
    expect(cloud.sent(group.conversationId)).toHaveLength(1);
  });

  it.each([
    ['a merchant ID', '我的商户号是898310148160568，机器被冻了'],
    ['a telephone number', 'please call me back on 13800138000'],
    ['a report', '报告冻结'],
    ['a wish for a person', 'I want to talk to a person'],
    ['a question after a ticket', '我的工单到哪一步了'],
    ['a ticket number', 'what about FZ-20261122-0001?'],
    ['a card number', '卡号 6222 0212 3456 7890 123 刷不了'],
    ['the search for the cause', '帮我找出原因'],
    ['a complaint', '我要投诉你们'],
  ])('leads to the own chat with %s', async (_, text) => {
    const group = someone().group(newGroup());
    await post(group.mentioning(text));
    const [answer] = await answersIn(group.conversationId);
    const [card] = answer?.attachments ?? [];
    expect(card?.content.body.at(-1).actions).toMatchObject([
      { type: 'Action.OpenUrl', url: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//) },
    ]);
    for (const word of ['898310148160568', '13800138000', 'FZ-2026', '6222', '（1/8）']) {
      expect(textOf(answer ?? {})).not.toContain(word);
    }
  });

  it('takes no file, and asks for it in the own chat', async () => {
    const group = someone().group(newGroup());
    const contentUrl = `${cloud.serviceUrl}v3/attachments/1/views/original`;
    const attachments = [{ contentType: 'image/png', contentUrl, name: 'slip.png' }];
    await post(group.mentioning('here it is', { attachments }));
    const [answer] = await answersIn(group.conversationId);
    expect(textOf(answer ?? {})).toContain('send it again in our own chat');
    expect(cloud.calls.some(({ path }) => path.includes('attachments/1'))).toBe(false);
  });

  it('hears a tap on its own buttons without its name', async () => {
    const group = someone().group(newGroup());
    await post(group.message('', { value: { thaw: { action: 'confirm', form: 'x' } } }));
    const [answer] = await answersIn(group.conversationId);
    expect(textOf(answer ?? {})).toContain('private');
  });
});

describe('the own chat', () => {
  it('opens by itself and goes on with what was written in the group', async () => {
    const wu = someone();
    const group = wu.group(newGroup());
    await post(group.mentioning('我的机器昨天下午被冻了'));
    await answersIn(group.conversationId);
    await post(group.mentioning('好的，商户号 898310148160568'));
    const created = await until(() =>
      cloud.calls.find(
        ({ path, body }) => path === '/v3/conversations' && body.members[0].id === wu.id,
      ),
    );
    expect(created.body).toMatchObject({ isGroup: false, bot: { id: BOT_ID } });
    const own = await until(() =>
      cloud.calls.find(({ path, body }) => /a:created/.test(path) && body.recipient?.id === wu.id),
    );
    expect(shownText(own.body)).toMatch(/^您在群里说的/);
    expect(shownText(own.body)).toMatch(/昨天下午/);
    expect(shownText(own.body)).toMatch(/（\d\/8）/);
  });

  it('takes the words up where it is open already', async () => {
    const lin = someone();
    await post(lin.personal.message('hello'));
    await answersIn(lin.personal.conversationId);
    await post(
      lin.group(newGroup()).mentioning('I want to report a freeze, merchant ID 898310148160568'),
    );
    const [next] = await answersIn(lin.personal.conversationId, 1);
    expect(next?.text).toMatch(/^We go on here/);
    expect(next?.text).toContain('898310148160568');
  });

  it('waits for who has not added the app yet, and goes on when the app is there', async () => {
    const zhao = someone();
    cloud.answerNext(201, { id: '1:invitation' });
    cloud.answerNext(403, { error: { code: 'ForbiddenOperationException' } });
    await post(zhao.group(newGroup()).mentioning('报告冻结，商户号898310148160568'));
    await until(() => cloud.calls.find(({ body }) => body?.members?.[0]?.id === zhao.id));
    expect(cloud.sent(zhao.personal.conversationId)).toEqual([]);
    await post(zhao.personal.activity({ type: 'installationUpdate', action: 'add' }));
    const [first] = await answersIn(zhao.personal.conversationId);
    expect(first?.text).toContain('898310148160568');
  });

  it('keeps the words for who removed the app, until it is there again', async () => {
    const sun = someone();
    await post(sun.personal.message('hello'));
    await answersIn(sun.personal.conversationId);
    await post(sun.personal.activity({ type: 'installationUpdate', action: 'remove' }));
    cloud.answerNext(201, { id: '1:invitation' });
    cloud.answerNext(403, { error: { code: 'ForbiddenOperationException' } });
    await post(sun.group(newGroup()).mentioning('报告冻结，商户号898310148160568'));
    await until(() => cloud.calls.find(({ body }) => body?.members?.[0]?.id === sun.id));
    expect(cloud.sent(sun.personal.conversationId)).toHaveLength(1);
    await post(sun.personal.activity({ type: 'installationUpdate', action: 'add' }));
    const [next] = await answersIn(sun.personal.conversationId, 1);
    expect(next?.text).toContain('898310148160568');
  });

  it('says it once, however often the person comes', async () => {
    const qian = someone();
    await post(qian.personal.message('hello'));
    await answersIn(qian.personal.conversationId);
    await post(qian.group(newGroup()).mentioning('报告冻结'));
    await answersIn(qian.personal.conversationId, 1);
    await post(qian.personal.activity({ type: 'installationUpdate', action: 'add' }));
    await post(qian.personal.message('898310148160568'));
    await answersIn(qian.personal.conversationId, 2);
    const carried = cloud
      .sent(qian.personal.conversationId)
      .filter(({ text }) => /群里/.test(text));
    expect(carried).toHaveLength(1);
  });
});

describe('three people in one group', () => {
  const RUNS = 1000;
  const AT_ONCE = 25;

  /** What each says in the group, with a number that nobody else has. */
  const lines = (merchantId: string): string[] => [
    'POS机为什么会被冻结',
    `我的商户号是${merchantId}，机器昨天被冻了`,
    'My terminal was frozen yesterday, I cannot take cards',
    'yes',
    `电话139${merchantId.slice(-8)}，请联系我`,
    '第二个',
    `改商户号 ${merchantId}`,
    '没帮助',
    '确认提交',
  ];

  const numberOf = (run: number, seat: number) =>
    `8983101${String(run * 3 + seat).padStart(8, '0')}`;

  /** Which of the three speaks, and which of the lines it says. */
  const talk = fc.array(fc.tuple(fc.nat(2), fc.nat(8)), { minLength: 4, maxLength: 7 });

  it('say nothing to each other through the bot, in 1,000 interleavings', async () => {
    const talks = fc.sample(talk, { numRuns: RUNS, seed: 20261128 });
    const leaks: string[] = [];
    let ownWords = 0;
    const play = async (said: [number, number][], run: number) => {
      const id = `19:run${run}@thread.v2`;
      const three = [0, 1, 2].map(() => someone());
      const numbers = [0, 1, 2].map((seat) => numberOf(run, seat));
      const secrets = numbers.flatMap((number) => [number, `139${number.slice(-8)}`]);
      const expecting = { deliveryMode: 'expectReplies' };
      const replies = async (activity: TeamsActivity) =>
        (await cloud.post(app.url, activity)).text();
      for (const [seat, line] of said) {
        const who = three[seat] as Person;
        const words = lines(numbers[seat] as string)[line] as string;
        const heard = await replies(who.group(id).mentioning(words, expecting));
        leaks.push(...secrets.filter((secret) => heard.includes(secret)));
      }
      for (const [seat, who] of three.entries()) {
        const heard = await replies(who.personal.message('你好', expecting));
        const own = secrets.slice(seat * 2, seat * 2 + 2);
        const foreign = secrets.filter((secret) => !own.includes(secret));
        leaks.push(...foreign.filter((secret) => heard.includes(secret)));
        if (own.some((secret) => heard.includes(secret))) ownWords++;
      }
    };
    for (let run = 0; run < RUNS; run += AT_ONCE) {
      const batch = talks.slice(run, run + AT_ONCE);
      await Promise.all(batch.map((said, at) => play(said, run + at)));
    }
    expect(leaks).toEqual([]);
    // Were nothing carried over, nothing could leak.
    expect(ownWords).toBeGreaterThan(RUNS / 2);
  }, 240_000);
});
