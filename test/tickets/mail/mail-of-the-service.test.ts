// Mail of the whole service: a ticket reaches staff, and staff reach the merchant who went away.

import type { StoreBeside } from '../../../src/store/store';
import type { TicketChange } from '../../../src/tickets/ticket-change';
import { MERCHANT_MAIL_DELAY_MS } from '../../../src/turns/announce';
import { changeTicket } from '../../../src/turns/ticket-changes';
import { startTestApp, type TestApp } from '../../support/app';
import { BareClient, until } from '../../support/direct-line-client';
import { type MailServerForTests, startMailServer } from '../../support/mail-server';
import { openBesideService } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

let server: MailServerForTests;
let app: TestApp;
let beside: StoreBeside;
let client: BareClient;
let number: string;

async function heard(pattern: RegExp): Promise<string> {
  return until(async () => {
    const { activities } = await client.read();
    return pattern.exec(activities.map(({ text }) => text).join('\n'))?.[0];
  });
}

beforeEach(async () => {
  server = await startMailServer();
  const DATA_DIR = temporaryFolder();
  app = await startTestApp({
    DATA_DIR,
    SMTP_URL: server.url,
    SMTP_FROM: 'Thaw <support@thaw.example>',
    TICKET_EMAIL_TO: 'tickets@thaw.example',
    STAFF_LANGUAGE: 'en',
    PUBLIC_URL: 'https://help.example.com',
  });
  const { address } = app.lines.find((line) => line.msg === 'service started') as never;
  client = await BareClient.start(address);
  for (const text of ['I want to talk to a person', 'my review was refused', 'skip']) {
    await client.send(text);
  }
  await client.send('shop@merchant.example');
  number = await heard(/FZ-\d{8}-\d{4,}/);
  beside = await openBesideService(DATA_DIR);
});
afterEach(async () => {
  await beside.close();
  await app.stop();
  await server.close();
});

async function staffNote(note: string): Promise<TicketChange[]> {
  const order = {
    number,
    command: { do: 'set', note },
    by: 'staff',
    now: app.clock.now(),
  } as const;
  const targets = new Set(['merchant-email'] as const);
  const { changes } = await beside.write((db) =>
    changeTicket(db, order, { targets, tellsMerchant: true }),
  );
  return changes;
}

const recipients = () => server.recipients.join();

it('reaches staff at once, in their language', async () => {
  await until(() => (server.mails.length === 1 ? true : undefined));
  expect(server.mails[0]?.subject).toBe(`${number}, question to our staff`);
  expect(server.mails[0]?.text).toContain(`https://help.example.com/desk/tickets/${number}`);
});

it('reaches the merchant who has not looked since, and only then', async () => {
  await staffNote('please send the slips');
  app.clock.advance(MERCHANT_MAIL_DELAY_MS - 1000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example');
  app.clock.advance(2000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example,shop@merchant.example');
  expect(server.mails[1]?.text).toContain('A message from our staff:\n> please send the slips');
});

it('does not mail what the merchant has read by asking for it', async () => {
  await staffNote('please send the slips');
  await heard(/please send the slips/);
  const { watermark } = await client.read();
  // Whoever asks for what comes next has what came before.
  await client.read(watermark);
  app.clock.advance(MERCHANT_MAIL_DELAY_MS + 1000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example');
  const rows = await beside.read.selectFrom('outbox').selectAll().orderBy('created_at').execute();
  expect(rows.at(-1)).toMatchObject({ kind: 'email', state: 'done', last_error: null });
});

it('mails what was only asked for before it was said', async () => {
  const { watermark } = await client.read();
  await staffNote('please send the slips');
  await client.read(watermark);
  app.clock.advance(MERCHANT_MAIL_DELAY_MS + 1000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example,shop@merchant.example');
});

it('does not mail a merchant who has the chat open, and does as soon as it is closed', async () => {
  const { conversationId } = client.grant;
  const answer = await client.call('GET', `/conversations/${conversationId}`);
  const { streamUrl } = (await answer.json()) as { streamUrl: string };
  const socket = new WebSocket(
    streamUrl.replace('wss://help.example.com', client.url.replace('http', 'ws')),
  );
  let shown = '';
  socket.addEventListener('message', ({ data }) => {
    shown += data;
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  await staffNote('first');
  await until(() => shown.includes('first') || undefined);
  await arrived();
  app.clock.advance(MERCHANT_MAIL_DELAY_MS + 1000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example');
  await staffNote('read before the chat was closed');
  await until(() => shown.includes('read before') || undefined);
  await arrived();
  socket.close();
  await until(async () => {
    const metrics = await (await fetch(`${client.url}/metrics`)).text();
    return /^thaw_streams_open 0$/m.test(metrics) || undefined;
  });
  await staffNote('second');
  app.clock.advance(MERCHANT_MAIL_DELAY_MS + 1000);
  await app.outbox.runDue();
  expect(recipients()).toBe('tickets@thaw.example,shop@merchant.example');
  expect(server.mails[1]?.text).toContain('> second');
});

/** The client's sign of life after the last that was sent is there and kept. */
function arrived(): Promise<true> {
  return until(async () => {
    const { conversationId: id } = client.grant;
    const [look, last] = await Promise.all([
      beside.read.selectFrom('looks').select('seq').where('conversation_id', '=', id).execute(),
      client.read(),
    ]);
    return look[0]?.seq === Number(last.watermark) || undefined;
  });
}
