import { createHmac, createPublicKey } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { stored } from '../../support/stored';
import { APP_ID, TeamsCloud, type TokenChanges } from '../../support/teams-cloud';
import { type Person, person, type TeamsActivity } from '../../support/teams-person';
import { temporaryFolder } from '../../support/temporary-folder';

const OTHER = '00000000-0000-0000-0000-00000000000f';
const MINUTE_S = 60;

let cloud: TeamsCloud;
let app: TestApp;
let wang: Person;
let dataDir: string;

async function start(): Promise<void> {
  dataDir = temporaryFolder();
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp({ ...cloud.env, DATA_DIR: dataDir }, clock);
  wang = person(cloud, { id: '29:wang', name: 'Wang' });
}

async function stop(): Promise<void> {
  await app.stop();
  await cloud.stop();
}

const now = () => Math.floor(app.clock.now() / 1000);
const question = (fields: TeamsActivity = {}) =>
  wang.personal.message('How long does the review take?', fields);

/** Status and code of the answer; nothing may have been stored, asked or sent by then. */
async function refusal(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(Object.keys(error)).toEqual(['code', 'message']);
  await app.outbox.runDue();
  expect(cloud.calls).toEqual([]);
  expect(cloud.tokenRequests).toEqual([]);
  expect(await stored(dataDir)).toEqual({ conversations: 0, activities: 0, tickets: 0, outbox: 0 });
  return [response.status, error.code];
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The rightly made token with its signature replaced. */
async function resigned(header: object, sign: (content: string) => string): Promise<string> {
  const [, payload] = (await cloud.token()).split('.');
  const content = `${encoded(header)}.${payload}`;
  return `${content}.${sign(content)}`;
}

describe('a call whose token is not right', () => {
  beforeAll(start);
  afterAll(stop);

  const cases: [string, () => TokenChanges][] = [
    ['is for another bot', () => ({ claims: { aud: OTHER } })],
    ['is for nobody', () => ({ claims: { aud: undefined } })],
    ['is from another issuer', () => ({ claims: { iss: 'https://sts.windows.net/x/' } })],
    ['is signed with a key that nobody published', () => ({ foreignKey: true })],
    ['names a key that is unknown', () => ({ header: { kid: 'key-9' } })],
    ['has expired', () => ({ claims: { exp: now() - 6 * MINUTE_S } })],
    ['never expires', () => ({ claims: { exp: undefined } })],
    ['is not yet valid', () => ({ claims: { nbf: now() + 6 * MINUTE_S } })],
    ['names no service address', () => ({ claims: { serviceurl: undefined } })],
    [
      'is for another address',
      () => ({ claims: { serviceurl: 'https://smba.trafficmanager.net' } }),
    ],
    [
      'is that of an emulator',
      () => ({
        claims: {
          ver: '2.0',
          azp: APP_ID,
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
        },
      }),
    ],
  ];

  it.each(cases)('is refused: the token %s', async (_, changes) => {
    const authorization = `Bearer ${await cloud.token(changes())}`;
    const response = await cloud.post(app.url, question(), { authorization });
    expect(await refusal(response)).toEqual([401, 'CallerRefused']);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'Bearer'],
    ['another scheme', 'Basic d2FuZzp3YW5n'],
    ['garbage', 'Bearer garbage'],
  ])('is refused: it carries %s', async (_, authorization) => {
    const response = await cloud.post(app.url, question(), { authorization });
    expect(await refusal(response)).toEqual([401, 'CallerRefused']);
  });

  it('is refused: the token is not signed at all', async () => {
    const token = await resigned({ alg: 'none', typ: 'JWT' }, () => '');
    const response = await cloud.post(app.url, question(), { authorization: `Bearer ${token}` });
    expect(await refusal(response)).toEqual([401, 'CallerRefused']);
  });

  it('is refused: the token is signed with the public key as if it were a secret', async () => {
    const { kid } = cloud.publicKey;
    const key = createPublicKey({ key: cloud.publicKey as never, format: 'jwk' });
    const secret = key.export({ type: 'spki', format: 'pem' });
    const token = await resigned({ alg: 'HS256', typ: 'JWT', kid }, (content) =>
      createHmac('sha256', secret).update(content).digest('base64url'),
    );
    const response = await cloud.post(app.url, question(), { authorization: `Bearer ${token}` });
    expect(await refusal(response)).toEqual([401, 'CallerRefused']);
  });

  it('is refused: the token was made for an address and comes with another', async () => {
    const authorization = `Bearer ${await cloud.token()}`;
    for (const serviceUrl of ['https://attacker.example/', `${cloud.url}/elsewhere/`, undefined]) {
      const response = await cloud.post(app.url, question({ serviceUrl }), { authorization });
      expect(await refusal(response)).toEqual([401, 'CallerRefused']);
    }
  });

  it('is refused: the key speaks for other channels', async () => {
    const response = await cloud.post(app.url, question({ channelId: 'facebook' }));
    expect(await refusal(response)).toEqual([401, 'CallerRefused']);
  });

  it.each([
    [
      'the conversation',
      (given: TeamsActivity) => ({ conversation: { ...given.conversation, tenantId: OTHER } }),
    ],
    ['the channel’s data', () => ({ channelData: { tenant: { id: OTHER } } })],
    [
      'nothing',
      ({ conversation }: TeamsActivity) => ({
        conversation: { ...conversation, tenantId: undefined },
        channelData: {},
      }),
    ],
  ])('is refused: %s names the tenant, and it is not ours', async (_, changes) => {
    const response = await cloud.post(app.url, question(changes(question())));
    expect(await refusal(response)).toEqual([403, 'TenantRefused']);
  });

  it('asks for keys that nobody has at most twice a minute', async () => {
    cloud.metadataReads = 0;
    for (let call = 0; call < 20; call++) {
      const authorization = `Bearer ${await cloud.token({ header: { kid: `invented-${call}` } })}`;
      await cloud.post(app.url, question(), { authorization });
    }
    expect(cloud.metadataReads).toBeLessThanOrEqual(1);
  });
});

describe('a call with a right token', () => {
  beforeEach(start);
  afterEach(stop);

  it('is taken while the clocks differ by less than five minutes', async () => {
    const claims = { nbf: now() + 4 * MINUTE_S };
    const authorization = `Bearer ${await cloud.token({ claims })}`;
    expect((await cloud.post(app.url, question(), { authorization })).status).toBe(200);
  });

  it('has one effect, however often it is played back', async () => {
    const authorization = `Bearer ${await cloud.token()}`;
    const activity = question();
    for (let call = 0; call < 5; call++) {
      expect((await cloud.post(app.url, activity, { authorization })).status).toBe(200);
    }
    await until(() => (cloud.sent().length > 0 ? true : undefined));
    await app.outbox.runDue();
    expect(cloud.sent()).toHaveLength(1);
    expect(await stored(dataDir)).toMatchObject({ conversations: 1, activities: 2, outbox: 1 });
  });

  it('is taken when the channel has begun to sign with a new key', async () => {
    expect((await cloud.post(app.url, question())).status).toBe(200);
    await cloud.rollKey();
    app.clock.advance(31_000);
    expect((await cloud.post(app.url, question())).status).toBe(200);
    expect(cloud.metadataReads).toBe(2);
  });

  it('is taken with the keys at hand while the metadata cannot be reached', async () => {
    expect((await cloud.post(app.url, question())).status).toBe(200);
    cloud.keysAreAway = true;
    expect((await cloud.post(app.url, question())).status).toBe(200);
  });

  it('is put off while no keys can be had, and taken as soon as they can', async () => {
    cloud.keysAreAway = true;
    const early = await cloud.post(app.url, question());
    expect(early.headers.get('retry-after')).toBe('5');
    expect(await refusal(early)).toEqual([503, 'KeysUnavailable']);
    cloud.keysAreAway = false;
    expect((await cloud.post(app.url, question())).status).toBe(200);
  });
});
