import type { DeliveriesView, TicketView } from '../../../src/desk/views';
import { MERCHANT_MAIL_DELAY_MS } from '../../../src/turns/announce';
import { startTestApp, type TestApp } from '../../support/app';
import { DeskClient, firstAdmin } from '../../support/desk-client';
import { DeskFeed } from '../../support/desk-feed';
import { until } from '../../support/direct-line-client';
import { type MailServerForTests, startMailServer } from '../../support/mail-server';
import { ManualClock } from '../../support/manual-clock';
import { APP_ID, failure, TENANT_ID, TeamsCloud } from '../../support/teams-cloud';
import { merchantInTeams, type TeamsMerchant } from '../../support/teams-merchant';
import { temporaryFolder } from '../../support/temporary-folder';

let cloud: TeamsCloud;
let app: TestApp;
let staff: DeskClient;
let mail: MailServerForTests;
let merchant: TeamsMerchant;
const dataDir = temporaryFolder();
const clock = new ManualClock();

const start = () =>
  startTestApp(
    {
      ...cloud.env,
      DATA_DIR: dataDir,
      SMTP_URL: mail.url,
      SMTP_FROM: 'Thaw <support@thaw.example>',
    },
    clock,
  );

beforeAll(async () => {
  mail = await startMailServer();
  cloud = await TeamsCloud.start(clock);
  app = await start();
  staff = await firstAdmin(app);
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
  await mail.close();
});
/** Each test has its own merchant, whose ticket is claimed. */
beforeEach(async () => {
  cloud.refusesSecret = false;
  await staff.signIn('wang.li');
  merchant = await merchantInTeams({ app, cloud });
  await staff.post(at('claim'));
  await until(() => (/王丽/.test(merchant.heard().join()) ? true : undefined));
  await app.outbox.runDue();
  clock.advance(1000);
  cloud.calls.length = 0;
  mail.mails.length = 0;
});

const at = (what: string) => `/api/desk/tickets/${merchant.number}/${what}`;
const reply = async (text: string) =>
  expect((await staff.post(at('reply'), { text })).status).toBe(200);
const asks = () => cloud.calls.length;

/** The latest delivery into the merchant's chat, as the desk shows it. */
async function latest(): Promise<DeliveriesView['deliveries'][number]> {
  const { body } = await staff.get<DeliveriesView>('/api/desk/deliveries?kind=teams');
  const [found] = body.deliveries;
  if (!found) throw new Error('nothing was delivered');
  return found;
}

const ended = (state: string) =>
  until(async () => {
    const found = await latest();
    return found.state === state && found.tries.length > 0 ? found : undefined;
  });

async function later(ms: number): Promise<void> {
  clock.advance(ms);
  await app.outbox.runDue();
}

it('reaches the merchant after a restart: service, tenant and bot are remembered', async () => {
  await app.stop();
  app = await start();
  staff = new DeskClient(app.url);
  await staff.signIn('wang.li');
  await reply('We have asked the provider.');
  const [call] = await until(() => (asks() > 0 ? cloud.calls : undefined));
  expect(call).toMatchObject({
    path: `/v3/conversations/${merchant.person.personal.conversationId}/activities`,
    authorization: expect.stringMatching(/^Bearer bot-token-\d+$/),
    body: {
      serviceUrl: cloud.serviceUrl,
      channelId: 'msteams',
      from: { id: `28:${APP_ID}` },
      recipient: { id: merchant.person.id, aadObjectId: merchant.person.aadObjectId },
      conversation: { conversationType: 'personal', tenantId: TENANT_ID },
      text: expect.stringContaining('We have asked the provider.'),
    },
  });
  expect(call?.body).not.toHaveProperty('id');
  expect(call?.body).not.toHaveProperty('replyToId');
});

it('is shown as read when Teams tells so, and an unknown message changes nothing', async () => {
  const { personal } = merchant.person;
  const reads = (lastReadMessageId: unknown) =>
    cloud.post(
      app.url,
      personal.activity({
        type: 'event',
        name: 'application/vnd.microsoft.readReceipt',
        value: { lastReadMessageId },
      }),
    );
  await reply('Please read this.');
  await ended('done');
  const feed = await DeskFeed.open(staff, merchant.number);
  await feed.hears('company', (data) => JSON.parse(data).read === null);
  expect((await reads('1:unknown')).status).toBe(200);
  expect((await reads(undefined)).status).toBe(200);
  expect((await reads(cloud.idsIn(personal.conversationId).at(-1))).status).toBe(200);
  const { transcript } = (await staff.get<TicketView>(at('').slice(0, -1))).body;
  const said = transcript.findLast(({ from }) => from === 'staff');
  await feed.hears('company', (data) => JSON.parse(data).read === said?.seq);
  feed.close();
});

it('waits as long as Teams asks for, and sends once', async () => {
  cloud.answerNext(429, {}, { 'retry-after': '600' });
  await reply('slowly');
  await until(async () => ((await latest()).tries.length === 1 ? true : undefined));
  await later(599_000);
  expect(asks()).toBe(1);
  await later(2000);
  expect(asks()).toBe(2);
  expect(await latest()).toMatchObject({ state: 'done' });
});

it('gets a fresh token when Teams takes the old one no longer, and sends once', async () => {
  cloud.revokeTokens();
  await reply('with a new token');
  await ended('done');
  expect(new Set(cloud.calls.map((call) => call.authorization)).size).toBe(2);
  expect(asks()).toBe(2);
});

it('tries again later when a fresh token is refused, too', async () => {
  for (const { status, body } of [failure(401, 'No'), failure(401, 'No')])
    cloud.answerNext(status, body);
  await reply('twice refused');
  await until(async () => ((await latest()).tries.length === 1 ? true : undefined));
  expect(asks()).toBe(2);
  await later(6000);
  expect(await latest()).toMatchObject({ state: 'done' });
  expect(asks()).toBe(3);
});

it('sends nothing without a token, and says what the sign-in said', async () => {
  cloud.revokeTokens();
  cloud.refusesSecret = true;
  await reply('later');
  const { lastError } = await until(async () => {
    const found = await latest();
    return found.lastError ? found : undefined;
  });
  expect(lastError).toMatch(/AADSTS7000215/);
  cloud.refusesSecret = false;
  await later(6000);
  expect(await latest()).toMatchObject({ state: 'done' });
  expect(asks()).toBe(2);
});

it.each([408, 412, 500, 502, 503, 504, 'cut'] as const)(
  'records an answer that leaves open whether it arrived (%s), and does not send again',
  async (status) => {
    cloud.answerNext(status);
    await reply('perhaps');
    const { tries } = await ended('failed');
    expect(tries).toMatchObject([{ outcome: 'unclear' }]);
    await later(24 * 3_600_000);
    expect(asks()).toBe(1);
  },
);

it('does not send again what Teams refuses', async () => {
  const { status, body } = failure(413, 'MessageSizeTooBig');
  cloud.answerNext(status, body);
  await reply('too much');
  expect(await ended('failed')).toMatchObject({
    tries: [{ outcome: 'failed' }],
    lastError: expect.stringContaining('MessageSizeTooBig'),
  });
});

it('sends what waits to the service that the chat has moved to', async () => {
  cloud.answerNext(429, {}, { 'retry-after': '600' });
  await reply('to the new place');
  await until(async () => ((await latest()).tries.length === 1 ? true : undefined));
  const serviceUrl = `${cloud.serviceUrl}emea/`;
  const authorization = `Bearer ${await cloud.token({ claims: { serviceurl: serviceUrl } })}`;
  const moved = merchant.person.personal.message('are you there?', { serviceUrl });
  expect((await cloud.post(app.url, moved, { authorization })).status).toBe(200);
  await later(601_000);
  const [, ...calls] = cloud.calls;
  expect(calls.map(({ path }) => path.slice(0, 9))).toEqual(['/emea/v3/']);
});

describe('a merchant who has blocked or removed the bot', () => {
  const answers = [
    [403, 'BotDisabledByUser'],
    [403, 'MessageWritesBlocked'],
    [403, 'BotNotInConversationRoster'],
    [403, 'ForbiddenOperationException'],
    [404, 'ConversationNotFound'],
  ] as const;

  it.each(answers)(
    'is seen at the desk, and gets the mail at once (%s %s)',
    async (status, code) => {
      cloud.answerNext(status, failure(status, code).body);
      const since = new Date(clock.now()).toISOString();
      await reply('by mail');
      expect(await ended('failed')).toMatchObject({ lastError: expect.stringContaining(code) });
      const ticket = await staff.get<TicketView>(`/api/desk/tickets/${merchant.number}`);
      expect(ticket.body.leftAt).toBe(since);
      await until(() => (mail.mails.length > 0 ? true : undefined));
      expect(mail.mails[0]?.text).toContain('> by mail');
    },
  );

  it('is known by the news of it, which gets the mail going that waits', async () => {
    cloud.answerNext(429, {}, { 'retry-after': '600' });
    await reply('in time');
    await until(async () => ((await latest()).tries.length === 1 ? true : undefined));
    const removal = merchant.person.personal.activity({
      type: 'installationUpdate',
      action: 'remove',
    });
    await cloud.post(app.url, removal);
    await until(async () => {
      await app.outbox.runDue();
      return mail.mails.length > 0 ? true : undefined;
    });
    expect(mail.mails[0]?.text).toContain('> in time');
    clock.advance(5000);
    await cloud.post(app.url, merchant.person.personal.message('I have it again'));
    await cloud.post(app.url, removal);
    const ticket = await staff.get<TicketView>(`/api/desk/tickets/${merchant.number}`);
    expect(ticket.body.leftAt).toBeNull();
  });

  it('is not called again, gets each mail at once, and is there again with the next word', async () => {
    cloud.answerNext(403, failure(403, 'BotDisabledByUser').body);
    await reply('first');
    await ended('failed');
    clock.advance(1000);
    await reply('second');
    await until(() => (mail.mails.length === 2 ? true : undefined));
    expect(asks()).toBe(1);
    expect(await latest()).toMatchObject({
      state: 'failed',
      lastError: expect.stringMatching(/^not tried: /),
    });
    await cloud.post(app.url, merchant.person.personal.message('I have it again'));
    const ticket = await staff.get<TicketView>(`/api/desk/tickets/${merchant.number}`);
    expect(ticket.body.leftAt).toBeNull();
    clock.advance(1000);
    await reply('third');
    expect(await ended('done')).toBeDefined();
  });
});

describe('mail', () => {
  it('does not go to a merchant whom Teams has brought the message', async () => {
    await reply('in the chat');
    await ended('done');
    await later(MERCHANT_MAIL_DELAY_MS + 1000);
    expect(mail.mails).toEqual([]);
  });

  it('goes after two minutes where it is not known whether Teams has', async () => {
    cloud.answerNext(502);
    await reply('in the chat or by mail');
    await ended('failed');
    await later(MERCHANT_MAIL_DELAY_MS - 1000);
    expect(mail.mails).toEqual([]);
    await later(2000);
    expect(mail.mails[0]?.text).toContain('> in the chat or by mail');
  });
});
