import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { TeamsCloud } from '../../support/teams-cloud';
import { person } from '../../support/teams-person';

let cloud: TeamsCloud;
let app: TestApp;

beforeAll(async () => {
  cloud = await TeamsCloud.start();
  app = await startTestApp(cloud.env);
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
});

it('answers a merchant of Teams through the connector, with its own token', async () => {
  const wang = person(cloud, { id: '29:wang', name: '王老板', locale: 'zh-CN' });
  const response = await cloud.post(app.url, wang.personal.message('审核要多久'));
  expect(response.status).toBe(200);
  const [call] = await until(() => (cloud.calls.length > 0 ? cloud.calls : undefined));
  expect(call).toMatchObject({
    method: 'POST',
    path: expect.stringContaining(`/v3/conversations/${wang.personal.conversationId}/activities`),
    authorization: 'Bearer bot-token-1',
    body: { recipient: { id: '29:wang' } },
  });
  expect(call?.body.text).toMatch(/工作日/);
  expect(cloud.tokenRequests).toHaveLength(1);
});
