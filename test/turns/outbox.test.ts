import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import type { DeliveryResult } from '../../src/tickets/delivery-result';
import { type Deliver, Outbox } from '../../src/turns/outbox';
import { type DeliveryKind, dueDeliveries, enqueue } from '../../src/turns/outbox-store';
import { until } from '../support/direct-line-client';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let store: Store;
let clock: ManualClock;
let outbox: Outbox;
let sent: string[];
beforeEach(() => {
  folder = temporaryFolder();
  store = openSqlite(folder);
  clock = new ManualClock();
  sent = [];
});
afterEach(async () => {
  await outbox.stop();
  await store.close();
});

function open(deliverers: Partial<Record<DeliveryKind, Deliver>>): void {
  outbox = new Outbox({ store, clock, log: quietLog().log, random: () => 0, deliverers });
}

const put = (id: string, kind: DeliveryKind) =>
  store.write((db) => enqueue(db, { id, kind, lane: null, payload: '{}', now: clock.now() }));

const states = async () =>
  (await store.read.selectFrom('outbox').select('state').execute()).map((row) => row.state);

/** A receiver that notes what it gets, and answers when it is let. */
function receiver(answer: () => Promise<DeliveryResult>): Deliver {
  return ({ id }) => {
    sent.push(id);
    return answer();
  };
}

it('sends replies while the ticket receiver hangs', async () => {
  let answer = (_result: DeliveryResult) => {};
  const hanging = new Promise<DeliveryResult>((resolve) => {
    answer = resolve;
  });
  open({ webhook: receiver(() => hanging), teams: receiver(async () => ({ kind: 'delivered' })) });
  await put('ticket', 'webhook');
  outbox.wake();
  await until(() => (sent.length === 1 ? true : undefined));
  await put('reply', 'teams');
  outbox.wake();
  try {
    await until(() => (sent.includes('reply') ? true : undefined), 2000);
  } finally {
    answer({ kind: 'delivered' });
  }
});

it('sends nothing again because its result cannot be stored yet', async () => {
  const other = new BetterSqlite(join(folder, 'thaw.db'));
  open({
    teams: receiver(async () => {
      if (sent.length === 1) other.exec('BEGIN IMMEDIATE');
      return { kind: 'delivered' };
    }),
  });
  await put('reply', 'teams');
  outbox.wake();
  // The lock outlasts the store's own patience.
  await until(() => (sent.length > 0 ? true : undefined));
  await expect(store.ping()).rejects.toThrow();
  other.exec('COMMIT');
  other.close();
  await until(async () => ((await states())[0] === 'done' ? true : undefined));
  expect(sent).toEqual(['reply']);
}, 20_000);

it('does not let a receiver put a delivery off for ever', async () => {
  const retryAfterMs = Number.POSITIVE_INFINITY;
  open({ webhook: receiver(async () => ({ kind: 'retry', error: 'later', retryAfterMs })) });
  await put('ticket', 'webhook');
  await outbox.runDue();
  clock.advance(24 * 60 * 60 * 1000);
  await outbox.runDue();
  expect(sent).toEqual(['ticket', 'ticket']);
});

it('finds what is due without reading what was delivered long ago', async () => {
  open({});
  await store.write(async (db) => {
    await sql`
      WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)
      INSERT INTO outbox
        SELECT printf('a|%07d', i), 'teams', 'a', '{}', 'done', 1, 0, NULL, 0 FROM n`.execute(db);
    for (const id of ['b|1', 'c|1', 'd|1', 'e|1', 'f|1', 'g|1', 'h|1', 'i|1']) {
      await enqueue(db, { id, kind: 'teams', lane: id, payload: '{}', now: 0 });
    }
  });
  const query = { kind: 'teams', limit: 16 } as const;
  expect(await dueDeliveries(store.read, clock.now(), query)).toHaveLength(8);
  const begun = performance.now();
  await dueDeliveries(store.read, clock.now(), query);
  expect(performance.now() - begun).toBeLessThan(20);
});
