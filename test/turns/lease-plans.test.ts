// What is looked for with every turn is found without going through all that was ever said.

import { heldTicketOf } from '../../src/tickets/held-store';
import { advanceWithState } from '../../src/turns/conversation-store';
import { inboxFor, inboxRows, letGo } from '../../src/turns/lease-store';
import { openWithPlans, type PlannedDatabase } from '../support/query-plans';

let planned: PlannedDatabase;
beforeEach(async () => {
  planned = await openWithPlans();
});
afterEach(() => planned.db.destroy());

const commit = { id: 'a', fence: 1, count: 1, now: 1, state: '{}', expects: null };

it.each<[string, (db: PlannedDatabase['db']) => Promise<unknown>]>([
  ['the commit of a turn', (db) => advanceWithState(db, commit)],
  ['letting a conversation go', (db) => letGo(db, { id: 'a', fence: 1 })],
  ['the inbox of a conversation', (db) => inboxRows(db, { id: 'a' })],
  ['the inbox of all', (db) => inboxFor(db, { me: 'x', limit: 10 })],
])('%s reads the index of the inbox', async (_, ask) => {
  await ask(planned.db);
  const steps = planned.steps().filter((step) => /\b(activities|a)\b/.test(step));
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatch(/INDEX activities_inbox/);
});

it('whether staff have the chat is found by the tickets of the conversation', async () => {
  await heldTicketOf(planned.db, 'a');
  const steps = planned.steps();
  expect(steps.filter((step) => /^SCAN/.test(step))).toEqual([]);
  expect(steps.join('\n')).toMatch(/INDEX tickets_(held|of_conversation) \(conversation_id=\?/);
});
