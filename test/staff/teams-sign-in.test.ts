// Who is let in by a token of Teams, and who is not.

import { SignJWT, UnsecuredJWT } from 'jose';
import { SESSION_MOST_MS } from '../../src/staff/session-store';
import { linkTeams } from '../../src/staff/teams-store';
import type { StoreBeside } from '../../src/store/store';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, DeskClient, firstAdmin } from '../support/desk-client';
import { ManualClock } from '../support/manual-clock';
import { openBesideService } from '../support/store';
import { APP_ID, TENANT_ID, TeamsCloud } from '../support/teams-cloud';
import { TEAMS_CLIENT, tabToken, WANG_LI } from '../support/teams-tab';
import { temporaryFolder } from '../support/temporary-folder';

const SIGN_IN = '/api/desk/sign-in/teams';
const ELSEWHERE = '5f0c2f8e-3f53-4b53-9d0d-6d9e1d4a0a11';
const PUBLIC_URL = 'https://help.example.com';

let cloud: TeamsCloud;
let app: TestApp;
let beside: StoreBeside;
let admin: DeskClient;
beforeAll(async () => {
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  const DATA_DIR = temporaryFolder();
  app = await startTestApp({ ...cloud.env, DATA_DIR }, clock);
  beside = await openBesideService(DATA_DIR);
  admin = await firstAdmin(app);
  await link('wang.li', WANG_LI);
});
afterAll(async () => {
  await beside.close();
  await app.stop();
  await cloud.stop();
});

const link = (login: string, id: string) => beside.write((db) => linkTeams(db, login, id));
const seconds = (shift: number) => Math.floor(app.clock.now() / 1000) + shift;
const claiming = (claims: Record<string, unknown>) => () => tabToken(cloud, { claims });

async function signIn(token: string) {
  const client = new DeskClient(app.url);
  const answer = await client.post(SIGN_IN, { token });
  client.csrf = answer.body.csrf ?? '';
  return { client, answer };
}

const FIRST_VERSION = {
  iss: `https://sts.windows.net/${TENANT_ID}/`,
  azp: undefined,
  appid: TEAMS_CLIENT,
  ver: '1.0',
};

it.each<[string, () => Promise<string>]>([
  ['in the second form', () => tabToken(cloud)],
  ['in the first form', claiming({ ...FIRST_VERSION, aud: `api://${APP_ID}` })],
  ['with more scopes than one', claiming({ scp: 'email access_as_user' })],
  ['from Teams on a desktop', claiming({ azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264' })],
  [
    'that ended as long ago as clocks differ',
    () => tabToken(cloud, { claims: { exp: seconds(-30) } }),
  ],
])('lets in with a token %s', async (_, token) => {
  const { client, answer } = await signIn(await token());
  expect(answer.status).toBe(200);
  expect(answer.body.staff.login).toBe('wang.li');
  expect((await client.get('/api/desk/staff')).status).toBe(200);
});

const unsigned = async () =>
  new UnsecuredJWT(JSON.parse(payloadOf(await tabToken(cloud)))).encode();
const withPublicKey = async () =>
  new SignJWT(JSON.parse(payloadOf(await tabToken(cloud))))
    .setProtectedHeader({ alg: 'HS256', kid: cloud.publicKey.kid as string })
    .sign(new TextEncoder().encode(JSON.stringify(cloud.publicKey)));

function payloadOf(token: string): string {
  return Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
}

const foreignIssuer = () => `${cloud.url}/login/${ELSEWHERE}/v2.0`;
const APP_ONLY = { scp: undefined, roles: ['access_as_user'], idtyp: 'app' };

it.each<[string, number, string, () => Promise<string>]>([
  ['no token', 401, 'TeamsTokenWrong', async () => ''],
  ['the channel’s own token', 401, 'TeamsTokenWrong', () => cloud.token()],
  ['another audience', 401, 'TeamsTokenWrong', claiming({ aud: ELSEWHERE })],
  [
    'a URI of another host',
    401,
    'TeamsTokenWrong',
    claiming({ aud: `api://evil.example/${APP_ID}` }),
  ],
  ['another issuer', 401, 'TeamsTokenWrong', claiming({ iss: 'https://evil.example/v2.0' })],
  [
    'the issuer of all tenants',
    401,
    'TeamsTokenWrong',
    claiming({ iss: 'https://login.microsoftonline.com/common/v2.0' }),
  ],
  [
    'another tenant',
    401,
    'TeamsTokenWrong',
    () => tabToken(cloud, { claims: { iss: foreignIssuer(), tid: ELSEWHERE } }),
  ],
  ['another tenant that this one signs for', 401, 'TeamsTokenWrong', claiming({ tid: ELSEWHERE })],
  ['no tenant', 401, 'TeamsTokenWrong', claiming({ tid: undefined })],
  [
    'another key of the same name',
    401,
    'TeamsTokenWrong',
    () => tabToken(cloud, { foreignKey: true }),
  ],
  [
    'a key that is not published',
    401,
    'TeamsTokenWrong',
    () => tabToken(cloud, { header: { kid: 'key-9' } }),
  ],
  ['no signature', 401, 'TeamsTokenWrong', unsigned],
  ['the public key taken for a secret', 401, 'TeamsTokenWrong', withPublicKey],
  [
    'an end that has passed',
    401,
    'TeamsTokenWrong',
    () => tabToken(cloud, { claims: { exp: seconds(-61) } }),
  ],
  ['no end', 401, 'TeamsTokenWrong', claiming({ exp: undefined })],
  [
    'a beginning that is to come',
    401,
    'TeamsTokenWrong',
    () => tabToken(cloud, { claims: { nbf: seconds(61 + 1) } }),
  ],
  ['no beginning', 401, 'TeamsTokenWrong', claiming({ nbf: undefined })],
  ['nobody’s object id', 401, 'TeamsTokenWrong', claiming({ oid: undefined })],
  ['no scope', 401, 'TeamsTokenWrong', claiming({ scp: undefined })],
  ['another scope', 401, 'TeamsTokenWrong', claiming({ scp: 'access_as_user.all' })],
  ['a program’s own sign-in', 401, 'TeamsTokenWrong', claiming(APP_ONLY)],
  ['a program that claims a scope', 401, 'TeamsTokenWrong', claiming({ idtyp: 'app' })],
  ['another application that asked for it', 401, 'TeamsTokenWrong', claiming({ azp: ELSEWHERE })],
  ['nobody who asked for it', 401, 'TeamsTokenWrong', claiming({ azp: undefined })],
  [
    'somebody of the tenant who has no account',
    403,
    'TeamsStaffUnknown',
    claiming({ oid: ELSEWHERE }),
  ],
  [
    'a guest of the tenant',
    403,
    'TeamsStaffUnknown',
    claiming({ oid: ELSEWHERE, acct: 1, idp: 'https://sts.windows.net/other/' }),
  ],
])('keeps out %s', async (_, status, code, token) => {
  const { client, answer } = await signIn(await token());
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect((await client.get('/api/desk/sign-in')).body.session).toBeNull();
});

it('names the cause in the log, and nobody', async () => {
  await signIn(await tabToken(cloud, { claims: { aud: ELSEWHERE } }));
  const line = app.lines.findLast(({ msg }) => msg === 'a sign-in from Teams failed');
  expect(JSON.stringify(line)).toContain('aud');
  expect(JSON.stringify(app.lines)).not.toMatch(/wang\.li@|Wang Li|3b241101|pairwise|eyJ/);
});

it('keeps the session in a cookie for the site that shows the frame, and takes older ones away', async () => {
  const { answer } = await signIn(await tabToken(cloud));
  const [kept, removed] = answer.headers.getSetCookie();
  expect(kept).toMatch(
    /^__Host-thaw_desk_tab=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned$/,
  );
  expect(removed).toMatch(/^__Host-thaw_desk=; .*Max-Age=0$/);
});

it('gives a session like any other: changes need its proof, it ends, and signing out ends it', async () => {
  const { client } = await signIn(await tabToken(cloud));
  const change = () => client.patch('/api/desk/session', { language: 'en' });
  expect((await change()).status).toBe(200);
  const proof = client.csrf;
  client.csrf = 'another';
  expect((await change()).body.error.code).toBe('CsrfWrong');
  client.csrf = proof;
  const crossSite = { body: {}, headers: { 'sec-fetch-site': 'cross-site' } };
  expect((await client.call('POST', '/api/desk/sign-out', crossSite)).status).toBe(403);
  const { cookie } = client;
  expect((await client.post('/api/desk/sign-out')).status).toBe(204);
  expect(client.cookie).toBe('');
  client.cookie = cookie;
  expect((await client.get('/api/desk/staff')).status).toBe(401);
  const again = (await signIn(await tabToken(cloud))).client;
  app.clock.advance(SESSION_MOST_MS);
  expect((await again.get('/api/desk/staff')).status).toBe(401);
});

it('writes in the audit log how somebody came in', async () => {
  await admin.signIn('wang.li');
  await signIn(await tabToken(cloud));
  const { body } = await admin.get('/api/desk/audit');
  expect(body.entries[0]).toMatchObject({ action: 'sign-in', details: { how: 'teams' } });
});

it('keeps a disabled account out', async () => {
  await admin.signIn('wang.li');
  const left = await addColleague(admin, 'left');
  await link('left', ELSEWHERE);
  await admin.patch(`/api/desk/staff/${left.session?.staff.id}`, { isDisabled: true });
  const { answer } = await signIn(await tabToken(cloud, { claims: { oid: ELSEWHERE } }));
  expect(answer.status).toBe(403);
});

it('knows who came through the identity provider, and keeps their object id', async () => {
  await admin.signIn('wang.li');
  const zhao = await addColleague(admin, 'zhao');
  const id = zhao.session?.staff.id ?? '';
  const oid = '9b2f6c1a-0c59-4a54-8f0e-0a9e5a1f7c22';
  const subject = `${cloud.url}/login/${TENANT_ID}/v2.0|subject-of-zhao`;
  await beside.write((db) =>
    db.updateTable('staff').set({ subject }).where('id', '=', id).execute(),
  );
  const come = async (claims: object) =>
    (await signIn(await tabToken(cloud, { claims: { oid, ...claims } }))).answer;
  expect((await come({ sub: 'subject-of-another' })).status).toBe(403);
  expect((await come({ sub: 'subject-of-zhao' })).body.staff.login).toBe('zhao');
  expect((await come({ sub: 'subject-of-another' })).body.staff.login).toBe('zhao');
});

it('says when the keys cannot be had', async () => {
  const away = await TeamsCloud.start(app.clock);
  const other = await startTestApp(away.env, app.clock);
  away.keysAreAway = true;
  const answer = await new DeskClient(other.url).post(SIGN_IN, { token: await tabToken(away) });
  expect([answer.status, answer.body.error.code]).toEqual([503, 'TeamsKeysUnavailable']);
  await other.stop();
  await away.stop();
});

it('takes the registration of its own, and the address that it is called by', async () => {
  const env = { ...cloud.env, TEAMS_SSO_CLIENT_ID: ELSEWHERE, PUBLIC_URL };
  const other = await startTestApp(env, app.clock);
  const audiences = [ELSEWHERE, `api://help.example.com/${ELSEWHERE}`, APP_ID];
  const codes = [];
  for (const aud of audiences) {
    const body = { token: await tabToken(cloud, { claims: { aud } }) };
    const headers = { host: 'help.example.com' };
    const client = new DeskClient(`http://127.0.0.1:${other.port}`);
    codes.push((await client.call('POST', SIGN_IN, { body, headers })).body.error.code);
  }
  expect(codes).toEqual(['TeamsStaffUnknown', 'TeamsStaffUnknown', 'TeamsTokenWrong']);
  await other.stop();
});

it('is not there without a registration', async () => {
  const other = await startTestApp();
  const answer = await new DeskClient(other.url).post(SIGN_IN, { token: 'x' });
  expect([answer.status, answer.body.error.code]).toEqual([404, 'TeamsSignInNone']);
  await other.stop();
});
