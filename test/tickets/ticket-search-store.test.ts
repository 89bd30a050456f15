import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { listQueue } from '../../src/desk/queue-store';
import { MIGRATIONS } from '../../src/store/migrations';
import type { Store } from '../../src/store/store';
import { indexAll } from '../../src/tickets/ticket-search-store';
import { findTicket } from '../../src/tickets/ticket-store';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from './tickets';

const found = async (store: Store, search: string) =>
  (
    await listQueue(store.read, { filter: { search }, sort: 'newest', after: undefined, limit: 50 })
  ).map(({ number }) => number);

describe('a ticket', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const make = (notice: string) =>
    makeTicket(store, `about ${notice}`, {
      fields: { notice, contact: { kind: 'email', value: 'ann@example.com' } },
    });

  it.each([
    ['交易受限，请联系发卡行', '发卡行'],
    ['交易受限，请联系发卡行', '受限 联系'],
    ['Terminal LOCKED by provider', 'locked'],
    ['Terminal LOCKED by provider', 'termin lock'],
    ['ＰＯＳ机 Ｎ９１０', 'pos机'],
    ['exposé', 'expose'],
  ])('about "%s" is found by "%s"', async (notice, search) => {
    const { number } = await make(notice);
    expect(await found(store, search)).toEqual([number]);
  });

  it.each(['行卡发', '发卡 不在', 'ocked', '，。', '"', '*'])(
    'is not found by "%s"',
    async (search) => {
      await make('交易受限，请联系发卡行 locked');
      expect(await found(store, search)).toEqual([]);
    },
  );
});

it('finds the tickets of an earlier release, whose columns are filled from their bodies', async () => {
  const folder = temporaryFolder();
  const old = new BetterSqlite(join(folder, 'thaw.db'));
  const before = MIGRATIONS.findIndex((each) => each.includes('tickets_by_status_and_age'));
  for (const migration of MIGRATIONS.slice(0, before)) old.exec(migration);
  old.pragma(`user_version = ${before}`);
  old.exec(`INSERT INTO conversations (id, channel, user_id, seq, last_at, created_at)
    VALUES ('a', 'directline', 'dl_merchant', 0, 0, 0)`);
  const insert = old.prepare(
    `INSERT INTO tickets (number, handover_key, conversation_id, kind, status, created_at, updated_at, body)
     VALUES (?, ?, 'a', 'freeze', ?, ?, ?, ?)`,
  );
  const numbers = Array.from(
    { length: 120 },
    (_, i) => `FZ-20261101-${String(i + 1).padStart(4, '0')}`,
  );
  for (const [i, number] of numbers.entries()) {
    const fields = {
      provider: '拉卡拉',
      notice: '风控拦截',
      contact: { kind: 'phone', value: '1' },
    };
    const status = i === 0 ? 'closed' : 'open';
    const body = { number, status, language: 'en', fields, transcript: [], questions: [] };
    insert.run(number, `key ${i}`, status, NOON + i, NOON + i, JSON.stringify(body));
  }
  old.close();

  const store = await openTestStore(folder);
  expect(await found(store, '风控拦截')).toEqual([]);
  expect(await indexAll(store, () => false)).toBe(120);
  expect(await indexAll(store, () => false)).toBe(0);
  expect(await found(store, '风控拦截')).toEqual(numbers.toReversed().slice(0, 50));
  const page = { filter: {}, sort: 'waiting', after: undefined, limit: 50 } as const;
  const [first] = await listQueue(store.read, page);
  expect(first).toMatchObject({
    number: numbers[1],
    language: 'en',
    provider: '拉卡拉',
    subject: '风控拦截',
    awaiting_since: NOON + 1,
  });
  const ticket = await findTicket(store.read, numbers[1] ?? '');
  expect(ticket?.awaitingSince).toBe(new Date(NOON + 1).toISOString());
  await store.close();
});
