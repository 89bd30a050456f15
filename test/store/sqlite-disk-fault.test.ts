// The disk fails to flush while messages are acknowledged, and loses what it was to keep: the service ends, and counts.

import { once } from 'node:events';
import { join } from 'node:path';
import { openSqliteBeside } from '../../src/store/sqlite';
import { BareClient, until } from '../support/direct-line-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const FAULTS = Math.ceil(Number(process.env.KILLS ?? 4) / 4);
const BURST = 30;
const SENDERS = 3;
const FAILING = { NODE_OPTIONS: `--require ${join(__dirname, 'failing-flush.cjs')}` };
jest.setTimeout(30_000 + FAULTS * 30_000);

async function rowsIn(dataDir: string) {
  const db = openSqliteBeside(dataDir);
  const rows = await db?.read
    .selectFrom('activities')
    .select(['seq', 'role', 'reply_to', 'pending', 'body'])
    .orderBy('seq')
    .execute();
  await db?.close();
  return rows ?? [];
}

/** What merchants wrote, and the last of the messages that it is answered with. */
async function messagesIn(dataDir: string) {
  const merchants = (await rowsIn(dataDir)).filter(({ role }) => role === 'merchant');
  const messages = merchants.map(({ seq, reply_to, body }) => ({
    end: reply_to ?? seq,
    text: (JSON.parse(body) as { text?: string }).text,
  }));
  return messages.filter(({ text }) => text !== undefined);
}

/** Under an id of its own, so that who asks again is known. @returns whether it was acknowledged */
async function send(client: BareClient, text: string): Promise<boolean> {
  const path = `/conversations/${client.grant.conversationId}/activities`;
  const activity = { type: 'message', text, channelData: { clientActivityID: text } };
  const response = await client.call('POST', path, activity).catch(() => undefined);
  return response?.ok === true;
}

/** @returns the texts that were acknowledged before the process was gone */
async function burstUntilFault(service: Service, client: BareClient, texts: readonly string[]) {
  const acknowledged: string[] = [];
  const exited = once(service.child, 'exit');
  // Some at a time: the fault meets messages and turns alike.
  const sent = Array.from({ length: SENDERS }, async (_, sender) => {
    for (const [i, text] of texts.entries())
      if (i % SENDERS === sender && (await send(client, text))) acknowledged.push(text);
  });
  await until(() => (acknowledged.length > 0 ? true : undefined));
  service.child.kill('SIGUSR2');
  await exited;
  await Promise.all(sent);
  return acknowledged;
}

it(`loses and doubles nothing when the disk fails to flush, ${FAULTS} times`, async () => {
  const dataDir = temporaryFolder();
  const all: string[] = [];
  let refused = 0;
  let service = await startService({ DATA_DIR: dataDir, ...FAILING });
  const client = await BareClient.start(service.url);
  const PORT = String(service.port);
  for (let life = 0; life < FAULTS; life++) {
    const texts = Array.from(
      { length: BURST },
      (_, i) => `life ${life} message ${i} how long does the review take`,
    );
    all.push(...texts);
    const acknowledged = await burstUntilFault(service, client, texts);
    expect(service.child.signalCode).toBe('SIGKILL');
    expect(service.errors()).toContain('the disk of the data folder failed to flush (EIO');
    const stored = (await messagesIn(dataDir)).map(({ text }) => text);
    expect(acknowledged.filter((text) => !stored.includes(text))).toEqual([]);

    service = await startService({ DATA_DIR: dataDir, PORT, ...FAILING });
    const again = texts.filter((text) => !acknowledged.includes(text));
    refused += again.length;
    for (const text of again) expect(await send(client, text)).toBe(true);
    await until(async () =>
      (await rowsIn(dataDir)).some(({ pending }) => pending === 1) ? undefined : true,
    );
  }
  await service.end();

  expect(refused).toBeGreaterThan(0);
  const messages = await messagesIn(dataDir);
  expect(messages.map(({ text }) => text).sort()).toEqual(all.sort());
  const bot = (await rowsIn(dataDir)).filter(({ role }) => role === 'bot');
  const [greeting, ...answers] = bot.map(({ reply_to }) => reply_to);
  expect(greeting).toBe(1);
  // Each is answered once: with the message that it was joined to, or by itself.
  expect(answers).toEqual([...new Set(messages.map(({ end }) => end))]);
  console.log(
    `${FAULTS} faults, ${all.length} messages, ${refused} asked again, 0 lost, 0 doubled`,
  );
});
