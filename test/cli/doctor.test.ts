import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { makePackage, packagePath } from '../../src/channels/teams/package/app-package';
import { doctor } from '../../src/cli/doctor';
import { checkKeys, checkService } from '../../src/cli/doctor-cloud';
import { checkEndpoint } from '../../src/cli/doctor-endpoint';
import { withoutAnswer } from '../../src/cli/doctor-finding';
import { checkPackage } from '../../src/cli/doctor-package';
import { checkRegistration, checkSecret } from '../../src/cli/doctor-secret';
import { checkTeams } from '../../src/cli/doctor-teams';
import { type Config, readConfig } from '../../src/config';
import { startTestApp, type TestApp } from '../support/app';
import { APP_ID, APP_SECRET, TENANT_ID, TeamsCloud } from '../support/teams-cloud';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');
const CHANNEL = '19:staff@thread.tacv2';

let cloud: TeamsCloud;
let app: TestApp;
/** Where nothing listens; a port that was given back is another test's a moment later. */
const nowhere = 'http://127.0.0.1:2';
const servers: Server[] = [];

beforeAll(async () => {
  cloud = await TeamsCloud.start();
  app = await startTestApp(cloud.env);
});
afterEach(() => {
  cloud.refusesSecret = false;
  cloud.keysAreAway = false;
});
afterAll(async () => {
  for (const server of servers) server.close();
  await app.stop();
  await cloud.stop();
});

const now = () => Date.now();
const configOf = (env: Record<string, string> = {}): Config =>
  readConfig({ ...cloud.env, PUBLIC_URL: app.url, ...env });

/** Something else that answers on this machine. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function json(status: number, body: object, headers: Record<string, string> = {}): RequestListener {
  return (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  };
}

it('finds nothing wrong between a service and its cloud', async () => {
  const findings = await checkTeams(configOf(), { now, root: ROOT });
  const states = findings.map(({ check, state }) => `${check}: ${state}`);
  // A package for this machine alone cannot be made.
  expect(states).toEqual([
    ...['app id: ok', 'app type: ok', 'tenant: ok', 'secret: ok', 'endpoint: ok'],
    ...['keys: ok', 'clock: ok', 'service: ok', 'package: fault'],
  ]);
});

describe('the command', () => {
  const run = async (args: string[], env: Record<string, string>) => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    return { code: await doctor(args, { env, print, warn: print }), lines };
  };

  it('prints a line for each check, with the remedy, and exits with 1 for a fault', async () => {
    cloud.refusesSecret = true;
    const { code, lines } = await run(['teams'], { ...cloud.env, PUBLIC_URL: app.url });
    expect(code).toBe(1);
    expect(lines).toHaveLength(9);
    expect(lines).toContainEqual(expect.stringMatching(/^ok +endpoint +\S+ answers 401/));
    expect(lines).toContainEqual(
      expect.stringMatching(/^fault +secret +the secret is wrong \(AADSTS7000215\)\. Put /),
    );
    expect(lines.join('\n')).not.toContain(APP_SECRET);
  });

  it('prints the same as JSON', async () => {
    const { code, lines } = await run(['teams', '--json'], { ...cloud.env, PUBLIC_URL: app.url });
    const { ok, checks } = JSON.parse(lines.join('\n'));
    expect([code, ok]).toEqual([1, false]);
    expect(checks).toContainEqual({ check: 'app id', state: 'ok', says: APP_ID });
    expect(JSON.stringify(checks)).not.toMatch(/bot-token|the-secret/);
  });

  it('lists the faults of settings with which the service would not start', async () => {
    const { code, lines } = await run(['teams'], {
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: 'contoso.example',
      MicrosoftAppType: 'Single',
    });
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/^fault +settings +MicrosoftAppType: /);
    const named = await run(['teams'], { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: 'contoso' });
    expect(named.lines).toEqual([
      expect.stringMatching(/^fault +settings +MicrosoftAppTenantId: must be the id/),
      expect.stringMatching(/^fault +settings +MicrosoftAppPassword: is needed/),
    ]);
  });

  it('asks nobody where Teams is not set up', async () => {
    const { code, lines } = await run(['teams'], {});
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^fault +app id +MicrosoftAppId is not set\. Register an Azure Bot/);
    expect(lines).toHaveLength(3);
  });

  it.each([[['web']], [['teams', 'twice']]])('needs to be told what to check: %j', (args) => {
    return expect(run(args, {})).rejects.toThrow('doctor teams');
  });
});

describe('the registration', () => {
  it('is told with its type and its tenant', () => {
    const says = checkRegistration(configOf()).map((finding) => finding.says);
    expect(says).toEqual([APP_ID, 'SingleTenant', TENANT_ID]);
    const [, type, tenant] = checkRegistration(configOf({ MicrosoftAppType: 'MultiTenant' }));
    expect(type?.says).toMatch(/every tenant/);
    expect(tenant?.says).toBe('any');
  });

  it('needs an id', () => {
    expect(checkRegistration(configOf({ MicrosoftAppId: 'thaw' }))[0]).toMatchObject({
      state: 'fault',
      says: 'MicrosoftAppId "thaw" is no id',
    });
  });
});

describe('the secret', () => {
  it('gets a real token', async () => {
    const { finding, token } = await checkSecret(configOf(), now);
    expect(finding).toEqual({ check: 'secret', state: 'ok', says: `${cloud.url} gave a token` });
    expect(token).toMatch(/^bot-token-\d+$/);
  });

  it.each([
    ['7000215', 'the secret is wrong', 'secret’s value'],
    ['7000222', 'the secret has expired', 'Make a new one'],
    ['700016', 'this tenant does not know the app', 'MicrosoftAppTenantId'],
    ['7000229', 'no service principal', 'az ad sp create'],
    ['7000112', 'disabled', 'Enterprise applications'],
    ['90002', 'no such tenant', 'CHANNEL_CLOUD=china'],
  ])('refused with AADSTS%s has a cause and a remedy', async (code, says, fix) => {
    const error_description = `AADSTS${code}: Words of Entra. Trace ID: 1\r\nTimestamp: 2`;
    const login = await serve(json(401, { error: 'invalid_client', error_description }));
    const { finding, token } = await checkSecret(configOf({ CHANNEL_LOGIN_URL: login }), now);
    expect(token).toBeUndefined();
    expect(finding).toMatchObject({ state: 'fault', says: expect.stringContaining(says) });
    expect(finding.fix).toContain(fix);
  });

  it('refused for another reason is told in Entra’s own words', async () => {
    const error_description = 'AADSTS53003: Access has been blocked. Trace ID: 1\r\nTimestamp: 2';
    const login = await serve(json(400, { error: 'invalid_grant', error_description }));
    const { finding } = await checkSecret(configOf({ CHANNEL_LOGIN_URL: login }), now);
    expect(finding.says).toBe('AADSTS53003: Access has been blocked.');
  });

  it('cannot be tried where the sign-in is not reached', async () => {
    const { finding } = await checkSecret(configOf({ CHANNEL_LOGIN_URL: nowhere }), now);
    expect(finding).toMatchObject({
      state: 'fault',
      says: `no token from ${nowhere}: nothing listens there`,
    });
  });
});

describe('the endpoint', () => {
  it('turns away who has no token, as it must', async () => {
    expect(await checkEndpoint(configOf())).toMatchObject({ state: 'ok' });
  });

  it.each([
    [404, 'path unchanged'],
    [405, 'pass POST'],
    [403, 'MicrosoftAppId'],
    [200, 'takes calls from everybody'],
    [302, 'no redirect (to https://elsewhere.example/)'],
    [401, 'Something before it'],
    [502, 'does not reach the service'],
    [413, 'proxy’s rules'],
  ])('that answers %i has a remedy', async (status, fix) => {
    const url = await serve(
      json(status, { error: { code: 'Other' } }, { location: 'https://elsewhere.example/' }),
    );
    const finding = await checkEndpoint(configOf({ PUBLIC_URL: url }));
    expect(finding).toMatchObject({
      state: 'fault',
      says: expect.stringContaining(`${url}/api/messages answers ${status}`),
    });
    expect(finding.fix).toContain(fix);
  });

  it('of a service that was started without an app id is found', async () => {
    const open = await startTestApp();
    const finding = await checkEndpoint(configOf({ PUBLIC_URL: open.url }));
    await open.stop();
    expect(finding.fix).toContain('was it started with MicrosoftAppId set?');
  });

  it('that speaks no TLS, or not at all, has a remedy', async () => {
    const plain = (await serve(json(401, {}))).replace('http:', 'https:');
    const tls = await checkEndpoint(configOf({ PUBLIC_URL: plain }));
    expect(tls).toMatchObject({ state: 'fault', says: expect.stringContaining('TLS') });
    const closed = await checkEndpoint(configOf({ PUBLIC_URL: nowhere }));
    expect(closed.says).toContain('nothing listens there');
  });

  it('must be an address that Teams can call', async () => {
    const config = configOf();
    const { PUBLIC_URL: _, ...without } = config;
    expect(await checkEndpoint(without)).toMatchObject({ says: 'PUBLIC_URL is not set' });
    const plain = await checkEndpoint({ ...config, PUBLIC_URL: 'http://help.example.com' });
    expect(plain).toMatchObject({
      state: 'fault',
      says: 'Teams cannot call http://help.example.com',
    });
    const { CHANNEL_METADATA_URL: __, ...real } = config;
    expect((await checkEndpoint(real)).says).toBe(`Teams cannot call ${app.url}`);
  });
});

describe('a request without an answer', () => {
  const failed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

  it.each([
    [failed('CERT_HAS_EXPIRED'), 'expired', 'Renew'],
    [failed('ERR_TLS_CERT_ALTNAME_INVALID'), 'another name', 'exactly this host name'],
    [failed('DEPTH_ZERO_SELF_SIGNED_CERT'), 'nobody whom the internet trusts', 'public authority'],
    [failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'chain is incomplete', 'intermediate'],
    [failed('ERR_SSL_WRONG_VERSION_NUMBER'), 'TLS', 'plain http'],
    [failed('ENOTFOUND'), 'name is not known', 'DNS'],
    [failed('UND_ERR_CONNECT_TIMEOUT'), 'within 10 seconds', 'firewall'],
    [new DOMException('it took too long', 'TimeoutError'), 'within 10 seconds', 'firewall'],
    [failed('ENETUNREACH'), 'could not be reached (ENETUNREACH)', 'network'],
  ])('%s has a cause and a remedy', (err, says, fix) => {
    const found = withoutAnswer(err);
    expect(found.says).toContain(says);
    expect(found.fix).toContain(fix);
  });
});

describe('keys and clock', () => {
  it('are told by the cloud', async () => {
    const [keys, clock] = await checkKeys(configOf(), now);
    expect(keys).toMatchObject({ state: 'ok', says: expect.stringContaining('names 1 keys') });
    expect(clock).toMatchObject({ state: 'ok' });
  });

  it.each([
    [6 * 60_000, 'ahead'],
    [-6 * 60_000, 'behind'],
  ])('differ by %i ms: the clock is wrong', async (by, word) => {
    const [, clock] = await checkKeys(configOf(), () => Date.now() + by);
    expect(clock).toMatchObject({ state: 'fault', says: expect.stringContaining(word) });
    expect(clock?.fix).toContain('NTP');
  });

  it('that are away are a fault, and that of the cloud is told', async () => {
    cloud.keysAreAway = true;
    const [keys] = await checkKeys(configOf(), now);
    expect(keys).toMatchObject({ state: 'fault', says: expect.stringContaining('answers 503') });
    const unreached = await checkKeys(configOf({ CHANNEL_METADATA_URL: nowhere }), now);
    expect(unreached.map(({ state }) => state)).toEqual(['fault', 'skipped']);
  });

  it.each([
    [{ issuer: 'https://api.botframework.azure.cn', jwks_uri: 'https://x.example' }, 'is that of'],
    [{ nothing: true }, 'no OpenID metadata'],
  ])('of somebody else are a fault: %j', async (metadata, says) => {
    const url = await serve(json(200, metadata));
    const [keys] = await checkKeys(configOf({ CHANNEL_METADATA_URL: url }), now);
    expect(keys).toMatchObject({ state: 'fault', says: expect.stringContaining(says) });
  });
});

describe('the service address', () => {
  const tokenOf = async (config: Config) => (await checkSecret(config, now)).token;

  it('takes the token, and knows the bot in the staff’s channel', async () => {
    const config = configOf({ TICKET_TEAMS_CHANNEL: CHANNEL });
    const finding = await checkService(config, await tokenOf(config));
    expect(finding).toMatchObject({ state: 'ok', says: expect.stringContaining('in the staff’s') });
    expect(cloud.calls.at(-1)).toMatchObject({
      method: 'GET',
      path: `/v3/conversations/${CHANNEL}/pagedmembers`,
    });
  });

  it.each([
    [403, CHANNEL, 'Add the app to that team'],
    [404, CHANNEL, 'Add the app to that team'],
    [500, CHANNEL, 'Try again later'],
    [401, '', 'Is MicrosoftAppId that of the Azure Bot'],
  ])('that answers %i has a remedy', async (status, channel, fix) => {
    const config = configOf({ TICKET_TEAMS_CHANNEL: channel });
    const token = await tokenOf(config);
    cloud.answerNext(status);
    const finding = await checkService(config, token);
    expect(finding).toMatchObject({ state: 'fault', fix: expect.stringContaining(fix) });
  });

  it('counts as reached when it answers anything else', async () => {
    const config = configOf();
    const token = await tokenOf(config);
    cloud.answerNext(405);
    expect(await checkService(config, token)).toMatchObject({ state: 'ok' });
  });

  it('is refused where the bot would not send to, asked by nobody without a token', async () => {
    const elsewhere = configOf({ TICKET_TEAMS_SERVICE_URL: 'https://elsewhere.example/teams' });
    expect(await checkService(elsewhere, 'a token')).toMatchObject({
      state: 'fault',
      says: expect.stringContaining('elsewhere.example'),
    });
    expect(await checkService(configOf(), undefined)).toMatchObject({ state: 'skipped' });
    const closed = configOf({ TICKET_TEAMS_SERVICE_URL: nowhere });
    expect((await checkService(closed, 'a token')).says).toContain('nothing listens there');
  });
});

describe('the package', () => {
  const root = temporaryFolder();
  const env = {
    PUBLIC_URL: 'https://help.example.com',
    TEAMS_DEVELOPER_NAME: 'Example',
    TEAMS_PRIVACY_URL: 'https://www.example.com/privacy',
    TEAMS_TERMS_URL: 'https://www.example.com/terms',
  };
  const write = (bytes: Uint8Array) => {
    mkdirSync(dirname(packagePath(root)), { recursive: true });
    writeFileSync(packagePath(root), bytes);
  };
  beforeAll(() => {
    for (const part of ['package.json', 'locales', 'src/channels/teams/package'])
      cpSync(join(ROOT, part), join(root, part), { recursive: true });
  });

  it('that is not there, or is none, has to be written', () => {
    expect(checkPackage(configOf(env), root)).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/^dist\/teams\/thaw-[\d.]+\.zip is not there$/),
      fix: expect.stringContaining('npm run teams:package'),
    });
    write(Buffer.from('no zip'));
    expect(checkPackage(configOf(env), root).says).toContain('is no app package');
    write(zipSync({ 'other.txt': new Uint8Array(1) }));
    expect(checkPackage(configOf(env), root).says).toContain('is no app package');
  });

  it('must be of this configuration', () => {
    write(makePackage(configOf(env), root));
    expect(checkPackage(configOf(env), root)).toMatchObject({ state: 'ok' });
    const moved = configOf({
      ...env,
      PUBLIC_URL: 'https://elsewhere.example.com',
      TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
    });
    expect(checkPackage(moved, root).says).toMatch(
      /differs from this configuration in id, developer, staticTabs, validDomains, webApplicationInfo$/,
    );
    const unnamed = configOf({ ...env, TEAMS_DEVELOPER_NAME: '' });
    expect(checkPackage(unnamed, root).says).toContain('TEAMS_DEVELOPER_NAME: is needed');
  });

  it('must be of this version', () => {
    write(makePackage(configOf(env), root));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ version: '9.9.9' }));
    expect(checkPackage(configOf(env), root).says).toBe('dist/teams/thaw-9.9.9.zip is not there');
  });
});
