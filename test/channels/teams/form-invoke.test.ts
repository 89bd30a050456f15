// Invokes on the merchant's side: the ticket's card for the one whose it is, nothing personal for anybody else.

import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { TeamsCloud } from '../../support/teams-cloud';
import { type Chat, type Person, person } from '../../support/teams-person';

let cloud: TeamsCloud;
let app: TestApp;
let wang: Person;
let ann: Person;
let number: string;

beforeAll(async () => {
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp(cloud.env, clock);
  wang = person(cloud, { id: '29:wang', name: '王老板', locale: 'zh-TW' });
  ann = person(cloud, { id: '29:ann', name: 'Ann', locale: 'en-US' });
  for (const text of ['轉人工客服', '機器鎖了怎麼辦', '跳过', '13800138000']) {
    app.clock.advance(1000);
    await cloud.post(app.url, wang.personal.message(text));
    await until(() => (app.turns.underWay === 0 ? true : undefined));
  }
  number = await until(async () => {
    await app.outbox.runDue();
    return /FZ-\d{8}-\d{4}/.exec(JSON.stringify(cloud.sent(wang.personal.conversationId)))?.[0];
  });
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
});

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: looked into field by field.
  body: any;
}

async function invoke(chat: Chat, fields: object): Promise<Answer> {
  const response = await cloud.post(app.url, chat.activity({ type: 'invoke', ...fields }));
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const tap = (chat: Chat, verb = 'thaw/ticket', data: object = { number }) =>
  invoke(chat, {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });

it('shows the merchant state, next step and what was handed in, in the script that is read', async () => {
  const { status, body } = await tap(wang.personal);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: { type: 'AdaptiveCard', version: '1.5', refresh: { userIds: ['29:wang'] } },
  });
  const shown = JSON.stringify(body.value);
  expect(shown).toContain(number);
  expect(shown).toContain('已收到，等待工作人員處理');
  expect(shown).toContain('13800138000');
});

it.each([
  ['in another’s own chat', () => tap(ann.personal)],
  ['in a group', () => tap(wang.group('19:group@thread.v2'))],
  [
    'with a number that is nobody’s',
    () => tap(wang.personal, undefined, { number: 'FZ-20261120-9999' }),
  ],
])('tells nothing personal %s', async (_, ask) => {
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
  });
  expect(JSON.stringify(body)).not.toMatch(/FZ-|138001/);
});

it('tells nothing to somebody else in the merchant’s chat', async () => {
  const { body } = await invoke(wang.personal, {
    from: { id: '29:ann', name: 'Ann' },
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'thaw/ticket', data: { number } } },
  });
  expect(JSON.stringify(body)).not.toMatch(/FZ-|138001/);
});

it('says of an action that it does not know that it is not supported', async () => {
  const { status, body } = await tap(wang.personal, 'somebody/else');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'NotSupported' },
  });
});

it('says of an invoke that it does not know that it is not implemented, and stores nothing', async () => {
  const { status } = await invoke(wang.personal, { name: 'composeExtension/query', value: {} });
  expect(status).toBe(501);
  expect(app.turns.underWay).toBe(0);
});
