// What staff do at the command line reaches the merchant's open chat, from process to process, and after a crash.

import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { BareClient, until } from '../support/direct-line-client';
import { type Receiver, startReceiver } from '../support/receiver';
import { startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');
const SECRET = `whsec_${Buffer.from('a secret of two dozen by').toString('base64')}`;

async function spoken(client: BareClient): Promise<string[]> {
  const { activities } = await client.read();
  return activities.flatMap(({ from, text }) => (from.role === 'bot' ? (text ?? '') : []));
}

const hear = (client: BareClient, words: string) =>
  until(async () => (await spoken(client)).find((text) => text.includes(words)));

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

it('tells an open chat and the webhook once, and a chat that was down when it is up again', async () => {
  const env = {
    DATA_DIR: temporaryFolder(),
    TICKET_WEBHOOK_URL: receiver.url,
    TICKET_WEBHOOK_SECRET: SECRET,
    ALLOW_PRIVATE_TARGETS: 'true',
  };
  const kb = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(ROOT, 'dist/src/cli.js'), 'tickets', ...args], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...env },
    });
  const service = await startService(env);
  const merchant = await BareClient.start(service.url);
  for (const text of ['talk to a person', 'my payout is stuck', 'skip', 'shop@example.com']) {
    await merchant.send(text);
  }
  const number = /FZ-\d{8}-\d{4}/.exec(await hear(merchant, 'Passed on'))?.[0] ?? '';

  await kb('set', number, '--status', 'open', '--note', 'We are on it');
  await hear(merchant, 'We are on it');
  await until(() => receiver.received.find(({ body }) => body.includes('We are on it')));

  await service.end('SIGKILL');
  await kb('set', number, '--status', 'waiting', '--missing', 'business-licence');
  const again = await startService(env);
  const back = new BareClient(again.url, merchant.grant);
  await hear(back, 'Still missing: Business licence');
  await until(() => receiver.received.find(({ body }) => body.includes('business-licence')));

  const all = (await spoken(back)).filter((text) => text.includes('There is news'));
  expect(all).toHaveLength(2);
  // Killed before the answer was noted, the service sends again, under the same id.
  const events = new Map(
    receiver.received.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).type]),
  );
  expect([...events.values()]).toEqual(['ticket.created', 'ticket.updated', 'ticket.updated']);
  await again.end();
}, 240_000);
