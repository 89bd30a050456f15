// A service that ran on SQLite goes on after `kb move-store` on PostgreSQL: open talks, sessions of staff, tickets, papers.

import { resolve } from 'node:path';
import { type App, startApp } from '../../../src/app';
import { move } from '../../../src/cli/move-store';
import { readConfig } from '../../../src/config';
import { addColleague, DeskClient, firstAdmin } from '../../support/desk-client';
import { merchantWithTicket } from '../../support/desk-tickets';
import { BareClient, until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { quietLog } from '../../support/quiet-log';
import { type Receiver, startReceiver } from '../../support/receiver';
import { PDF } from '../../support/sample-files';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

const clock = new ManualClock();
let app: App | undefined;
let receiver: Receiver;
afterAll(async () => {
  await app?.stop();
  await receiver?.close();
});

const webhook = () => ({
  TICKET_WEBHOOK_URL: receiver.url,
  TICKET_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  ALLOW_PRIVATE_TARGETS: 'true',
});

/** On the same port, as behind the same address. */
function startOn(place: Record<string, string>, port = '0'): Promise<App> {
  const config = readConfig({ PORT: port, ...webhook(), ...place });
  const { log } = quietLog();
  return startApp({ config, clock, log, root: resolve(__dirname, '../../..') });
}

async function upload(client: BareClient, url: string): Promise<void> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(PDF)]), 'slip.pdf');
  const { conversationId, token } = client.grant;
  await fetch(`${url}/v3/directline/conversations/${conversationId}/upload`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}` },
  });
}

const textsOf = async (client: BareClient) =>
  (await client.read()).activities.map(({ text }) => text ?? '');

const heard = (client: BareClient, pattern: RegExp) =>
  until(async () => (await textsOf(client)).find((text) => pattern.test(text)));

it('goes on where it stopped', async () => {
  receiver = await startReceiver();
  const folder = temporaryFolder();
  const target = await placeFor(folder);
  app = await startOn({ DATA_DIR: folder });
  const before = app;
  const desk = await firstAdmin(app as never);
  const colleague = await addColleague(desk, 'zhao.min');
  const merchant = await merchantWithTicket(app);
  await upload(merchant.client, app.url);
  await heard(merchant.client, /已加到工单|added to ticket|slip\.pdf/);
  const visitor = await BareClient.start(app.url);
  for (const text of ['我要登记冻结', '898310154115555']) {
    await visitor.send(text);
    await until(async () => ((await textsOf(visitor)).at(-1) !== text ? true : undefined));
  }
  const talk = await textsOf(visitor);
  const ticket = (await desk.get(`/api/desk/tickets/${merchant.number}`)).body;
  await app.stop();

  const said: string[] = [];
  const context = { env: target, print: (text: string) => said.push(text), warn: () => {} };
  expect(await move([], context)).toBe(0);
  app = await startOn(target, new URL(before.url).port);

  expect(await textsOf(visitor)).toEqual(talk);
  await visitor.send('10293847');
  await until(async () => ((await textsOf(visitor)).length > talk.length + 1 ? true : undefined));
  expect((await textsOf(visitor)).join('\n')).toMatch(/10293847[\s\S]+(服务商|拉卡拉|支付机构)/);

  for (const client of [desk, colleague]) {
    expect((await client.get('/api/desk/tickets')).status).toBe(200);
  }
  const moved = (await desk.get(`/api/desk/tickets/${merchant.number}`)).body;
  expect(moved).toEqual(ticket);
  const found = await desk.get(`/api/desk/tickets?search=${merchant.merchantId}`);
  expect(JSON.stringify(found.body)).toContain(merchant.number);
  const claimed = await colleague.post(`/api/desk/tickets/${merchant.number}/claim`);
  expect(claimed.status).toBe(200);
  await heard(merchant.client, /zhao\.min/);
  const again = new DeskClient(app.url);
  expect((await again.signIn('zhao.min')).status).toBe(200);
});
