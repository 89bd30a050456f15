import { connect } from 'node:net';
import type { Database, StoreBeside } from '../../../src/store/store';
import { startTestApp, type TestApp } from '../../support/app';
import { BareClient, until } from '../../support/direct-line-client';
import { EXE, PDF, PNG } from '../../support/sample-files';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();
let app: TestApp;
let beside: StoreBeside;
let db: Database;

beforeAll(async () => {
  app = await startTestApp({ DATA_DIR: folder });
  beside = await openBesideService(folder);
  db = beside.read;
});
afterAll(async () => {
  await beside.close();
  await app.stop();
});

type Part = { name: string; content: Buffer; type?: string };

function form(files: Part[], activity?: object): FormData {
  const body = new FormData();
  if (activity) {
    const type = 'application/vnd.microsoft.activity';
    body.append('activity', new Blob([JSON.stringify(activity)], { type }));
  }
  for (const { name, content, type = 'application/octet-stream' } of files)
    body.append('file', new Blob([new Uint8Array(content)], { type }), name);
  return body;
}

function upload(client: BareClient, body: FormData | string, headers = {}): Promise<Response> {
  const { conversationId, token } = client.grant;
  return fetch(`${app.url}/v3/directline/conversations/${conversationId}/upload?userId=x`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}

const stored = ({ grant }: BareClient) =>
  db
    .selectFrom('papers')
    .select(['name', 'type', 'bytes', 'content', 'ticket'])
    .where('conversation_id', '=', grant.conversationId)
    .execute();

/** What the bot said to the last message, once it has. */
async function answer(client: BareClient): Promise<string> {
  return until(async () => {
    const { activities } = await client.read();
    const last = activities.at(-1);
    return last?.from.role === 'bot' && activities.at(-2)?.from.role === 'user'
      ? last.text
      : undefined;
  });
}

async function codeOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

it('stores a file as it came, and shows its name alone, to its own conversation', async () => {
  const client = await BareClient.start(app.url);
  const other = await BareClient.start(app.url);
  const response = await upload(client, form([{ name: '营业执照.png', content: PNG }]));
  expect(response.status).toBe(200);
  expect(await answer(client)).toContain('营业执照.png');
  expect(await stored(client)).toMatchObject([
    { name: '营业执照.png', type: 'image/png', bytes: PNG.length, ticket: null },
  ]);
  expect((await stored(client))[0]?.content.equals(PNG)).toBe(true);
  const { activities } = await client.read();
  const own = activities.find(({ from }) => from.role === 'user') as { attachments?: object[] };
  expect(own.attachments).toMatchObject([{ name: '营业执照.png', contentType: 'image/png' }]);
  expect(JSON.stringify(activities)).not.toMatch(/contentUrl|base64/);
  expect(JSON.stringify((await other.read()).activities)).not.toContain('营业执照.png');
});

it('takes several files with an activity around them, as Web Chat sends them', async () => {
  const client = await BareClient.start(app.url);
  const activity = {
    type: 'message',
    text: 'here are the invoices',
    attachments: [{ contentType: 'application/pdf', name: 'a.pdf' }],
    channelData: { clientActivityID: 'c1' },
  };
  const body = () =>
    form(
      [
        { name: 'a.pdf', content: PDF },
        { name: 'b.png', content: PNG },
      ],
      activity,
    );
  const first = await upload(client, body());
  expect(await answer(client)).toMatch(/Received: Orders or invoices \(a\.pdf\), .*b\.png/);
  const again = await upload(client, body());
  expect(await again.json()).toEqual(await first.json());
  expect(await stored(client)).toHaveLength(2);
});

it('takes a data URI in a plain message, and follows no address', async () => {
  const client = await BareClient.start(app.url);
  const contentUrl = `data:image/png;base64,${PNG.toString('base64')}`;
  await client.call('POST', `/conversations/${client.grant.conversationId}/activities`, {
    type: 'message',
    locale: 'en-US',
    attachments: [
      { contentType: 'image/png', name: 'a.png', contentUrl },
      { contentType: 'image/png', name: 'b.png', contentUrl: `${app.url}/favicon.ico` },
    ],
  });
  expect(await answer(client)).toContain('b.png');
  expect((await stored(client)).map(({ name }) => name)).toEqual(['a.png']);
});

it('keeps no program under the name of a picture, nothing empty and nothing too large', async () => {
  const client = await BareClient.start(app.url);
  const large = Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]);
  const response = await upload(
    client,
    form([
      { name: 'photo.jpg', content: EXE, type: 'image/jpeg' },
      { name: 'empty.png', content: Buffer.alloc(0) },
      { name: 'large.png', content: large },
      { name: 'good.png', content: PNG },
    ]),
  );
  expect(response.status).toBe(200);
  const said = await answer(client);
  for (const name of ['photo.jpg', 'empty.png', 'large.png', 'good.png']) {
    expect(said).toContain(name);
  }
  expect((await stored(client)).map(({ name }) => name)).toEqual(['good.png']);
});

it('says which files our own page did not send', async () => {
  const client = await BareClient.start(app.url);
  await client.call('POST', `/conversations/${client.grant.conversationId}/activities`, {
    type: 'message',
    channelData: { heldBack: [{ name: 'film.mov', reason: 'too-large' }] },
  });
  expect(await answer(client)).toContain('film.mov');
});

it('stops at the room that a conversation has', async () => {
  const client = await BareClient.start(app.url);
  for (let message = 0; message < 5; message++) {
    const files = Array.from({ length: 5 }, (_, i) => ({
      name: `${message}-${i}.png`,
      content: PNG,
    }));
    await upload(client, form(files));
    await answer(client);
  }
  expect(await stored(client)).toHaveLength(20);
  expect(await answer(client)).toContain('4-4.png');
});

it('refuses what is no upload, in the form of all errors', async () => {
  const client = await BareClient.start(app.url);
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(await codeOf(await upload(client, '{}', { 'content-type': 'application/json' }))).toEqual([
    400,
    'UploadInvalid',
  ]);
  expect(
    await codeOf(await upload(client, 'x', { 'content-type': 'multipart/form-data' })),
  ).toEqual([400, 'UploadInvalid']);
  expect(await codeOf(await upload(client, '--x\r\nContent-', multipart))).toEqual([
    400,
    'UploadInvalid',
  ]);
  const bad = new FormData();
  bad.append('activity', new Blob(['{'], { type: 'application/vnd.microsoft.activity' }));
  expect(await codeOf(await upload(client, bad))).toEqual([400, 'UploadInvalid']);
  const foreign = await BareClient.start(app.url);
  const mixed = new BareClient(app.url, { ...foreign.grant, token: client.grant.token });
  expect((await upload(mixed, form([{ name: 'a.png', content: PNG }]))).status).toBe(403);
  expect(await stored(client)).toEqual([]);
});

it('ends an upload without an end, and holds little of it', async () => {
  const client = await BareClient.start(app.url);
  const { conversationId, token } = client.grant;
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (chunk) => heard.push(chunk));
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
  socket.write(
    [
      `POST /v3/directline/conversations/${conversationId}/upload HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${token}`,
      'Transfer-Encoding: chunked',
      'Content-Type: multipart/form-data; boundary=x',
      '',
      '',
    ].join('\r\n'),
  );
  const chunk = (data: Buffer) =>
    Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]);
  const head = 'Content-Disposition: form-data; name="file"; filename="a.png"';
  socket.write(chunk(Buffer.from(`--x\r\n${head}\r\n\r\n`)));
  const filling = chunk(Buffer.alloc(1024 * 1024));
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let megabytes = 0;
  while (!socket.destroyed && megabytes < 1024) {
    const isFull = !socket.write(filling);
    megabytes += 1;
    if (isFull) {
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]);
    }
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  await closed;
  expect(megabytes).toBeLessThan(200);
  // Sender and receiver share this process, and what was dropped waits for the collector.
  expect(most).toBeLessThan(150 * 1024 * 1024);
  expect(await stored(client)).toEqual([]);
  expect((await client.send('hello')).status).toBe(200);
});
