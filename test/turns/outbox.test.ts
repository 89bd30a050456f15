import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Store } from '../../src/store/store';
import type { DeliveryResult } from '../../src/tickets/delivery-result';
import { type Deliver, Outbox } from '../../src/turns/outbox';
import {
  type DeliveryKind,
  dueDeliveries,
  enqueue,
  liftStop,
  makeDueAgain,
} from '../../src/turns/outbox-store';
import { until } from '../support/direct-line-client';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { onSqlite, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let store: Store;
let clock: ManualClock;
let outbox: Outbox;
let sent: string[];
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  clock = new ManualClock();
  sent = [];
});
afterEach(async () => {
  await outbox.stop();
  await store.close();
});

let lines: Record<string, unknown>[];
function open(deliverers: Partial<Record<DeliveryKind, Deliver>>): void {
  const quiet = quietLog();
  lines = quiet.lines;
  const targets = new Set(['staff-email'] as const);
  outbox = new Outbox({ store, clock, log: quiet.log, random: () => 0, targets, deliverers });
}

const put = (id: string, kind: DeliveryKind, lane: string | null = null) =>
  store.write((db) => enqueue(db, { id, kind, lane, payload: '{}', now: clock.now() }));

const triesOf = (id: string) =>
  store.read
    .selectFrom('outbox_tries')
    .select(['at', 'outcome', 'error'])
    .where('delivery', '=', id)
    .orderBy('at')
    .execute();

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

onSqlite(() =>
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
  }, 20_000),
);

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
    const done = { kind: 'teams', lane: 'a', payload: '{}', state: 'done' } as const;
    const old = { ...done, attempts: 1, next_at: 0, last_error: null, created_at: 0 };
    for (let batch = 0; batch < 50; batch++) {
      const ids = Array.from({ length: 1000 }, (_, i) => `a|${batch * 1000 + i}`);
      await db
        .insertInto('outbox')
        .values(ids.map((id) => ({ id, ...old })))
        .execute();
    }
    for (const id of ['b|1', 'c|1', 'd|1', 'e|1', 'f|1', 'g|1', 'h|1', 'i|1']) {
      await enqueue(db, { id, kind: 'teams', lane: id, payload: '{}', now: 0 });
    }
  });
  const query = { stream: { kind: 'teams' }, limit: 16 } as const;
  expect(await dueDeliveries(store.read, clock.now(), query)).toHaveLength(8);
  const begun = performance.now();
  await dueDeliveries(store.read, clock.now(), query);
  expect(performance.now() - begun).toBeLessThan(20);
});

it('keeps when and how each try ended', async () => {
  const results: DeliveryResult[] = [
    { kind: 'retry', error: 'busy' },
    { kind: 'refused', error: 'no such address' },
  ];
  open({ email: async () => results.shift() ?? { kind: 'delivered' } });
  await put('mail', 'email');
  const begun = clock.now();
  await outbox.runDue();
  clock.advance(5000);
  await outbox.runDue();
  expect(await triesOf('mail')).toEqual([
    { at: begun, outcome: 'retry', error: 'busy' },
    { at: begun + 5000, outcome: 'failed', error: 'no such address' },
  ]);
  await store.write((db) => makeDueAgain(db, 'mail', clock.now()));
  await outbox.runDue();
  expect((await triesOf('mail')).map(({ outcome }) => outcome)).toEqual([
    'retry',
    'failed',
    'done',
  ]);
});

it('keeps the order of a lane in which the ids have none', async () => {
  open({ card: receiver(async () => ({ kind: 'delivered' })) });
  for (const id of ['m', 'z', 'a']) await put(id, 'card', 'card:FZ-1');
  await outbox.runDue();
  expect(sent).toEqual(['m', 'z', 'a']);
});

it('goes on with a lane whose first delivery finally failed', async () => {
  const results: DeliveryResult[] = [{ kind: 'refused', error: 'broken' }];
  open({ card: receiver(async () => results.shift() ?? { kind: 'delivered' }) });
  await put('first', 'card', 'card:FZ-1');
  await put('second', 'card', 'card:FZ-1');
  await outbox.runDue();
  expect(sent).toEqual(['first', 'second']);
  expect(await states()).toEqual(['failed', 'done']);
});

describe('with deliveries that hang', () => {
  let answer: (result: DeliveryResult) => void;
  let hanging: Promise<DeliveryResult>;
  beforeEach(() => {
    hanging = new Promise((resolve) => {
      answer = resolve;
    });
  });
  afterEach(() => answer({ kind: 'delivered' }));

  it('sends to one merchant while another one’s conversation hangs', async () => {
    open({
      teams: receiver(() => (sent.length === 1 ? hanging : Promise.resolve({ kind: 'delivered' }))),
    });
    await put('a|1', 'teams', 'a');
    outbox.wake();
    await until(() => (sent.length === 1 ? true : undefined));
    await put('a|2', 'teams', 'a');
    await put('b|1', 'teams', 'b');
    outbox.wake();
    await until(() => (sent.length === 2 ? true : undefined), 2000);
    expect(sent).toEqual(['a|1', 'b|1']);
  });

  it('mails staff while all mail to merchants hangs', async () => {
    const isStaffs = (id: string) => id === 'staff';
    open({
      email: ({ id }) => {
        sent.push(id);
        return isStaffs(id) ? Promise.resolve({ kind: 'delivered' }) : hanging;
      },
    });
    for (let i = 0; i < 40; i++) await put(`m${i}`, 'email', `merchant-email:FZ-${i}`);
    outbox.wake();
    await until(() => (sent.length === 16 ? true : undefined));
    await put('staff', 'email', 'staff-email:FZ-1');
    outbox.wake();
    await until(() => (sent.includes('staff') ? true : undefined), 2000);
    expect(sent).toHaveLength(17);
  });
});

describe('a receiver that wants no more', () => {
  const gone = { kind: 'gone', error: 'the receiver answered 410' } as const;
  let answers: DeliveryResult[];
  let mails: { stop?: object }[];
  beforeEach(async () => {
    answers = [gone];
    mails = [];
    open({
      webhook: receiver(async () => answers.shift() ?? { kind: 'delivered' }),
      email: async ({ payload }) => {
        mails.push(JSON.parse(payload));
        return { kind: 'delivered' };
      },
    });
    await put('first', 'webhook');
    await outbox.runDue();
    await put('later', 'webhook');
    clock.advance(24 * 3_600_000);
    await outbox.runDue();
  });

  it('is left alone: what comes later waits', async () => {
    expect(sent).toEqual(['first']);
    const rows = await store.read
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'webhook')
      .execute();
    expect(rows).toMatchObject([
      { id: 'first', state: 'failed', attempts: 1 },
      { id: 'later', state: 'due', attempts: 0 },
    ]);
  });

  it('is told of in the log and by mail, once', async () => {
    expect(lines.filter(({ msg }) => /wants no more/.test(String(msg)))).toMatchObject([
      { level: 40, kind: 'webhook', error: 'the receiver answered 410' },
    ]);
    expect(mails).toEqual([
      {
        to: 'staff',
        stop: { kind: 'webhook', reason: gone.error, at: clock.now() - 24 * 3_600_000 },
      },
    ]);
  });

  it('gets what it refused and what waited when staff lift the stop', async () => {
    expect(await store.write((db) => liftStop(db, 'webhook', clock.now()))).toBe(true);
    await outbox.runDue();
    expect(sent).toEqual(['first', 'later', 'first']);
    expect(await store.write((db) => liftStop(db, 'webhook', clock.now()))).toBe(false);
  });
});
