// Papers in a bucket of a real server of S3's kind: kept, read, swept, erased, and what happens while it is away.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { checkBucket } from '../../src/cli/doctor-bucket';
import { exportCommand } from '../../src/cli/person';
import { tickets } from '../../src/cli/tickets';
import { readConfig } from '../../src/config';
import { exportPerson } from '../../src/retention/export-person';
import { sweepObjects } from '../../src/retention/object-store';
import { erasePerson, lookUpPerson } from '../../src/retention/persons';
import { openStoreBeside } from '../../src/store/open';
import type { StoreBeside } from '../../src/store/store';
import { contentOf } from '../../src/tickets/paper-store';
import { startTestApp, type TestApp } from '../support/app';
import { TestBucket } from '../support/bucket';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { PDF, PNG } from '../support/sample-files';
import { placeFor } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();
const ACT = { by: { id: null, name: 'root' }, now: Date.now() };
const TOMORROW = { now: Date.now() + 2 * 86_400_000, goOn: async () => true };
let bucket: TestBucket;
let app: TestApp;
let store: StoreBeside;
let desk: DeskClient;

beforeAll(async () => {
  bucket = await TestBucket.start();
  app = await startTestApp({ DATA_DIR: folder, ...bucket.env });
  store = (await openStoreBeside({ ...(await placeFor(folder)), ...bucket.env })) as StoreBeside;
  desk = await firstAdmin(app);
});
afterAll(async () => {
  await store.close();
  await app.stop();
  await bucket.stop();
});

const keys = async () => ((await store.objects?.list(undefined)) ?? []).map(({ key }) => key);
const rowsOf = ({ client }: Merchant) =>
  store.read
    .selectFrom('papers')
    .select(['id', 'bytes', 'content', 'object'])
    .where('conversation_id', '=', client.grant.conversationId)
    .execute();

function upload({ client }: Merchant, name: string, content: Buffer): Promise<Response> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)]), name);
  const { conversationId, token } = client.grant;
  return fetch(`${app.url}/v3/directline/conversations/${conversationId}/upload?userId=x`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
  });
}

async function merchantWithPaper(): Promise<{ merchant: Merchant; id: string; key: string }> {
  const merchant = await merchantWithTicket(app);
  expect((await upload(merchant, '执照.png', PNG)).status).toBe(200);
  const [row] = await rowsOf(merchant);
  return { merchant, id: row?.id ?? '', key: row?.object ?? '' };
}

it('keeps the content in the bucket and its place in the row, and gives it to staff as it came', async () => {
  const { merchant, id, key } = await merchantWithPaper();
  expect(await rowsOf(merchant)).toEqual([
    { id, bytes: PNG.length, content: Buffer.alloc(0), object: key },
  ]);
  expect(await keys()).toContain(key);
  const path = `/api/desk/tickets/${merchant.number}/papers/${id}`;
  const response = await fetch(`${app.url}${path}`, { headers: { cookie: desk.cookie } });
  expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
  expect(JSON.stringify((await merchant.client.read()).activities)).not.toContain(key);
});

it('goes on reading what is in the database from before', async () => {
  const { id, key } = await merchantWithPaper();
  await store.write((db) =>
    db.updateTable('papers').set({ content: PDF, object: null }).where('id', '=', id).execute(),
  );
  expect((await contentOf(store, id))?.equals(PDF)).toBe(true);
  expect(await sweepObjects(store, TOMORROW)).toBeGreaterThan(0);
  expect(await keys()).not.toContain(key);
});

it('sweeps what no row names once it is a day old, whoever else does it, and nothing else', async () => {
  const { key } = await merchantWithPaper();
  const strays = await Promise.all(
    [1, 2, 3].map(async () => (await store.objects?.put(PDF)) as string),
  );
  const now = Date.now();
  expect(await sweepObjects(store, { ...TOMORROW, now })).toBe(0);
  expect(await keys()).toEqual(expect.arrayContaining(strays));
  await Promise.all([sweepObjects(store, TOMORROW), sweepObjects(store, TOMORROW)]);
  expect(await keys()).toContain(key);
  for (const stray of strays) expect(await keys()).not.toContain(stray);
});

it('erases a person’s objects with the rows; what an interruption leaves is swept', async () => {
  const { merchant, key } = await merchantWithPaper();
  const person = { by: 'ticket', value: merchant.number } as const;
  const found = await lookUpPerson(store.read, person);
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportPerson(store, found, ACT.now)) chunks.push(chunk);
  const files = unzipSync(Buffer.concat(chunks));
  expect(Object.entries(files).find(([name]) => name.includes('/papers/'))?.[1]).toEqual(
    new Uint8Array(PNG),
  );
  const path = `/api/desk/tickets/${merchant.number}/status`;
  await desk.post(path, { status: 'closed', reason: 'solved' });
  expect(await erasePerson(store, person, ACT)).toMatchObject({ isBucketClean: true });
  expect(await keys()).not.toContain(key);
});

it('while the bucket is away nothing is half accepted, and all goes on once it is back', async () => {
  const { merchant, id } = await merchantWithPaper();
  const gone = await merchantWithPaper();
  await desk.post(`/api/desk/tickets/${gone.merchant.number}/status`, {
    status: 'closed',
    reason: 'solved',
  });
  await bucket.stop();

  const refused = await upload(merchant, 'again.pdf', PDF);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await refused.json()).toMatchObject({ error: { code: 'PapersUnavailable' } });
  expect(await rowsOf(merchant)).toHaveLength(1);
  const paper = await desk.get(`/api/desk/tickets/${merchant.number}/papers/${id}`);
  expect([paper.status, paper.body.error.code]).toEqual([503, 'PapersUnavailable']);
  await merchant.say('还能说话吗');
  const person = { by: 'ticket', value: gone.merchant.number } as const;
  expect(await erasePerson(store, person, ACT)).toMatchObject({ isBucketClean: false });
  const config = readConfig(bucket.env);
  expect(await checkBucket(config)).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('ECONNREFUSED'),
    fix: expect.stringContaining('PAPERS_ENDPOINT'),
  });

  await bucket.start();
  expect((await upload(merchant, 'again.pdf', PDF)).status).toBe(200);
  expect(await until(async () => ((await rowsOf(merchant)).length === 2 ? 2 : undefined))).toBe(2);
  expect((await contentOf(store, id))?.equals(PNG)).toBe(true);
  await sweepObjects(store, TOMORROW);
  expect(await keys()).not.toContain(gone.key);
});

it('is written by the command line whole or not at all, and what is lost is named', async () => {
  const { merchant, id, key } = await merchantWithPaper();
  await store.write((db) =>
    db.updateTable('papers').set({ ticket: merchant.number }).where('id', '=', id).execute(),
  );
  const out = temporaryFolder();
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const env = { ...(await placeFor(folder)), ...bucket.env };
  const context = { env, print, warn: print };
  const exported = () =>
    exportCommand(['--ticket', merchant.number, '--out', join(out, 'a.zip')], context);
  const papers = () => tickets(['papers', merchant.number, '--out', out], context);
  await bucket.stop();
  await expect(exported()).rejects.toMatchObject({ code: 'PAPERS_UNAVAILABLE' });
  await expect(papers()).rejects.toMatchObject({ code: 'PAPERS_UNAVAILABLE' });
  expect(readdirSync(out)).toEqual([]);
  await bucket.start();
  await store.objects?.remove([key]);
  await expect(exported()).rejects.toThrow('conversation-1/papers/01-执照.png');
  await expect(papers()).rejects.toMatchObject({ code: 'PAPERS_MISSING' });
  expect(readdirSync(out)).toEqual(['a.zip']);
  expect(lines.some((line) => line.endsWith('.png'))).toBe(false);
  expect(Object.keys(unzipSync(readFileSync(join(out, 'a.zip'))))).toContain('MISSING.txt');
});

it('is looked at by the doctor', async () => {
  expect(await checkBucket(readConfig(bucket.env))).toMatchObject({ state: 'ok' });
  const elsewhere = readConfig({ ...bucket.env, PAPERS_BUCKET: 'nowhere' });
  expect(await checkBucket(elsewhere)).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('NoSuchBucket'),
    fix: 'Create the bucket, or correct PAPERS_BUCKET.',
  });
  const stranger = readConfig({ ...bucket.env, PAPERS_ACCESS_KEY_ID: 'STRANGER' });
  expect(await checkBucket(stranger)).toMatchObject({
    fix: expect.stringContaining('PAPERS_SECRET_ACCESS_KEY'),
  });
});
