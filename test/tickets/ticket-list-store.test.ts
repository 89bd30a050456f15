// How lists of tickets are found in the database: each in indexes alone, in the order of the list.

import {
  countTickets,
  listWholeTickets,
  TICKET_SORTS,
  type TicketFilter,
} from '../../src/tickets/ticket-list-store';
import { openWithPlans, type PlannedDatabase } from '../support/query-plans';

let database: PlannedDatabase;
let db: PlannedDatabase['db'];
beforeAll(async () => {
  database = await openWithPlans();
  db = database.db;
});
afterAll(() => db.destroy());

const plan = () => database.steps();

const FILTERS: TicketFilter[] = [
  {},
  { status: ['new', 'open'] },
  { assignee: 'st_li' },
  { assignee: 'none' },
  { language: 'en' },
  { provider: '拉卡拉' },
  { kind: 'person' },
  { updatedSince: 1 },
  {
    status: ['closed'],
    assignee: 'st_li',
    language: 'en',
    provider: 'x',
    kind: 'freeze',
    updatedSince: 1,
  },
];
const INDEX = {
  newest: '(tickets_newest|tickets_by_ordinal)',
  oldest: '(tickets_newest|tickets_by_ordinal)',
  updated: 'tickets_by_change',
};
const isSearch = (step: string) => /^(SCAN|SEARCH) /.test(step);
const isSort = (step: string) => step.includes('TEMP B-TREE');
const after = { ordinal: 5, updatedAt: 7 };

describe.each(TICKET_SORTS)('in the order %s', (sort) => {
  it.each(FILTERS)('%j is found in one index, without sorting', async (filter) => {
    for (const page of [{}, { after }]) {
      await listWholeTickets(db, { filter, sort, limit: 51, ...page });
      const [whole, ...inner] = plan();
      expect(whole).toBe('SEARCH tickets USING INDEX tickets_by_ordinal (ordinal=?)');
      const [found, sorting] = [inner.filter(isSearch), inner.filter(isSort)];
      expect(found).toEqual([expect.stringMatching(`COVERING INDEX ${INDEX[sort]}`)]);
      // The page itself, once it is found.
      expect(sorting).toHaveLength(sort === 'updated' ? 1 : 0);
      if (sort === 'updated') expect(inner.at(-1)).toBe(sorting[0]);
    }
  });
});

describe.each(['newest', 'oldest'] as const)('in the order %s', (sort) => {
  it.each(FILTERS)('words and %j are found in two indexes, without sorting', async (filter) => {
    await listWholeTickets(db, {
      filter: { ...filter, search: '交易受限' },
      sort,
      after,
      limit: 51,
    });
    const steps = plan();
    expect(steps.join('\n')).not.toContain('TEMP B-TREE');
    expect(steps.slice(2)).toEqual([
      expect.stringContaining('SCAN ticket_words VIRTUAL TABLE INDEX'),
      expect.stringContaining('SEARCH tickets USING COVERING INDEX tickets_newest (ordinal=?'),
    ]);
  });
});

it.each(FILTERS)('%j is counted without reading a ticket', async (filter) => {
  await countTickets(db, filter);
  expect(plan().filter((step) => step.includes(' tickets '))).toEqual([
    expect.stringContaining('USING COVERING INDEX'),
  ]);
});
