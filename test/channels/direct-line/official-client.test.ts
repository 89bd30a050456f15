import { randomBytes } from 'node:crypto';
import {
  BareClient,
  type ClientVersion,
  chatToken,
  OfficialClient,
  until,
} from '../../support/direct-line-client';
import { type Service, startService } from '../../support/service';
import { temporaryFolder } from '../../support/temporary-folder';

jest.setTimeout(240_000);

const MERCHANT_ID = '898310148160568';
let service: Service;
let dataDir: string;
let client: OfficialClient;

beforeEach(async () => {
  dataDir = temporaryFolder();
  service = await startService({ DATA_DIR: dataDir });
});
afterEach(async () => {
  client?.end();
  await service.end();
});

describe.each<ClientVersion>(['0.15.8', '0.15.5'])('botframework-directlinejs %s', (version) => {
  it('sends, sees its own message and hears the answer', async () => {
    const { token } = await chatToken(service.url);
    client = new OfficialClient(service.url, token, version);
    await client.hear(/\S/);
    const id = await client.send('how long does the review take');
    const answer = await client.hear(/working days/);
    const echo = await until(() => client.messages('user').find((m) => m.id === id));
    expect(echo.channelData).toMatchObject({ clientActivityID: 'how long does the review take' });
    expect((answer as { replyToId?: string }).replyToId).toBe(id);
    expect(client.received.indexOf(echo)).toBeLessThan(client.received.indexOf(answer));
  });

  it('comes back after its socket was cut, with no gap and nothing twice', async () => {
    const grant = await chatToken(service.url);
    client = new OfficialClient(service.url, grant.token, version);
    await client.hear(/\S/);
    await client.send('first');
    await until(() => (client.messages('bot').length >= 2 ? true : undefined));
    client.sockets.at(-1)?.close();
    // Sent while nobody listens: it has to be there after the reconnect.
    await new BareClient(service.url, grant).send('sent into the gap');
    await until(() => client.messages('user').find((m) => m.text === 'sent into the gap'));
    await until(() => (client.messages('bot').length >= 3 ? true : undefined));
    await client.send('after');
    await until(() => client.messages('user').find((m) => m.text === 'after'));
    const ids = client.received.map((activity) => activity.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(client.sockets.length).toBeGreaterThan(1);
  });
});

it('goes on with a form that a restart of the service interrupted', async () => {
  const { token } = await chatToken(service.url);
  client = new OfficialClient(service.url, token);
  await client.hear(/\S/);
  await client.send('I want to report that my terminal was frozen');
  await client.hear(/merchant ID/i);
  await client.send(MERCHANT_ID);
  await client.hear(/terminal ID/i);

  const { port } = service;
  expect(await service.end('SIGTERM')).toBe(0);
  service = await startService({ DATA_DIR: dataDir, PORT: String(port) });

  await until(async () => ((await client.send('skip')) === 'retry' ? undefined : true));
  await client.hear(/provider/i);
  const asked = client
    .messages('bot')
    .filter((m) => /15/.test(m.text ?? '') && /merchant ID/i.test(m.text ?? ''));
  expect(asked).toHaveLength(1);
});

it('reports a freeze from the first word to the ticket number', async () => {
  const { token } = await chatToken(service.url);
  client = new OfficialClient(service.url, token);
  await client.hear(/\S/);
  const contact = `shop-${randomBytes(2).toString('hex')}@example.com`;
  for (const [say, then] of [
    ['my terminal was frozen, I want to report it', /merchant ID/i],
    [MERCHANT_ID, /terminal ID/i],
    ['skip', /provider/i],
    ['Lakala', /when/i],
    ['yesterday afternoon', /notice|screen|machine/i],
    ['it says contact issuer', /terminal|money|both/i],
    ['both', /before/i],
    ['three large orders', /contact|phone|e-?mail/i],
    [contact, /papers/i],
    // Not "skip" again: the client's id of a message is made of its words here.
    ["that's all", /confirm|check|review/i],
    ['yes', /FZ-\d{8}-\d{4,}/],
  ] as const) {
    const before = client.messages('bot').length;
    await client.send(say);
    await until(
      () =>
        client
          .messages('bot')
          .slice(before)
          .find((m) => then.test(`${m.text} ${JSON.stringify(m)}`)),
      20_000,
      () => `after “${say}”: ${JSON.stringify(client.messages('bot').slice(before))}`,
    );
  }
});
