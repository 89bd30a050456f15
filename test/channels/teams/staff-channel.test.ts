// The staff's Teams channel: a card of each ticket, and a tap that claims it.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type App, startApp } from '../../../src/app';
import { staff } from '../../../src/cli/staff';
import { readConfig } from '../../../src/config';
import { linkTeams } from '../../../src/staff/teams-store';
import { openSqliteWriter, type SqliteWriter } from '../../../src/store/sqlite';
import type { TicketCommand } from '../../../src/tickets/ticket-change';
import { changeTicket } from '../../../src/turns/ticket-changes';
import { addColleague, type DeskClient, firstAdmin } from '../../support/desk-client';
import { BareClient, until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { quietLog } from '../../support/quiet-log';
import { temporaryFolder } from '../../support/temporary-folder';

const CHANNEL = '19:staff@thread.tacv2';
const WANG = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ZHAO = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

interface Call {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the connector got, looked at field by field.
  body: any;
}

let connector: Server;
let calls: Call[];
/** Status of the next answers; then all is taken. */
let refusals: number[];
let app: App;
let clock: ManualClock;
let beside: SqliteWriter;
let admin: DeskClient;
let number: string;
let folder: string;

beforeEach(async () => {
  calls = [];
  refusals = [];
  connector = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      const status = refusals.shift() ?? 200;
      if (status === 200) {
        calls.push({
          method: req.method ?? '',
          path: decodeURIComponent(req.url ?? ''),
          body: JSON.parse(body),
        });
      }
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(
        JSON.stringify({
          id: `${CHANNEL};messageid=${calls.length}`,
          activityId: `m${calls.length}`,
        }),
      );
    });
  });
  await new Promise<void>((done) => connector.listen(0, '127.0.0.1', done));
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/teams`;
  folder = temporaryFolder();
  // The channel needs an app id, and with one every call is authenticated by Microsoft's keys: set without.
  const config = {
    ...readConfig({ PORT: '0', DATA_DIR: folder, STAFF_LANGUAGE: 'en' }),
    TICKET_TEAMS_CHANNEL: CHANNEL,
    TICKET_TEAMS_SERVICE_URL: serviceUrl,
  };
  clock = new ManualClock();
  app = await startApp({
    config,
    clock,
    log: quietLog().log,
    root: resolve(__dirname, '../../..'),
  });
  beside = openSqliteWriter(folder) as SqliteWriter;
  admin = await firstAdmin(app as never);
  number = await handOver('my review was refused');
});
afterEach(async () => {
  await beside.close();
  await app.stop();
  connector.closeAllConnections();
  connector.close();
});

async function handOver(question: string): Promise<string> {
  const client = await BareClient.start(app.url);
  for (const text of ['I want to talk to a person', question, 'skip', '13800138000']) {
    await client.send(text);
  }
  return until(async () => {
    const { activities } = await client.read();
    return /FZ-\d{8}-\d{4,}/.exec(activities.map(({ text }) => text).join('\n'))?.[0];
  });
}

const change = (command: TicketCommand) =>
  beside.write((db) =>
    changeTicket(
      db,
      { number, command, by: 'staff', who: 'someone', now: clock.now() },
      { targets: new Set(['card']), tellsMerchant: false },
    ),
  );

const tap = async (
  fields: { from?: object; conversation?: object; channelId?: string; value?: object } = {},
) => {
  const response = await fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'tap-1',
      channelId: 'msteams',
      from: { id: '29:wang', name: 'Wang', aadObjectId: WANG },
      recipient: { id: '28:bot' },
      conversation: { id: `${CHANNEL};messageid=1`, isGroup: true },
      serviceUrl: 'http://127.0.0.1:1/',
      value: { action: { type: 'Action.Execute', verb: 'thaw/claim', data: { number } } },
      ...fields,
    }),
  });
  return {
    status: response.status,
    body: (await response.json()) as { statusCode: number; value: unknown },
  };
};

const link = (login: string, id: string) => beside.write((db) => linkTeams(db, login, id));
const posted = () => until(() => (calls.length > 0 ? calls : undefined));
const wordsOf = (card: object) => JSON.stringify(card);
const assignee = async () => (await admin.get(`/api/desk/tickets/${number}`)).body.row.assignee;

it('gets a card of each ticket, without the contact', async () => {
  const [call] = await posted();
  expect(call).toMatchObject({ method: 'POST', path: '/teams/v3/conversations' });
  expect(call?.body).toMatchObject({ isGroup: true, channelData: { channel: { id: CHANNEL } } });
  const [attachment] = call?.body.activity.attachments ?? [];
  expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive');
  const card = attachment.content;
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  expect(card.body[0].text).toBe(`${number}, question to our staff`);
  expect(wordsOf(card)).toContain('my review was refused');
  expect(wordsOf(card)).not.toContain('13800138000');
  expect(card.actions).toMatchObject([
    { type: 'Action.Execute', verb: 'thaw/claim', data: { number } },
    { type: 'Action.OpenUrl', url: `${app.url}/desk/tickets/${number}` },
  ]);
});

it('has the same card brought up to date when the ticket changes', async () => {
  await posted();
  await change({ do: 'claim', staff: { id: 'x', name: '赵敏' } });
  await app.outbox.runDue();
  await change({ do: 'set', status: 'closed', reason: 'solved' });
  await app.outbox.runDue();
  expect(calls.map(({ method, path }) => [method, path])).toEqual([
    ['POST', '/teams/v3/conversations'],
    ['PUT', `/teams/v3/conversations/${CHANNEL};messageid=1/activities/m1`],
    ['PUT', `/teams/v3/conversations/${CHANNEL};messageid=1/activities/m1`],
  ]);
  const [, claimed, closed] = calls.map(
    ({ body }) => (body.activity ?? body).attachments[0].content,
  );
  expect(wordsOf(claimed)).toContain('赵敏');
  expect(claimed.actions).toMatchObject([{ type: 'Action.OpenUrl' }]);
  expect(wordsOf(closed)).toContain('closed');
});

it('gets the card later when the channel is away, and anew when somebody deleted it', async () => {
  await posted();
  refusals = [404];
  await change({ do: 'set', status: 'open' });
  await app.outbox.runDue();
  clock.advance(6000);
  await app.outbox.runDue();
  expect(calls.map(({ method }) => method)).toEqual(['POST', 'POST']);
  refusals = [403];
  await change({ do: 'set', status: 'waiting' });
  await app.outbox.runDue();
  clock.advance(6000);
  await app.outbox.runDue();
  expect(calls.map(({ method }) => method)).toEqual(['POST', 'POST', 'PUT']);
});

it('shows what a merchant wrote as words, never as a link', async () => {
  await posted();
  calls = [];
  await handOver('[prize](https://evil.example) **now** \u202Egnp');
  const [call] = await posted();
  const lines = call?.body.activity.attachments[0].content.body;
  const line = lines.find((each: object) => wordsOf(each).includes('evil.example'));
  expect(line).toMatchObject({ type: 'RichTextBlock' });
  expect(line.inlines[1]).toMatchObject({ type: 'TextRun' });
  expect(wordsOf(lines)).not.toContain('\u202E');
});

describe('a tap on Claim', () => {
  it('claims the ticket for the colleague and answers with the card as it is then', async () => {
    await posted();
    await link('wang.li', WANG.toUpperCase());
    const { status, body } = await tap();
    expect([status, body.statusCode]).toEqual([200, 200]);
    expect(wordsOf(body.value as object)).toContain('王丽');
    expect(await assignee()).toMatchObject({ name: '王丽' });
    await until(() => (calls.some(({ method }) => method === 'PUT') ? true : undefined));
  });

  it('knows a colleague by the object id that Entra gave', async () => {
    await beside.write((db) => db.updateTable('staff').set({ teams_id: WANG }).execute());
    expect(wordsOf((await tap()).body.value as object)).toContain('王丽');
  });

  it('leaves what colleagues write beneath a card among them', async () => {
    await posted();
    const before = calls.length;
    const answer = await fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: 'chatter-1',
        text: '@Thaw 我来处理，他电话13800138000',
        channelId: 'msteams',
        from: { id: '29:wang', name: 'Wang', aadObjectId: WANG },
        recipient: { id: '28:bot' },
        conversation: { id: `${CHANNEL};messageid=1`, isGroup: true },
        serviceUrl: 'http://127.0.0.1:1/',
      }),
    });
    expect(answer.status).toBe(200);
    const conversations = await beside.read.selectFrom('conversations').select('id').execute();
    expect(conversations.map(({ id }) => id).join()).not.toContain(CHANNEL);
    expect(calls).toHaveLength(before);
  });

  it('says with whom a ticket is that somebody else has', async () => {
    await addColleague(admin, 'zhao');
    await link('wang.li', WANG);
    await link('zhao', ZHAO);
    await tap();
    const { body } = await tap({ from: { id: '29:zhao', aadObjectId: ZHAO } });
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: `Ticket ${number} is with 王丽.`,
    });
    expect(await assignee()).toMatchObject({ name: '王丽' });
  });

  it('says in the colleague’s language that a settled or unknown ticket cannot be claimed', async () => {
    await admin.patch('/api/desk/session', { language: 'zh-Hans' });
    await link('wang.li', WANG);
    await change({ do: 'set', status: 'closed', reason: 'solved' });
    expect((await tap()).body.value).toContain(`工单 ${number} 现在不能接手`);
    const value = { action: { verb: 'thaw/claim', data: { number: 'FZ-20200101-0001' } } };
    expect((await tap({ value })).body.value).toBe('没有工单 FZ-20200101-0001。');
  });

  it.each([
    ['nobody', {}],
    ['a stranger', { aadObjectId: ZHAO }],
    ['a pattern', { aadObjectId: '%' }],
  ])('from %s says to sign in at the desk', async (_, who) => {
    await link('wang.li', WANG);
    const { body } = await tap({ from: { id: '29:x', ...who } });
    expect(body.value).toMatch(/sign in at the desk once/);
    expect(await assignee()).toBeNull();
  });

  it('from a disabled colleague does nothing', async () => {
    await addColleague(admin, 'zhao');
    await link('zhao', ZHAO);
    const { body } = await admin.get('/api/desk/staff');
    const { id } = body.staff.find(({ login }: { login: string }) => login === 'zhao');
    await admin.patch(`/api/desk/staff/${id}`, { isDisabled: true });
    expect((await tap({ from: { id: '29:z', aadObjectId: ZHAO } })).body.value).toMatch(/sign in/);
    expect(await assignee()).toBeNull();
  });

  it.each([
    ['another conversation', { conversation: { id: 'a:private' } }],
    ['a channel whose clients name themselves', { channelId: 'directline' }],
    ['another button', { value: { action: { verb: 'thaw/other', data: {} } } }],
  ])('from %s is refused and never becomes a merchant’s message', async (_, fields) => {
    await link('wang.li', WANG);
    const before = await activities();
    const { status, body } = await tap(fields);
    expect([status, body.statusCode]).toEqual([200, 400]);
    expect(await assignee()).toBeNull();
    expect(await activities()).toBe(before);
  });

  const activities = async () =>
    (await beside.read.selectFrom('activities').select('seq').execute()).length;
});

it('knows a colleague whom the command has linked, and keeps a record of it', async () => {
  const lines: string[] = [];
  const print = (text: string) => lines.push(text);
  await staff(['teams', 'Wang.Li', WANG], { env: { DATA_DIR: folder }, print, warn: print });
  expect(lines).toEqual(['wang.li can claim tickets in the Teams channel.']);
  expect(wordsOf((await tap()).body.value as object)).toContain('王丽');
  const { body } = await admin.get('/api/desk/audit?action=staff-changed');
  expect(body.entries).toMatchObject([{ subject: 'wang.li', details: { teams: WANG } }]);
  const wrong = staff(['teams', 'wang.li'], { env: { DATA_DIR: folder }, print, warn: print });
  await expect(wrong).rejects.toMatchObject({ code: 'USAGE' });
});

it('links an object id to one account alone', async () => {
  await addColleague(admin, 'zhao');
  await link('wang.li', WANG);
  await expect(link('zhao', WANG)).rejects.toMatchObject({ code: 'TEAMS_ID_TAKEN' });
  await expect(link('zhao', 'zhao')).rejects.toMatchObject({ code: 'TEAMS_ID_WRONG' });
  await expect(link('li', ZHAO)).rejects.toMatchObject({ code: 'STAFF_UNKNOWN' });
});
