import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchFiles } from '../../../src/channels/teams/files/fetch-files';
import { filesOfMessage } from '../../../src/channels/teams/files/files';
import type { Database, StoreBeside } from '../../../src/store/store';
import { startTestApp, type TestApp } from '../../support/app';
import { until } from '../../support/direct-line-client';
import { EXE, PNG } from '../../support/sample-files';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();
let app: TestApp;
let beside: StoreBeside;
let db: Database;
let connector: Server;
let serviceUrl: string;
/** What the bot sent to the channel. */
let sent: string[];
/** What it asked the channel for. */
let asked: { path: string; authorization: string | undefined }[];
/** Content by path; a number is a status. */
let files: Record<string, (Buffer | number)[]>;

beforeAll(async () => {
  connector = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      const path = req.url ?? '';
      if (req.method === 'POST') {
        sent.push(JSON.parse(String(Buffer.concat(chunks))).text ?? '');
        res.writeHead(200, { 'content-type': 'application/json' });
        res.end('{"id":"1"}');
        return;
      }
      asked.push({ path, authorization: req.headers.authorization });
      const answers = files[path] ?? [404];
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) as Buffer | number;
      if (typeof answer !== 'number') {
        res.end(answer);
        return;
      }
      res.writeHead(answer, { location: `${serviceUrl}a.png` });
      res.end();
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
  app = await startTestApp({ DATA_DIR: folder });
  beside = await openBesideService(folder);
  db = beside.read;
});
beforeEach(() => {
  sent = [];
  asked = [];
  files = { '/a.png': [PNG] };
});
afterAll(async () => {
  await beside.close();
  await app.stop();
  connector.closeAllConnections();
  connector.close();
});

let ids = 0;
function message(attachments: object[], fields: object = {}): object {
  ids++;
  return {
    type: 'message',
    id: `f${ids}`,
    channelId: 'emulator',
    from: { id: 'merchant', name: '王老板' },
    recipient: { id: 'bot' },
    conversation: { id: `files${ids}` },
    serviceUrl,
    attachments,
    ...fields,
  };
}

const post = (body: unknown) =>
  fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const picture = (path: string) => ({ contentType: 'image/*', contentUrl: `${serviceUrl}${path}` });
const heard = (pattern: RegExp) => until(() => sent.find((text) => pattern.test(text)));
const stored = () =>
  db
    .selectFrom('papers')
    .select(['name', 'type'])
    .where('conversation_id', '=', `emulator:files${ids}`)
    .execute();

it('fetches a picture after the message is safe, and once although it comes twice', async () => {
  const body = message([{ ...picture('a.png'), name: 'licence.png' }], { locale: 'en-US' });
  expect((await post(body)).status).toBe(200);
  await heard(/fetching what you sent/);
  await heard(/Business licence \(licence\.png\)/);
  expect((await post(body)).status).toBe(200);
  expect(asked).toEqual([{ path: '/a.png', authorization: undefined }]);
  expect(await stored()).toEqual([{ name: 'licence.png', type: 'image/png' }]);
});

it('answers the words at once and the file when it is there', async () => {
  await post(
    message([picture('a.png'), { contentType: 'text/html', content: '<p>…</p>' }], {
      text: 'How long does the review take?',
    }),
  );
  await heard(/review/i);
  await heard(/Received: file/);
});

it('fetches a file that Teams describes', async () => {
  const content = { downloadUrl: `${serviceUrl}a.png`, uniqueId: 'u', fileType: 'png' };
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const name = '营业执照.png';
  await post(message([{ contentType, contentUrl: 'https://x.sharepoint.com/a', name, content }]));
  await heard(/营业执照（营业执照\.png）/);
});

it('tries again, and in the end tells the merchant', async () => {
  files = { '/late.png': [503, PNG], '/never.png': [500] };
  await post(message([{ ...picture('late.png'), name: 'late.png' }]));
  await until(() => (asked.length > 0 ? true : undefined));
  app.clock.advance(10_000);
  await until(async () => {
    await app.outbox.runDue();
    return sent.find((text) => text.includes('late.png'));
  });
  await post(message([{ ...picture('never.png'), name: 'never.png' }]));
  await until(async () => {
    app.clock.advance(600_000);
    await app.outbox.runDue();
    return sent.find((text) => text.includes('没能取到：never.png'));
  });
  expect(asked.filter(({ path }) => path === '/never.png')).toHaveLength(3);
});

it('follows no redirect, keeps no program and reads no more than is accepted', async () => {
  const large = Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)]);
  files = { '/exe.png': [EXE], '/large.png': [large], '/away.png': [302] };
  await post(
    message(
      ['exe.png', 'large.png'].map((name) => ({ ...picture(name), name })),
      {
        text: '你好',
      },
    ),
  );
  const said = await heard(/exe\.png/);
  expect(said).toContain('large.png');
  expect(await stored()).toEqual([]);
  await post(message([{ ...picture('away.png'), name: 'away.png' }]));
  await until(() => asked.find(({ path }) => path === '/away.png'));
  app.clock.advance(600_000);
  expect(asked.map(({ path }) => path)).not.toContain('/a.png');
});

describe('addresses', () => {
  const teams = { serviceUrl: 'https://smba.trafficmanager.net/emea/', hasAppId: true };
  const fileAt = (contentUrl: string, where = teams) =>
    filesOfMessage(
      { type: 'message', attachments: [{ contentType: 'image/*', contentUrl, name: 'a' }] },
      where,
    );

  it.each([
    ['https://smba.trafficmanager.net/emea/v3/attachments/1/views/original', true],
    ['https://contoso-my.sharepoint.com/personal/a/_layouts/download.aspx?x=1', false],
  ])('are followed to the channel’s service and to the store of Teams: %s', (url, needsToken) => {
    expect(fileAt(url)).toEqual({ toFetch: [{ name: 'a', url, needsToken }], refused: [] });
  });

  it.each([
    'https://evil.example.com/a.png',
    'https://evil.trafficmanager.net/a.png',
    'https://sharepoint.com.evil.example/a',
    'https://evilsharepoint.com/a',
    'http://smba.trafficmanager.net/a',
    'https://user:pass@smba.trafficmanager.net/a',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:3978/metrics',
    'file:///etc/passwd',
    'data:image/png;base64,AA==',
    'not an address',
  ])('are followed nowhere else: %s', (url) => {
    expect(fileAt(url)).toEqual({ toFetch: [], refused: [{ name: 'a', reason: 'link' }] });
  });

  it('without an app id are this machine’s alone', () => {
    const local = { serviceUrl: 'http://localhost:5000/', hasAppId: false };
    expect(fileAt('http://localhost:5000/a', local).toFetch).toHaveLength(1);
    expect(fileAt('http://localhost:9/a', local).refused).toHaveLength(1);
    expect(fileAt('https://x.sharepoint.com/a', local).refused).toHaveLength(1);
  });
});

it('shows the bot’s token to the channel’s own service alone', async () => {
  const fetched = fetchFiles({
    token: async () => 'secret',
    turns: { accept: async () => ({}) as never },
  });
  const origin = { conversationId: 'c', channel: 'msteams', userId: 'u', channelActivityId: 'x' };
  // The service still asks for what the tests before left open.
  files = { '/own.png': [PNG] };
  const file = { name: 'a', url: `${serviceUrl}own.png` };
  const job = [
    { ...file, needsToken: true },
    { ...file, needsToken: false },
  ];
  await fetched({
    id: '1',
    kind: 'fetch',
    lane: null,
    payload: JSON.stringify({ origin, files: job }),
    attempts: 0,
  });
  const own = asked.filter(({ path }) => path === '/own.png');
  expect(own.map(({ authorization }) => authorization)).toEqual(['Bearer secret', undefined]);
});
