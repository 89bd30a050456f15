// How SQLite finds what the results are added up from: by indexes, never by going through a table.

import { countSolved, listStatuses, listTickets } from '../../../src/desk/results/results-store';
import { openWithPlans } from '../../support/query-plans';

it('reads a piece of a day by indexes alone', async () => {
  const { db, steps } = await openWithPlans();
  const span = { from: 0, to: 1 };
  await countSolved(db, span);
  const solved = steps().join('\n');
  expect(solved).toContain('COVERING INDEX questions_by_age (at>? AND at<?)');
  expect(solved).toContain('INDEX tickets_of_conversation (conversation_id=? AND created_at>?');
  expect(solved).toContain('COVERING INDEX questions_refused (conversation_id=? AND at>?');
  await listTickets(db, span);
  await listStatuses(db, span);
  const others = steps();
  expect(others.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(others.join('\n')).toContain('tickets_by_age (created_at>? AND created_at<?)');
  await db.destroy();
});
