// From a file sent in the chat to a file on a staff member's disk.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tickets } from '../src/cli/tickets';
import { startTestApp, type TestApp } from './support/app';
import { BareClient, until } from './support/direct-line-client';
import { startReceiver } from './support/receiver';
import { PDF, PNG } from './support/sample-files';
import { temporaryFolder } from './support/temporary-folder';

const DATA_DIR = temporaryFolder();
let app: TestApp;
let number: string;
let events: { type: string; data: { papers?: { received: { name: string }[] } } }[];

async function upload(client: BareClient, name: string, content: Buffer): Promise<void> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)]), name);
  const { conversationId, token } = client.grant;
  const address = `${app.url}/v3/directline/conversations/${conversationId}/upload`;
  await fetch(address, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
}

const heard = (client: BareClient, pattern: RegExp) =>
  until(async () => {
    const { activities } = await client.read();
    return activities.map(({ text }) => pattern.exec(text ?? '')?.[0]).find((found) => found);
  });

/** Lines that the command printed. */
async function kb(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  const print = (text: string) => lines.push(...text.split('\n'));
  await tickets(args, { env: { DATA_DIR }, print, warn: print });
  return lines;
}

beforeAll(async () => {
  const receiver = await startReceiver();
  app = await startTestApp({
    DATA_DIR,
    TICKET_WEBHOOK_URL: receiver.url,
    ALLOW_PRIVATE_TARGETS: 'true',
    TICKET_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  });
  const client = await BareClient.start(app.url);
  await client.send('I want to talk to a person');
  await upload(client, '../../licence.exe', PNG);
  await heard(client, /Received: .*licence/);
  await client.send('my review was refused, what is missing?');
  await client.send('skip');
  await client.send('shop@example.com');
  number = (await heard(client, /FZ-\d{8}-\d{4,}/)) as string;
  await upload(client, 'the invoice.pdf', PDF);
  await heard(client, /added to ticket/);
  await until(() => (receiver.received.length === 2 ? true : undefined));
  events = receiver.received.map(({ body }) => JSON.parse(body));
  await receiver.close();
});
afterAll(() => app.stop());

it('tells the operator’s system which papers came, and when more come', () => {
  const named = events.map(({ type, data }) => [
    type,
    data.papers?.received.map(({ name }) => name),
  ]);
  expect(named).toEqual([
    ['ticket.created', ['licence.exe']],
    ['ticket.updated', ['licence.exe', 'the invoice.pdf']],
  ]);
});

it('shows received papers with the ticket and its history', async () => {
  const lines = (await kb('show', number)).join('\n');
  expect(lines).toMatch(
    /papers received +business-licence: licence\.exe \(image\/png, \d+ bytes\)/,
  );
  expect(lines).toMatch(/merchant: papers · papers: orders-invoices \(the invoice\.pdf\)/);
  expect(lines).toMatch(/merchant: \[licence\.exe\]/);
});

it('writes them out under safe names, as they came, for the owner alone', async () => {
  const folder = join(temporaryFolder(), 'new');
  await kb('papers', number.toLowerCase(), '--out', folder);
  expect(readdirSync(folder).sort()).toEqual([
    `${number}-01-business-licence-licence.png`,
    `${number}-02-orders-invoices-the invoice.pdf`,
  ]);
  const first = join(folder, `${number}-01-business-licence-licence.png`);
  expect(readFileSync(first).equals(PNG)).toBe(true);
  expect(statSync(first).mode & 0o777).toBe(0o600);
});

it('overwrites nothing', async () => {
  const folder = temporaryFolder();
  const second = join(folder, `${number}-02-orders-invoices-the invoice.pdf`);
  writeFileSync(second, 'mine');
  await expect(kb('papers', number, '--out', folder)).rejects.toMatchObject({
    code: 'FILE_EXISTS',
  });
  expect(readdirSync(folder)).toHaveLength(1);
  expect(readFileSync(second, 'utf8')).toBe('mine');
});

it('says what it needs', async () => {
  await expect(kb('papers', number)).rejects.toMatchObject({ code: 'USAGE' });
  await expect(kb('papers', 'FZ-20200101-0001', '--out', 'x')).rejects.toMatchObject({
    code: 'TICKET_UNKNOWN',
  });
});
