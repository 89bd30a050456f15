import { DAY_MS, type DaysKept } from '../../src/retention/limits';
import { Retention } from '../../src/retention/retention';
import type { Store } from '../../src/store/store';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { createConversation } from '../../src/turns/conversation-store';
import { mergeTickets } from '../../src/turns/merge-tickets';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { openTestStore } from '../support/store';
import { makeTicket, NOON } from '../tickets/tickets';
import { paper, rowsOf, talk } from './ages';

const KEPT: DaysKept = {
  KEEP_MESSAGES_DAYS: 100,
  KEEP_PAPERS_DAYS: 50,
  KEEP_DELIVERIES_DAYS: 20,
  KEEP_AUDIT_DAYS: 300,
  KEEP_QUESTIONS_DAYS: 200,
  KEEP_TICKETS_DAYS: undefined,
};

let store: Store;
let clock: ManualClock;
beforeEach(async () => {
  store = await openTestStore();
  clock = new ManualClock('2027-06-01T00:00:00Z');
});
afterEach(() => store.close());

const run = (more: Partial<DaysKept> = {}) =>
  new Retention({ store, clock, log: quietLog().log, config: { ...KEPT, ...more } }).run();
const daysAgo = (days: number) => clock.now() - Math.round(days * DAY_MS);
const textsOf = async (id: string) =>
  (
    await store.read
      .selectFrom('activities')
      .select('seq')
      .where('conversation_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ seq }) => seq);
const conversation = (id: string) =>
  store.read.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();

it('deletes all that is older than its limit and nothing newer, whatever the ages', async () => {
  // A small generator with a seed: the same ages in every run.
  let seed = 20261129;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const ages = Array.from({ length: 450 }, () => daysAgo(random() * 400)).sort((a, b) => a - b);
  for (const [index, at] of ages.entries()) await rowsOf(store, { name: `r${index}`, at });
  const talks = new Map<string, number[]>();
  for (let index = 0; index < 60; index++) {
    const spoken = Array.from({ length: 1 + Math.floor(random() * 12) }, () => random() * 400);
    const times = spoken.sort((a, b) => b - a).map(daysAgo);
    talks.set(`c${index}`, times);
    await talk(store, `c${index}`, times);
    await paper(store, `p${index}`, { conversation: `c${index}`, at: times[0] ?? 0 });
  }
  await run();

  const at = async (table: 'questions' | 'feedback' | 'audit' | 'papers') =>
    (await store.read.selectFrom(table).select('at').orderBy('at').execute()).map((row) => row.at);
  const newer = (days: number) => ages.filter((each) => each >= daysAgo(days));
  expect(await at('questions')).toEqual(newer(200));
  expect(await at('feedback')).toEqual(newer(200));
  expect(await at('audit')).toEqual(newer(300));
  const outbox = await store.read
    .selectFrom('outbox')
    .select('created_at as at')
    .orderBy('at')
    .execute();
  expect(outbox.map((row) => row.at)).toEqual(newer(20));
  const tries = await store.read.selectFrom('outbox_tries').select('delivery').execute();
  expect(tries).toHaveLength(outbox.length);
  const begun = [...talks.values()].map(([first = 0]) => first);
  expect(await at('papers')).toEqual(
    begun.filter((each) => each >= daysAgo(50)).sort((a, b) => a - b),
  );
  for (const [id, times] of talks) {
    const kept = times.flatMap((each, index) => (each >= daysAgo(100) ? [index + 1] : []));
    expect({ id, kept: await textsOf(id) }).toEqual({ id, kept });
    expect((await conversation(id))?.gone_at === null).toBe(kept.length > 0);
  }
});

it('deletes a conversation longer than one piece takes', async () => {
  await talk(
    store,
    'long',
    Array.from({ length: 950 }, (_, index) => daysAgo(300 - index / 10)),
  );
  await run();
  expect(await textsOf('long')).toEqual([]);
});

it('leaves of a conversation nothing that says whose it was', async () => {
  await talk(store, 'old', [daysAgo(101)]);
  await run();
  expect(await conversation('old')).toMatchObject({
    user_id: '',
    state: null,
    address: null,
    gone_at: clock.now(),
    seq: 1,
  });
});

it('lets the row go, too, when no browser can find the conversation any more', async () => {
  await talk(store, 'old', [daysAgo(101)]);
  await run();
  clock.advance(31 * DAY_MS);
  await run();
  expect(await conversation('old')).toBeDefined();
  clock.advance(DAY_MS);
  await run();
  expect(await conversation('old')).toBeUndefined();
});

it('begins a conversation that is gone anew under numbers that go on', async () => {
  await talk(store, 'old', [daysAgo(102), daysAgo(101)]);
  await run();
  const again = { id: 'old', channel: 'msteams', userId: 'u', now: clock.now() };
  expect(await store.write((db) => createConversation(db, again))).toBe(true);
  expect(await conversation('old')).toMatchObject({ seq: 2, user_id: 'u', gone_at: null });
  expect(await store.write((db) => createConversation(db, again))).toBe(false);
});

describe('what staff are not done with', () => {
  const close = (number: string) =>
    store.write((db) =>
      applyChange(db, {
        number,
        command: { do: 'set', status: 'closed', reason: 'solved' },
        by: 'staff',
        now: NOON,
      }),
    );

  it('is kept, and goes once the ticket is closed; the ticket itself stays', async () => {
    await talk(store, 'a', [daysAgo(300)]);
    await paper(store, 'p', { conversation: 'a', at: daysAgo(300) });
    const { number } = await makeTicket(store, 'a');
    await run();
    expect(await textsOf('a')).toEqual([1]);
    expect(await store.read.selectFrom('papers').select('id').execute()).toHaveLength(1);
    await close(number);
    await run();
    expect(await textsOf('a')).toEqual([]);
    expect(await store.read.selectFrom('papers').select('id').execute()).toEqual([]);
    const tickets = await store.read.selectFrom('tickets').select(['number', 'body']).execute();
    expect(tickets.map((each) => each.number)).toEqual([number]);
    expect(tickets[0]?.body).toContain('13800138000');
  });

  it('is kept while the ticket lives that a ticket of the conversation was merged into', async () => {
    await talk(store, 'a', [daysAgo(300)]);
    await paper(store, 'p', { conversation: 'a', at: daysAgo(300) });
    const [from, into] = [
      (await makeTicket(store, 'a')).number,
      (await makeTicket(store, 'b')).number,
    ];
    const order = { from, into, acrossMerchants: true, by: 'staff', now: NOON } as const;
    await store.write((db) => mergeTickets(db, order, new Set()));
    // What is told of the merge is told.
    await store.write((db) => db.updateTable('activities').set({ pending: 0 }).execute());
    await run();
    expect(await textsOf('a')).toEqual([1, 2]);
    expect(await store.read.selectFrom('papers').select('id').execute()).toHaveLength(1);
    await close(into);
    await run();
    expect(await textsOf('a')).toEqual([]);
    expect(await store.read.selectFrom('papers').select('id').execute()).toEqual([]);
  });

  it('counts for tickets only where days are set for them; the newest ticket stays', async () => {
    const old = await makeTicket(store, 'a');
    const newest = await makeTicket(store, 'b');
    await close(old.number);
    await close(newest.number);
    const numbers = async () =>
      (await store.read.selectFrom('tickets').select('number').execute()).map((row) => row.number);
    await run();
    expect(await numbers()).toHaveLength(2);
    await run({ KEEP_TICKETS_DAYS: 120 });
    expect(await numbers()).toEqual([newest.number]);
    const events = await store.read.selectFrom('ticket_events').select('ticket').execute();
    expect(new Set(events.map(({ ticket }) => ticket))).toEqual(new Set([newest.number]));
    const words = await store.read.selectFrom('ticket_words').select('rowid').execute();
    expect(words).toEqual([{ rowid: 2 }]);
  });
});

it('keeps what still has to leave, and what waits for its turn', async () => {
  await rowsOf(store, { name: 'due', at: daysAgo(90) }, true);
  await talk(store, 'a', [daysAgo(140), daysAgo(130), daysAgo(120)]);
  await store.write((db) =>
    db.updateTable('activities').set({ pending: 1 }).where('seq', '=', 2).execute(),
  );
  await run();
  expect(await store.read.selectFrom('outbox').select('id').execute()).toEqual([{ id: 'due' }]);
  expect(await textsOf('a')).toEqual([2, 3]);
});

it('never holds the writer for more than a small piece', async () => {
  await talk(
    store,
    'a',
    Array.from({ length: 1000 }, () => daysAgo(300)),
  );
  const sizes: number[] = [];
  let before = 1000;
  const watched: Store = {
    ...store,
    write: async (job) => {
      const result = await store.write(job);
      const left = (await textsOf('a')).length;
      sizes.push(before - left);
      before = left;
      return result;
    },
  };
  await new Retention({ store: watched, clock, log: quietLog().log, config: KEPT }).run();
  expect(before).toBe(0);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
});

it('is done twice at the same time without harm', async () => {
  for (let index = 0; index < 40; index++) {
    await talk(store, `c${index}`, [daysAgo(300), daysAgo(200), daysAgo(index * 4)]);
    await rowsOf(store, { name: `r${index}`, at: daysAgo(index * 12) });
  }
  await Promise.all([run(), run(), run()]);
  const left = await store.read.selectFrom('activities').select('at').execute();
  expect(left.every(({ at }) => at >= daysAgo(100))).toBe(true);
  expect(left).toHaveLength(26);
});

it('forgets what counts for hours only', async () => {
  await store.write(async (db) => {
    await db
      .insertInto('sign_in_failures')
      .values({ bucket: 'login x', at: daysAgo(1) })
      .execute();
    await db
      .insertInto('card_acts')
      .values({ key: 'k', at: daysAgo(9) })
      .execute();
    await db
      .insertInto('card_acts')
      .values({ key: 'new', at: daysAgo(1) })
      .execute();
    await db
      .insertInto('entry_looks')
      .values({ entry: 'e', staff: 's', name: '王丽', at: daysAgo(1) })
      .execute();
  });
  await run();
  expect(await store.read.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
  expect(await store.read.selectFrom('entry_looks').selectAll().execute()).toEqual([]);
  expect(await store.read.selectFrom('card_acts').select('key').execute()).toEqual([
    { key: 'new' },
  ]);
});
