// Ends the service with SIGKILL while messages are acknowledged faster than they are answered, and counts.
// `npm run faults` does it many times; in `npm test` a few times are enough to see a broken promise.

import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/store/store';
import type { Ticket } from '../../src/tickets/ticket';
import { BareClient, until } from '../support/direct-line-client';
import { brokenPromises, turnsIn } from '../support/kept-promises';
import { type Service, startService } from '../support/service';
import { openBesideService } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

const KILLS = Number(process.env.KILLS ?? 4);
const BURST = 30;
jest.setTimeout(30_000 + KILLS * 15_000);

async function inDatabase<T>(dataDir: string, read: (db: Database) => Promise<T>): Promise<T> {
  const beside = await openBesideService(dataDir);
  try {
    return await read(beside.read);
  } finally {
    await beside.close();
  }
}

const pendingIn = (dataDir: string) =>
  inDatabase(dataDir, async (db) => {
    const rows = await db.selectFrom('activities').select('seq').where('pending', '=', 1).execute();
    return rows.length;
  });

const storedRows = (db: Database) =>
  db
    .selectFrom('activities')
    .select(['seq', 'role', 'reply_to', 'visible', 'pending', 'at', 'body'])
    .orderBy('seq')
    .execute();

const quiet = (dataDir: string) =>
  until(async () => ((await pendingIn(dataDir)) === 0 ? true : undefined));

/** @returns the ids that were acknowledged before the process was gone */
async function burstAndKill(service: Service, client: BareClient, life: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const sent = Array.from({ length: BURST }, async (_, i) => {
    const response = await client.send(`life ${life} message ${i} how long does the review take`);
    if (response.ok) acknowledged.push(((await response.json()) as { id: string }).id);
  });
  await until(() => (acknowledged.length >= BURST / 2 ? true : undefined));
  await service.end('SIGKILL');
  await Promise.allSettled(sent);
  return acknowledged;
}

it(`loses and doubles nothing in ${KILLS} kills between accept and commit`, async () => {
  const dataDir = temporaryFolder();
  const acknowledged: string[] = [];
  let interrupted = 0;
  let service = await startService({ DATA_DIR: dataDir });
  const client = await BareClient.start(service.url);
  const PORT = String(service.port);
  for (let life = 0; life < KILLS; life++) {
    acknowledged.push(...(await burstAndKill(service, client, life)));
    interrupted += await pendingIn(dataDir);
    service = await startService({ DATA_DIR: dataDir, PORT });
    await quiet(dataDir);
  }
  const rows = await inDatabase(dataDir, storedRows);
  await service.end();

  const messages = rows.filter((row) => row.role === 'merchant').map((row) => JSON.parse(row.body));
  const ids = messages.map((message) => message.id as string);
  const lives = messages.flatMap(({ text }) => /^life (\d+)/.exec(text)?.[1] ?? []).map(Number);
  expect(interrupted).toBeGreaterThan(0);
  expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  expect(new Set(messages.map((m) => m.text)).size).toBe(messages.length);
  expect(lives).toEqual(lives.toSorted((one, other) => one - other));
  expect(brokenPromises(rows)).toEqual([]);
  const turns = turnsIn(rows);
  const joined = turns.filter((turn) => turn.messages.length > 1).length;
  const several = turns.filter((turn) => turn.replies.length > 1).length;
  console.log(
    `${KILLS} kills, ${acknowledged.length} acknowledged, ${interrupted} turns interrupted, ${turns.length} turns (${joined} of several messages, ${several} with several replies), 0 lost, 0 doubled, 0 out of order`,
  );
});

/** Longer than a fragment waits for the next one. */
const LONGEST_PAUSE_MS = 1700;

/** Nobody understands these. @returns their ids; the process dies while it waits for more, or just before or after */
async function fragmentsAndKill(service: Service, client: BareClient, life: number) {
  const acknowledged: string[] = [];
  for (let part = 0; part <= life % 3; part++) {
    const response = await client.send(`qwzx ${life} vbnm ${part}`);
    acknowledged.push(((await response.json()) as { id: string }).id);
  }
  await pause((life * 613) % LONGEST_PAUSE_MS);
  await service.end('SIGKILL');
  return acknowledged;
}

it(`loses and doubles nothing in ${KILLS} kills while messages wait for more`, async () => {
  const dataDir = temporaryFolder();
  const acknowledged: string[] = [];
  let interrupted = 0;
  let service = await startService({ DATA_DIR: dataDir });
  const client = await BareClient.start(service.url);
  await quiet(dataDir);
  const PORT = String(service.port);
  for (let life = 0; life < KILLS; life++) {
    acknowledged.push(...(await fragmentsAndKill(service, client, life)));
    interrupted += await pendingIn(dataDir);
    service = await startService({ DATA_DIR: dataDir, PORT });
    await quiet(dataDir);
  }
  await service.end();
  const rows = await inDatabase(dataDir, storedRows);

  const messages = rows.filter((row) => row.role === 'merchant' && row.visible === 1);
  const joined = messages.filter((row) => row.reply_to !== null);
  expect(interrupted).toBeGreaterThan(0);
  expect(messages.map((row) => JSON.parse(row.body).id)).toEqual(acknowledged);
  // Each is answered once: with the message that it was joined to, or by itself.
  const answers = rows.filter((row) => row.role === 'bot').map((row) => row.reply_to);
  const greeting = answers.shift();
  const ends = new Set(messages.map((row) => row.reply_to ?? row.seq));
  expect(greeting).toBe(1);
  expect(answers).toEqual([...ends]);
  expect(joined.filter((row) => (row.reply_to ?? 0) <= row.seq)).toEqual([]);
  expect(brokenPromises(rows)).toEqual([]);
  console.log(
    `${KILLS} kills, ${acknowledged.length} acknowledged, ${interrupted} interrupted while they waited, ${joined.length} joined, 0 lost, 0 doubled`,
  );
});

it('makes exactly one ticket when the process dies after the merchant confirmed', async () => {
  const dataDir = temporaryFolder();
  let service = await startService({ DATA_DIR: dataDir });
  const client = await BareClient.start(service.url);
  const PORT = String(service.port);
  const answers = [
    '898310148160568',
    'skip',
    'Lakala',
    'yesterday',
    'skip',
    'both',
    'skip',
    'a@example.com',
    'skip',
  ];
  for (const text of ['I want to report a frozen terminal', ...answers]) {
    await client.send(text);
    await quiet(dataDir);
  }
  const confirmed = client.send('yes');
  const again = client.send('yes');
  expect((await confirmed).status).toBe(200);
  await service.end('SIGKILL');
  await Promise.allSettled([again]);

  service = await startService({ DATA_DIR: dataDir, PORT });
  await quiet(dataDir);
  await client.send('yes');
  await quiet(dataDir);
  await service.end();
  const tickets = await inDatabase(dataDir, (db) =>
    db.selectFrom('tickets').select('body').execute(),
  );
  expect(tickets.map((row) => (JSON.parse(row.body) as Ticket).fields.merchantId)).toEqual([
    '898310148160568',
  ]);
});
