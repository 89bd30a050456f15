import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import type { DeliveryResult } from '../../src/tickets/delivery-result';
import { type Deliver, Outbox } from '../../src/turns/outbox';
import { type DeliveryKind, enqueue } from '../../src/turns/outbox-store';
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
