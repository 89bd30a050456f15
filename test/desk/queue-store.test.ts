// How the queue is found in the database: each filter in the index of its order, without sorting and without reading a ticket.

import { listQueue } from '../../src/desk/queue-store';
import type { TicketFilter } from '../../src/tickets/ticket-list-store';
import { openWithPlans, type PlannedDatabase } from '../support/query-plans';

let database: PlannedDatabase;
let db: PlannedDatabase['db'];
beforeAll(async () => {
  database = await openWithPlans();
  db = database.db;
});
afterAll(() => db.destroy());

/** The indexes in which the queries of a page look for tickets. */
function searched(): string[] {
  const found = /^(?:SCAN|SEARCH) tickets (USING COVERING.*?)(?: \(|$)/;
  return database.steps().flatMap((step) => found.exec(step)?.slice(1) ?? []);
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
