// How the queue is found in the database: each filter in the index of its order, without sorting and without reading a ticket.

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import { listQueue } from '../../src/desk/queue-store';
import type { Schema } from '../../src/store/schema';
import { openSqlite } from '../../src/store/sqlite';
import type { TicketFilter } from '../../src/tickets/ticket-list-store';
import { temporaryFolder } from '../support/temporary-folder';

let handle: BetterSqlite.Database;
let db: Kysely<Schema>;
const queries: CompiledQuery[] = [];
beforeAll(async () => {
  const folder = temporaryFolder();
  await openSqlite(folder).close();
  handle = new BetterSqlite(join(folder, 'thaw.db'));
  db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: handle as never }),
    log({ query }) {
      queries.push(query);
    },
  });
});
afterAll(() => db.destroy());

/** The indexes in which the queries of a page look for tickets. */
function searched(): string[] {
  return queries.splice(0).flatMap(({ sql, parameters }) => {
    const steps = handle.prepare(`explain query plan ${sql}`).all(...parameters);
    return (steps as { detail: string }[]).flatMap(
      ({ detail }) =>
        /^(?:SCAN|SEARCH) tickets (USING COVERING.*?)(?: \(|$)/.exec(detail)?.slice(1) ?? [],
    );
  });
}

const FILTERS: TicketFilter[] = [
  { status: ['new', 'open'] },
  { assignee: 'st_li' },
  { assignee: 'none' },
  { language: 'en' },
  { provider: '拉卡拉' },
  { kind: 'person' },
  { status: ['closed'], assignee: 'st_li', language: 'en', provider: 'x', kind: 'freeze' },
];

describe.each([
  ['newest', ['tickets_newest']],
  ['updated', ['tickets_by_change']],
  ['waiting', ['tickets_awaiting', 'tickets_newest']],
] as const)('in the order %s', (sort, indexes) => {
  it.each(FILTERS)('%j is found in the index of the order', async (filter) => {
    await listQueue(db, { filter, sort, after: undefined, limit: 50 });
    expect(searched()).toEqual(indexes.map((index) => `USING COVERING INDEX ${index}`));
  });
});
