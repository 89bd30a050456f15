// What is looked for in the background is found in an index: the tables may hold millions of rows.

import { countKind } from '../../src/retention/disk-use-store';
import { deliveriesNaming } from '../../src/retention/erase-store';
import { dropGone } from '../../src/retention/gone-store';
import { KEPT_KINDS } from '../../src/retention/limits';
import { dropOldMessages, oldConversations } from '../../src/retention/old-messages-store';
import {
  dropAudit,
  dropCarried,
  dropDeliveries,
  dropFeedback,
  dropPapers,
  dropPersonRequests,
  dropQuestions,
  dropStaffFiles,
} from '../../src/retention/old-rows-store';
import type { Database } from '../../src/store/store';
import { openWithPlans, type PlannedDatabase } from '../support/query-plans';

let planned: PlannedDatabase;
beforeAll(async () => {
  planned = await openWithPlans();
});
afterAll(() => planned.db.destroy());

const piece = { limit: 1000, most: 10 };
const after = { createdAt: 5, id: 'x' };
const LOOKS: Record<string, (db: Database) => Promise<unknown>> = {
  deliveries: (db) => dropDeliveries(db, piece),
  audit: (db) => dropAudit(db, piece),
  questions: (db) => dropQuestions(db, piece),
  feedback: (db) => dropFeedback(db, piece),
  papers: (db) => dropPapers(db, piece),
  staffFiles: (db) => dropStaffFiles(db, piece),
  carried: (db) => dropCarried(db, piece),
  requests: (db) => dropPersonRequests(db, piece),
  gone: (db) => dropGone(db, piece),
  conversations: (db) => oldConversations(db, { ...piece, after }),
  messages: (db) => dropOldMessages(db, { id: 'a', now: 1, ...piece }),
  traces: (db) =>
    deliveriesNaming(db, { traces: { words: ['"a"'], prefixes: [] }, after, most: 10 }),
};

it.each(Object.keys(LOOKS))('finds old %s in an index', async (name) => {
  await LOOKS[name]?.(planned.db);
  const steps = planned.steps();
  expect(steps.length).toBeGreaterThan(0);
  // In the order of its ids, from the first on, is no search either.
  const slow = steps.filter((step) => /TEMP B-TREE|^SCAN (?!audit$|\(subquery|p$)/.test(step));
  expect({ slow, steps: slow.length > 0 && steps }).toEqual({ slow: [], steps: false });
});

it.each(KEPT_KINDS)('counts %s along an index', async (kind) => {
  await countKind(planned.db, kind, { most: 1, rest: async () => true });
  expect(planned.steps().filter((step) => /TEMP B-TREE/.test(step))).toEqual([]);
});
