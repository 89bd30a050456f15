import { BotFrameworkAdapter } from '../../../src/channels/teams/cloud/adapter';
import { cloudOf, tokenEndpoint } from '../../../src/channels/teams/cloud/clouds';
import { checkServiceUrl } from '../../../src/channels/teams/cloud/service-url';
import { deliverToTeams } from '../../../src/channels/teams/deliver';
import { readConfig } from '../../../src/config';
import type { Store } from '../../../src/store/store';
import { createConversation, setAddress } from '../../../src/turns/conversation-store';
import type { Delivery } from '../../../src/turns/outbox-store';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { openTestStore } from '../../support/store';
import { APP_ID, TENANT_ID, TeamsCloud } from '../../support/teams-cloud';
import { person } from '../../support/teams-person';
import { shownText } from '../../support/teams-shown';

const clock = new ManualClock();
let cloud: TeamsCloud;

beforeAll(async () => {
  cloud = await TeamsCloud.start(clock);
});
afterAll(() => cloud.stop());

describe('a conversation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(cloud.env, clock);
  });
  afterAll(() => app.stop());

  it('is answered through the connector, all messages with one token', async () => {
    const wang = person(cloud, { id: '29:wang', name: '王老板', locale: 'zh-CN' });
    for (const text of ['审核要多久', '谢谢', '审核要多久']) {
      const before = cloud.calls.length;
      expect((await cloud.post(app.url, wang.personal.message(text))).status).toBe(200);
      await until(() => (cloud.calls.length > before ? true : undefined));
    }
    expect(cloud.calls[0]).toMatchObject({
      method: 'POST',
      path: `/v3/conversations/${wang.personal.conversationId}/activities`,
      authorization: 'Bearer bot-token-1',
      body: { recipient: { id: '29:wang' } },
    });
    expect(shownText(cloud.calls[0]?.body)).toMatch(/工作日/);
    expect(cloud.tokenRequests).toHaveLength(1);
  });
});

describe('a delivery', () => {
  const conversationId = 'msteams:a:1';
  const reply = { type: 'message', text: 'hello', id: `${conversationId}|0000001` };
  const delivery: Delivery = {
    ...{ id: reply.id, lane: conversationId, attempts: 0 },
    kind: 'teams',
    payload: JSON.stringify({ activity: reply }),
  };
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore();
    const given = { id: conversationId, channel: 'msteams', userId: '29:1', now: clock.now() };
    await store.write((db) => createConversation(db, given));
  });
  afterAll(() => store.close());

  async function deliverTo(serviceUrl: string) {
    const address = JSON.stringify({ serviceUrl, conversation: { id: 'a:1' } });
    await store.write((db) => setAddress(db, { id: conversationId, address }));
    const now = () => clock.now();
    const adapter = new BotFrameworkAdapter(readConfig(cloud.env), now);
    return deliverToTeams({ adapter, store, now, timeoutMs: 100 })(delivery);
  }

  it('may have arrived when nobody answers in time', async () => {
    cloud.answerNext('silence');
    expect(await deliverTo(cloud.serviceUrl)).toMatchObject({ kind: 'unclear' });
  });

  it('is sent again when nobody was there to take it', async () => {
    const gone = await TeamsCloud.start(clock);
    const { serviceUrl } = gone;
    await gone.stop();
    expect(await deliverTo(serviceUrl)).toMatchObject({ kind: 'retry' });
  });
});

describe('a cloud', () => {
  const registered = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret' };
  const configOf = (name: string) =>
    readConfig({ ...registered, MicrosoftAppTenantId: TENANT_ID, CHANNEL_CLOUD: name });

  it.each([
    ['public', 'https://smba.trafficmanager.net/emea/'],
    ['public', 'https://smba.infra.gcc.teams.microsoft.com/teams/'],
    ['public', 'https://webchat.botframework.com/'],
    ['china', 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/'],
    ['china', 'https://webchat.botframework.azure.cn/'],
    ['us-government', 'https://smba.infra.gov.teams.microsoft.us/teams/'],
  ])('%s takes replies at %s', (name, serviceUrl) => {
    expect(() => checkServiceUrl(serviceUrl, configOf(name))).not.toThrow();
  });

  it.each([
    ['public', 'http://smba.trafficmanager.net/emea/'],
    ['public', 'https://mine.trafficmanager.net/'],
    ['public', 'https://smba.trafficmanager.net.example/'],
    ['public', 'https://webchat.botframework.azure.cn/'],
    ['public', 'http://127.0.0.1/'],
    ['china', 'https://smba.trafficmanager.net/emea/'],
    ['us-government', 'https://webchat.botframework.com/'],
  ])('%s takes no replies at %s', (name, serviceUrl) => {
    expect(() => checkServiceUrl(serviceUrl, configOf(name))).toThrow(
      expect.objectContaining({ code: 'SERVICE_URL_REFUSED' }),
    );
  });

  it.each([
    ['public', 'login.microsoftonline.com', 'api.botframework.com'],
    ['china', 'login.partner.microsoftonline.cn', 'api.botframework.azure.cn'],
    ['us-government', 'login.microsoftonline.us', 'api.botframework.us'],
  ])('%s signs the bot in at %s, for %s', (name, login, scope) => {
    const config = configOf(name);
    expect(tokenEndpoint(config)).toBe(`https://${login}/${TENANT_ID}/oauth2/v2.0/token`);
    expect(cloudOf(config)).toMatchObject({
      scope: `https://${scope}`,
      issuer: `https://${scope}`,
    });
  });

  it('signs a bot of many tenants in at the Bot Framework’s own', () => {
    const config = readConfig({ ...registered, MicrosoftAppType: 'MultiTenant' });
    expect(tokenEndpoint(config)).toContain('/botframework.com/');
  });
});
