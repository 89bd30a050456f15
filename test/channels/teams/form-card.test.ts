// The life of a report's card in Teams: sent once, changed where it stands, finished with the ticket.

import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { type Call, TeamsCloud } from '../../support/teams-cloud';
import { type Person, person } from '../../support/teams-person';

let cloud: TeamsCloud;
let app: TestApp;
let wang: Person;
let people = 0;
beforeAll(async () => {
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp(cloud.env, clock);
});
beforeEach(() => {
  people++;
  wang = person(cloud, { id: `29:wang-${people}`, name: '王老板', locale: 'zh-CN' });
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
});

/** What went to the chat, in order; the sign of an answer that is being written comes where the machine is slow. */
const calls = (): Call[] =>
  cloud.calls.filter(
    ({ path, body }) => path.includes(wang.personal.conversationId) && body.type !== 'typing',
  );
const textOf = ({ body }: Call): string => JSON.stringify(body);
const isCard = ({ body }: Call) => Boolean(body.attachments);
const puts = () => calls().filter(({ method }) => method === 'PUT');
const idOf = ({ path }: Call) => path.split('/').at(-1);

async function say(text: string): Promise<void> {
  // The same words in the same moment are the same message.
  app.clock.advance(1000);
  await cloud.post(app.url, wang.personal.message(text));
  await settled();
}

async function submit(value: object, text = '确认提交'): Promise<void> {
  await cloud.post(app.url, wang.personal.message(text, { value }));
  await settled();
}

async function settled(): Promise<void> {
  await until(async () => {
    if (app.turns.underWay > 0) return undefined;
    await app.outbox.runDue();
    return true;
  });
}

async function toReview(): Promise<Call> {
  for (const text of [
    '报告冻结，商户号898310148160568，拉卡拉，昨天冻的，电话13800138000',
    '跳过',
    '没提示',
    '两样都有',
    '没有',
    '跳过',
  ]) {
    await say(text);
  }
  const review = calls().filter(isCard).at(-1) as Call;
  expect(Object.keys(review.body)).toContain('summary');
  return review;
}

/** The data of a button, by its label. */
function dataOf(call: Call, label: string): object {
  const { body } = call.body.attachments[0].content;
  const actions = body.flatMap((element: { actions?: object[] }) => element.actions ?? []);
  return actions.find(({ title }: { title: string }) => title === label).data;
}

it('is changed in its place when the report changes, and a short text says what', async () => {
  const review = await toReview();
  const sent = calls().length;
  await say('商户号最后一位是9');
  const [change, text, ...more] = calls().slice(sent);
  expect(more).toEqual([]);
  expect(change?.method).toBe('PUT');
  expect(textOf(change as Call)).toContain('898310148160569');
  expect(text?.body.text).toMatch(/已改为：商户号 898310148160569.*上面的卡片/s);
  expect(text?.body.suggestedActions.actions.map(({ title }: { title: string }) => title)).toEqual([
    '确认提交',
    '修改',
    '取消',
  ]);
  expect(
    calls()
      .filter(isCard)
      .filter(({ method }) => method === 'POST')
      .at(-1),
  ).toBe(review);
});

it('becomes the ticket when the report is handed over', async () => {
  const review = await toReview();
  const sent = calls().length;
  await submit(dataOf(review, '确认提交'));
  const [change, text] = calls().slice(sent);
  expect(change?.method).toBe('PUT');
  expect(text?.body.text).toMatch(/FZ-\d{8}-\d{4}/);
  const content = change?.body.attachments[0].content;
  const number = /FZ-\d{8}-\d{4}/.exec(JSON.stringify(content))?.[0];
  expect(content.refresh).toEqual({
    action: { type: 'Action.Execute', verb: 'thaw/ticket', data: { number } },
    userIds: [wang.id],
  });
  expect(textOf(change as Call)).not.toContain('确认提交');
  expect(textOf(change as Call)).toContain('898310148160568');
});

it('says that it was cancelled, without what was entered', async () => {
  await toReview();
  await say('取消');
  await say('放弃');
  const change = puts().at(-1) as Call;
  expect(textOf(change)).toContain('已取消');
  expect(textOf(change)).not.toContain('898310148160568');
  expect(textOf(change)).not.toContain('ActionSet');
});

it('answers a tap on what it showed before with a word, and hands nothing over', async () => {
  const review = await toReview();
  await say('商户号最后一位是9');
  const sent = calls().length;
  await submit(dataOf(review, '确认提交'));
  const answers = calls().slice(sent);
  expect(answers.map(({ body }) => body.text).join()).toMatch(
    /后来改过，所以没有提交.*上面的报告/s,
  );
  expect(answers.map(textOf).join()).not.toMatch(/FZ-/);
});

it('is sent anew when its message is gone, and from then on changed there', async () => {
  await toReview();
  cloud.answerNext(404, { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } });
  const sent = calls().length;
  await say('商户号最后一位是9');
  const [refused, anew, text] = calls().slice(sent);
  expect([refused?.method, anew?.method]).toEqual(['PUT', 'POST']);
  expect(textOf(anew as Call)).toContain('898310148160569');
  expect(text?.body.text).toContain('上面的卡片');
  await say('电话改成13900139000');
  expect(idOf(puts().at(-1) as Call)).not.toBe(idOf(refused as Call));
  expect(textOf(puts().at(-1) as Call)).toContain('13900139000');
});

it('is tried once more when it is unclear whether it was changed, and then sent anew', async () => {
  await toReview();
  const sent = calls().length;
  cloud.answerNext(503);
  await say('商户号最后一位是9');
  expect(
    calls()
      .slice(sent)
      .map(({ method }) => method),
  ).toEqual(['PUT']);
  cloud.answerNext(503);
  app.clock.advance(10_000);
  await app.outbox.runDue();
  await settled();
  expect(
    calls()
      .slice(sent)
      .map(({ method }) => method),
  ).toEqual(['PUT', 'PUT', 'POST', 'POST']);
});

it('shows the last of several quick changes, and those between are not sent', async () => {
  await toReview();
  const sent = calls().length;
  cloud.answerNext(429, {}, { 'retry-after': '30' });
  for (const digit of ['1', '2', '3', '4']) {
    await say(`商户号最后一位是${digit}`);
  }
  app.clock.advance(60_000);
  await settled();
  const later = calls().slice(sent);
  const changes = later.filter(({ method }) => method === 'PUT').slice(1);
  expect(changes).toHaveLength(1);
  expect(textOf(changes[0] as Call)).toContain('898310148160564');
  expect(later.filter(({ body }) => body.text?.includes('已改为'))).toHaveLength(4);
});

it('leads on from a button in a group, where nobody is mentioned by a tap', async () => {
  const group = wang.group(`19:g${people}@thread.v2`);
  const there = () => cloud.sent(group.conversationId);
  await cloud.post(app.url, group.mentioning('How long does the review take?'));
  await settled();
  const answer = there().at(-1);
  const { actions } = answer.attachments[0].content.body.find(
    ({ type }: { type: string }) => type === 'ActionSet',
  );
  const { text, value } = actions[0].data.msteams;
  app.clock.advance(1000);
  await cloud.post(app.url, group.message(text, { value }));
  await settled();
  expect(there()).toHaveLength(2);
  expect(there().at(-1).text).toContain(text);
});
