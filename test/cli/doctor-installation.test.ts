// Every fault of an installation that the doctor tells, provoked, with its remedy.

import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { SMTPServer } from 'smtp-server';
import { doctor } from '../../src/cli/doctor';
import { checkAddress, checkMetricsAt, checkMetricsClosed } from '../../src/cli/doctor-address';
import { checkDisk, checkFolder } from '../../src/cli/doctor-disk';
import { checkHolidays, checkKnowledge } from '../../src/cli/doctor-knowledge';
import { checkMail, checkWebhook } from '../../src/cli/doctor-outgoing';
import { checkProvider } from '../../src/cli/doctor-provider';
import { checkStore } from '../../src/cli/doctor-store';
import { checkVersions, refuseOldNode } from '../../src/cli/doctor-versions';
import { checkZones } from '../../src/cli/doctor-zones';
import { type Config, readConfig } from '../../src/config';
import type { OfficeHours } from '../../src/knowledge/hours-file';
import { openSqlite } from '../../src/store/sqlite';
import { FREEZE, knowledgeFolder } from '../knowledge/folder';
import { startTestApp, type TestApp } from '../support/app';
import { startHangingServer, startMailServer } from '../support/mail-server';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');
const EXT4 = 0xef53;
const GIB = 1024 ** 3;

const servers: { close(): unknown }[] = [];
let app: TestApp;
/** Where nothing listens; a port that was given back is another test's a moment later. */
const nowhere = 'http://127.0.0.1:2';

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await app.stop();
});

async function serve(answer: RequestListener): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(status: number, body: object, headers = {}): RequestListener {
  return (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  };
}

const configOf = (env: Record<string, string>): Config => readConfig(env);
const now = () => Date.now();
const exactly = (state: string, says: RegExp | string, fix: string) => ({
  state,
  says: typeof says === 'string' ? says : expect.stringMatching(says),
  fix,
});

async function made(): Promise<string> {
  const folder = temporaryFolder();
  await openSqlite(folder).close();
  return folder;
}

describe('the command', () => {
  const run = async (args: string[], env: Record<string, string>) => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    return { code: await doctor(args, { env, print, warn: print }), lines };
  };

  it('prints one plain line for each check of a sound installation and exits with 0', async () => {
    const { code, lines } = await run([], { DATA_DIR: await made() });
    expect(lines.filter((line) => /^fault/.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect(lines.map((line) => /^\S+ +(.+?) {2}/.exec(line)?.[1])).toEqual([
      ...['Thaw', 'Node', 'schema', 'database', 'folder', 'disk', 'time zones', 'knowledge'],
      ...['operator', expect.stringMatching(/^holidays/), expect.stringMatching(/^holidays/)],
      ...['public address', 'clock', 'metrics', 'webhook', 'mail', 'identity provider', 'papers'],
      'Teams',
    ]);
  });

  it('exits with 1 for a fault, tells the same as JSON, and no secret', async () => {
    const env = {
      DATA_DIR: await made(),
      PUBLIC_URL: nowhere,
      SMTP_URL: 'smtp://me:hush-hush@127.0.0.1:9',
      SMTP_FROM: 'a@b.example',
    };
    const { code, lines } = await run(['--json'], env);
    const { ok, checks } = JSON.parse(lines.join(''));
    expect([code, ok]).toEqual([1, false]);
    expect(checks).toContainEqual({
      check: 'public address',
      state: 'fault',
      says: `${nowhere}: nothing listens there`,
      fix: 'Start what should answer there, or correct the port.',
    });
    expect(lines.join('')).not.toContain('hush-hush');
  });

  it('lists wrong settings with which the service would not start', async () => {
    const { code, lines } = await run([], { PORT: 'abc' });
    expect([code, lines]).toEqual([1, [expect.stringMatching(/^fault +settings +PORT: must be/)]]);
  });

  it('examines Teams where it is set up', async () => {
    const env = {
      DATA_DIR: await made(),
      MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppTenantId: '11111111-2222-4333-8444-555555555555',
      MicrosoftAppPassword: 'x',
      CHANNEL_LOGIN_URL: nowhere,
      CHANNEL_METADATA_URL: nowhere,
    };
    const { lines } = await run([], env);
    expect(lines).toContainEqual(
      expect.stringMatching(/^fault +Teams endpoint +PUBLIC_URL is not/),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^fault +Teams secret +no token from/));
  });
});

describe('versions', () => {
  it.each(['22.12.0', '22.13.1', '24.0.0'])('takes Node %s', (node) => {
    expect(checkVersions(ROOT, node)[1]).toMatchObject({ state: 'ok', says: node });
  });

  it.each(['22.11.9', '20.20.2', '8.0.0'])('finds that Node %s is too old', (node) => {
    expect(checkVersions(ROOT, node)[1]).toMatchObject(
      exactly(
        'fault',
        `${node} is older than 22.12, which this release needs`,
        'Start the service with npm start, after npm ci: it runs on the Node that npm ci brings along. Or install a newer Node.',
      ),
    );
  });
});

it('says so before anything else is loaded', () => {
  const lines: string[] = [];
  const context = { env: {}, print: (line: string) => void lines.push(line), warn: () => {} };
  expect(refuseOldNode(context, '20.20.2')).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^ok +Thaw +\d/),
    expect.stringMatching(/^fault +Node +20\.20\.2 is older than 22\.12/),
  ]);
  expect(refuseOldNode(context)).toBeUndefined();
});

describe('the database', () => {
  const versioned = async (version: number) => {
    const folder = await made();
    const handle = new BetterSqlite(join(folder, 'thaw.db'));
    handle.pragma(`user_version = ${version}`);
    handle.close();
    return folder;
  };

  it('is of this release and takes what is written, beside the service too', async () => {
    const folder = temporaryFolder();
    const serving = openSqlite(folder);
    const findings = checkStore({ DATA_DIR: folder });
    await serving.close();
    expect(findings.map(({ check, state }) => `${check}: ${state}`)).toEqual([
      'schema: ok',
      'database: ok',
    ]);
  });

  it('need not be there yet', async () => {
    expect(checkStore({ DATA_DIR: temporaryFolder() })).toMatchObject([{ state: 'ok' }]);
  });

  it('of a newer release is a fault, of an older one a warning', async () => {
    expect(checkStore({ DATA_DIR: await versioned(9999) })).toMatchObject([
      exactly(
        'fault',
        /^9999 is newer than \d+, which this release knows$/,
        'Start the newer release, or restore the backup taken before the upgrade (kb restore).',
      ),
    ]);
    expect(checkStore({ DATA_DIR: await versioned(3) })[0]).toMatchObject(
      exactly(
        'warning',
        /^3 becomes \d+ at the next start$/,
        'Back it up first: npm run -s kb -- backup FILE.',
      ),
    );
  });

  it('that is damaged has a remedy', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thaw.db'), 'no database, whatever its name says '.repeat(100));
    expect(checkStore({ DATA_DIR: folder })).toMatchObject([
      exactly(
        'fault',
        /is damaged, or no database \(SQLITE_NOTADB\)$/,
        'Stop the service and restore a backup: npm run -s kb -- restore FILE.',
      ),
    ]);
  });

  it('that another program holds has a remedy', async () => {
    const folder = await made();
    const holder = new BetterSqlite(join(folder, 'thaw.db'));
    holder.exec('BEGIN IMMEDIATE');
    const findings = checkStore({ DATA_DIR: folder }, 10);
    holder.close();
    expect(findings[1]).toMatchObject(
      exactly(
        'fault',
        'nothing can be written to it (SQLITE_BUSY)',
        'Another program holds the database: end it (a shell of sqlite3, a copy under way), then look again.',
      ),
    );
  });
});

describe('the folder', () => {
  const disk =
    (type: number, freeBytes = 99 * GIB) =>
    async () => ({ type, freeBytes });
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

  it('is writable, and its flushes are timed', async () => {
    expect(await checkFolder(temporaryFolder(), disk(EXT4))).toMatchObject({
      state: 'ok',
      says: expect.stringMatching(/is writable, a flush takes [\d.]+ ms$/),
    });
  });

  it('that is a file cannot be written to', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await checkFolder(file)).toMatchObject(
      exactly(
        'fault',
        `nothing can be written to ${file} (EEXIST)`,
        'Let the account that runs the service own DATA_DIR (chown), on a disk that is mounted for writing; in a container mount a volume there.',
      ),
    );
  });

  it.each(['EACCES', 'EROFS'])('that refuses with %s has a remedy', async (code) => {
    const finding = await checkFolder(temporaryFolder(), disk(EXT4), failing(code));
    expect(finding).toMatchObject(
      exactly('fault', new RegExp(`\\(${code}\\)$`), expect.stringContaining('(chown)') as never),
    );
  });

  it('on a full disk has a remedy', async () => {
    expect(await checkFolder(temporaryFolder(), disk(EXT4), failing('ENOSPC'))).toMatchObject(
      exactly('fault', /\(ENOSPC\)$/, 'Make room on the disk of DATA_DIR.'),
    );
  });

  it.each([
    [0x01021994, 'fault', /lies in memory/, 'Set DATA_DIR to a folder on a disk.'],
    [
      0x6969,
      'fault',
      /network share/,
      'Set DATA_DIR to a folder on a local disk; for several machines use PostgreSQL (DATABASE_URL).',
    ],
    [0x794c7630, 'warning', /container’s own layer/, 'Mount a volume there.'],
  ])('on a file system %i is a %s', async (type, state, says, fix) => {
    expect(await checkFolder(temporaryFolder(), disk(type))).toMatchObject(
      exactly(state, says, fix),
    );
  });

  it('whose disk is slow is a warning', async () => {
    const slow = () => new Promise<void>((done) => setTimeout(done, 60));
    expect(await checkFolder(temporaryFolder(), disk(EXT4), slow)).toMatchObject(
      exactly(
        'warning',
        /a flush takes [\d.]+ ms$/,
        'Every answer waits for a flush: use a faster disk (local SSD).',
      ),
    );
  });

  it.each([
    [99 * GIB, 'ok', undefined],
    [GIB, 'warning', 'Make room soon: a backup beside it needs as much as the database.'],
    [GIB / 4, 'fault', 'Make room now: on a full disk no message is accepted.'],
  ])('with %i bytes free is %s', async (freeBytes, state, fix) => {
    const finding = await checkDisk(temporaryFolder(), disk(EXT4, freeBytes));
    expect([finding.state, finding.fix]).toEqual([state, fix]);
  });
});

it('finds time zone data that is wrong or missing', () => {
  expect(checkZones()).toMatchObject({ state: 'ok' });
  const fix =
    'Use the Node that npm ci brings along, or one that is built with full-icu; unset NODE_ICU_DATA and ICU_TIMEZONE_FILES_DIR.';
  const inUtc = () => ({ day: '2026-07-01', minute: 0 });
  expect(checkZones(inUtc)).toMatchObject(exactly('fault', /in Asia\/Shanghai/, fix));
  const unknown = () => {
    throw new RangeError('Invalid time zone');
  };
  expect(checkZones(unknown)).toMatchObject({ state: 'fault', fix });
});

describe('the knowledge', () => {
  it('is counted', async () => {
    const [first] = await checkKnowledge(join(ROOT, 'knowledge'), now());
    expect(first).toMatchObject({ state: 'ok', says: expect.stringMatching(/^\d+ entries/) });
  });

  it('with faults is told by the first, with the remedy', async () => {
    const entry = FREEZE.replace('zh-Hans:', 'related: [no.such]\nzh-Hans:');
    const folder = knowledgeFolder({ 'entries/cause.freeze.yaml': entry });
    const findings = await checkKnowledge(folder, now());
    expect(findings).toMatchObject([
      exactly(
        'fault',
        /cannot be loaded: .*no\.such/,
        'Correct the lines that npm run -s kb -- check lists.',
      ),
      { check: 'holidays', state: 'skipped' },
    ]);
  });

  it('that is nowhere is a fault', async () => {
    expect(await checkKnowledge('/nowhere/at/all', now())).toMatchObject([
      { check: 'knowledge', state: 'fault' },
      { state: 'skipped' },
    ]);
  });
});

describe('holidays', () => {
  const on = (day: string, holidaysKnownUntil: string, years: number[]) => {
    const holidays = years.map((year) => ({ from: `${year}-01-01` }));
    const calendar = { timeZone: 'Asia/Shanghai' };
    const hours = { holidaysKnownUntil, holidays, calendar } as unknown as OfficeHours;
    return checkHolidays(hours, Date.parse(`${day}T08:00:00Z`));
  };
  const fix = (year: number) =>
    `Enter the State Council’s arrangement for ${year} in knowledge/hours.yaml and move holidaysKnownUntil to ${year}-12-31.`;

  it.each([
    ['both years entered', '2026-11-29', '2027-12-31', [2026, 2027], ['ok', 'ok']],
    ['the next not yet due', '2026-06-01', '2026-12-31', [2026], ['ok', 'ok']],
    ['the next due', '2026-11-29', '2026-12-31', [2026, 2027], ['ok', 'warning']],
    ['this one in part', '2026-06-01', '2026-09-30', [2026], ['warning', 'ok']],
    ['this one over what is known', '2026-10-08', '2026-09-30', [2026], ['fault', 'fault']],
    ['this one never entered', '2027-01-01', '2027-12-31', [2026], ['fault', 'ok']],
  ])('%s', (_what, day, until, years, states) => {
    const findings = on(day, until, years);
    expect(findings.map(({ state }) => state)).toEqual(states);
    const first = Number(day.slice(0, 4));
    for (const [i, { state, fix: told }] of findings.entries()) {
      expect(told).toBe(state === 'ok' ? undefined : fix(first + i));
    }
  });
});

describe('the public address', () => {
  const check = async (url: string) => checkAddress(configOf({ PUBLIC_URL: url }), now);

  it('is reached, and its clock is compared', async () => {
    expect((await check(app.url)).map(({ check, state }) => [check, state])).toEqual([
      ['public address', 'ok'],
      ['clock', 'ok'],
    ]);
  });

  it('that is not https is a fault', async () => {
    expect((await check('http://help.example.com'))[0]).toMatchObject(
      exactly(
        'fault',
        /is not https: what merchants and staff write can be read on the way$/,
        'Let a proxy with a certificate speak https there (Caddy, nginx), and set PUBLIC_URL to that address.',
      ),
    );
  });

  it.each([
    [
      200,
      {},
      'Let the proxy pass all paths on to the service unchanged; is PUBLIC_URL the service’s own address?',
    ],
    [
      404,
      {},
      'Let the proxy pass all paths on to the service unchanged; is PUBLIC_URL the service’s own address?',
    ],
    [
      302,
      { location: '/x' },
      'Set PUBLIC_URL to the address that answers itself (it leads to /x).',
    ],
    [401, {}, 'Something before the service asks for a sign-in: let merchants through.'],
    [
      502,
      {},
      'The proxy does not reach the service: is it running, and on HOST and PORT? See its log.',
    ],
  ])('that answers %i has a remedy', async (status, headers, fix) => {
    const url = await serve(answering(status, { other: true }, headers));
    expect((await check(url))[0]).toMatchObject(
      exactly('fault', new RegExp(`/healthz answers ${status}`), fix),
    );
  });

  it('that speaks no TLS, or not at all, has a remedy', async () => {
    const plain = (await serve(answering(200, {}))).replace('http:', 'https:');
    expect((await check(plain))[0]).toMatchObject(
      exactly(
        'fault',
        /TLS could not be agreed on$/,
        'Let the address speak https (TLS 1.2 or newer); is the port that of plain http?',
      ),
    );
    expect((await check(nowhere))[0]).toMatchObject(
      exactly(
        'fault',
        /nothing listens there$/,
        'Start what should answer there, or correct the port.',
      ),
    );
  });

  it.each([
    [6, 'ahead'],
    [-6, 'behind'],
  ])('%i minutes apart from it the clock is wrong', async (minutes, word) => {
    const config = configOf({ PUBLIC_URL: app.url });
    const [, clock] = await checkAddress(config, () => Date.now() + minutes * 60_000);
    expect(clock).toMatchObject(
      exactly(
        'fault',
        new RegExp(`clock is 3\\d\\d s ${word}$`),
        'Set it by NTP (timedatectl set-ntp true): tokens are refused by a wrong clock.',
      ),
    );
  });

  it('must not show its metrics to strangers', async () => {
    expect(await checkMetricsAt(await serve(answering(403, {})))).toMatchObject({ state: 'ok' });
    expect(await checkMetricsAt(await serve(answering(200, {})))).toMatchObject(
      exactly(
        'fault',
        /\/metrics is open to everybody$/,
        'Let the proxy pass the Host header on and add X-Forwarded-For, or not pass /metrics on at all; narrow METRICS_NETWORKS.',
      ),
    );
    expect(await checkMetricsClosed(configOf({ PUBLIC_URL: app.url }))).toMatchObject({
      state: 'skipped',
    });
  });
});

describe('the webhook', () => {
  const check = (url: string, more: Record<string, string> = { ALLOW_PRIVATE_TARGETS: 'true' }) =>
    checkWebhook(
      configOf({
        TICKET_WEBHOOK_URL: url,
        TICKET_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}`,
        ...more,
      }),
    );

  it('is reached without a ticket, and its path is not told', async () => {
    const asked: string[] = [];
    const url = await serve((req, res) => {
      asked.push(`${req.method}`);
      answering(405, {})(req, res);
    });
    expect(await check(`${url}/hidden-path`)).toEqual({
      check: 'webhook',
      state: 'ok',
      says: `${url} is reached (405 to HEAD; no ticket was sent)`,
    });
    expect(asked).toEqual(['HEAD']);
  });

  it.each([
    [
      302,
      'fault',
      'Set TICKET_WEBHOOK_URL to the address that it leads to: redirects are never followed.',
    ],
    [410, 'fault', 'Correct TICKET_WEBHOOK_URL, then lift the stop at /desk/deliveries.'],
    [503, 'warning', 'See the receiver’s log; tickets are sent again for 75 hours.'],
  ])('that answers %i is a %s', async (status, state, fix) => {
    const url = await serve(answering(status, {}));
    expect(await check(url)).toMatchObject(exactly(state, new RegExp(`answers ${status}`), fix));
  });

  it('that is not there, not public or without TLS has a remedy', async () => {
    expect(await check(nowhere)).toMatchObject(
      exactly(
        'fault',
        /nothing listens there$/,
        'Start what should answer there, or correct the port.',
      ),
    );
    // As if a name led there.
    const target = { TICKET_WEBHOOK_URL: 'https://127.0.0.1/hook', ALLOW_PRIVATE_TARGETS: false };
    expect(await checkWebhook({ ...configOf({}), ...target })).toMatchObject(
      exactly(
        'fault',
        /is no public address$/,
        'Set ALLOW_PRIVATE_TARGETS=true if tickets are meant to go there.',
      ),
    );
    const plain = (await serve(answering(200, {}))).replace('http:', 'https:');
    expect(await check(plain)).toMatchObject(
      exactly(
        'fault',
        /TLS could not be agreed on$/,
        'Let the address speak https (TLS 1.2 or newer); is the port that of plain http?',
      ),
    );
  });
});

describe('mail', () => {
  const check = (url: string, timeoutMs?: number) =>
    checkMail(configOf({ SMTP_URL: url, SMTP_FROM: 'Thaw <a@b.example>' }), timeoutMs);

  it('is tried without sending any', async () => {
    const server = await startMailServer();
    servers.push(server);
    expect(await check(server.url)).toMatchObject({ state: 'ok' });
    expect(server.mails).toEqual([]);
  });

  it('with a wrong password has a remedy', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error('no'), { responseCode: 535 })),
    });
    server.on('error', () => {});
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
    servers.push({ close: () => new Promise<void>((done) => server.close(() => done())) });
    const { port } = server.server.address() as AddressInfo;
    expect(await check(`smtp://me:wrong-word@127.0.0.1:${port}`)).toEqual({
      check: 'mail',
      state: 'fault',
      says: `127.0.0.1:${port} refuses user and password (535)`,
      fix: 'Correct user and password in SMTP_URL; characters such as @ and / are written as %40 and %2F there.',
    });
  });

  it('whose server is not there, hangs or speaks something else has a remedy', async () => {
    expect(await check(nowhere.replace('http', 'smtp'))).toMatchObject(
      exactly(
        'fault',
        /nothing listens there$/,
        'Start what should answer there, or correct the port.',
      ),
    );
    const hanging = await startHangingServer([]);
    servers.push(hanging);
    expect(await check(hanging.url, 300)).toMatchObject(
      exactly(
        'fault',
        /there was no answer/,
        'Check firewall and proxy between this machine and that address.',
      ),
    );
    const plain = await startMailServer();
    servers.push(plain);
    expect(await check(plain.url.replace('smtp:', 'smtps:'))).toMatchObject(
      exactly(
        'fault',
        /did not speak SMTP as expected/,
        'Compare scheme and port: smtps:// is TLS from the start (465), smtp:// begins in the clear (587).',
      ),
    );
  });
});

describe('the identity provider', () => {
  const metadata = (issuer: string) => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  });
  const check = (issuer: string, more: Record<string, string> = { PUBLIC_URL: app.url }) =>
    checkProvider(configOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'a', ...more }));

  it('is discovered', async () => {
    const url: string = await serve((req, res) => answering(200, metadata(url))(req, res));
    expect(await check(url)).toMatchObject({ state: 'ok', says: `${url} is reached` });
    expect(await check(url, {})).toMatchObject(
      exactly(
        'warning',
        /PUBLIC_URL is not set$/,
        'Set it, and register PUBLIC_URL/api/desk/sign-in/callback as redirect address at the provider.',
      ),
    );
  });

  it('that is another one, or none, has a remedy', async () => {
    const other = await serve(answering(200, metadata('https://id.example')));
    expect(await check(other)).toMatchObject(
      exactly(
        'fault',
        `${other} calls itself https://id.example`,
        'Set OIDC_ISSUER=https://id.example if that is the one you mean.',
      ),
    );
    expect(await check(await serve(answering(200, {})))).toMatchObject(
      exactly(
        'fault',
        /holds no OpenID metadata$/,
        'Set OIDC_ISSUER to the address of the provider itself.',
      ),
    );
    expect(await check(await serve(answering(404, {})))).toMatchObject(
      exactly(
        'fault',
        /answers 404$/,
        'Set OIDC_ISSUER to the issuer exactly as the provider names it; at Entra it ends in /v2.0.',
      ),
    );
    expect(await check(nowhere)).toMatchObject(
      exactly(
        'fault',
        /nothing listens there$/,
        'Start what should answer there, or correct the port.',
      ),
    );
  });
});
