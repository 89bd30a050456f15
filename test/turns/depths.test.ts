// How much waits, counted on either database.

import { readDepths } from '../../src/http/metrics/depth-store';
import { giveUp } from '../../src/turns/lease-store';
import { enqueue, stopKind } from '../../src/turns/outbox-store';
import { temporaryFolder } from '../support/temporary-folder';
import { echo, MERCHANT, openConversation, startTurns } from '../support/turn-bench';

it('counts inbox and outbox by kind, with the age of the oldest, and what was given up apart', async () => {
  const { turns, store, clock } = await startTurns(temporaryFolder(), echo);
  await openConversation(store, 'a');
  const now = clock.now();
  const job = { kind: 'webhook', lane: null, payload: '{}' } as const;
  await store.write(async (db) => {
    await enqueue(db, { ...job, id: 'old', now: now - 5000 });
    await enqueue(db, { ...job, id: 'new', now });
    await stopKind(db, { kind: 'card', at: now, reason: 'no more' });
  });
  const accepted = await turns.accept(
    { conversationId: 'a', ...MERCHANT },
    { type: 'message', text: 'hello' },
  );
  await turns.replies(accepted);
  await turns.stop();
  expect(await readDepths(store.read)).toMatchObject({
    inbox: { count: 0, since: null },
    givenUp: 0,
    stopped: new Set(['card']),
  });
  await store.write((db) =>
    db.updateTable('activities').set({ pending: 1 }).where('role', '=', 'merchant').execute(),
  );
  const { inbox, outbox } = await readDepths(store.read);
  expect(inbox).toEqual({ count: 1, since: expect.any(Number) });
  expect(outbox.get('webhook')).toEqual({ count: 2, since: now - 5000 });
  expect(outbox.get('email')).toEqual({ count: 0, since: null });
  await store.write((db) => giveUp(db, [accepted]));
  expect(await readDepths(store.read)).toMatchObject({ inbox: { count: 0 }, givenUp: 1 });
  await store.close();
});
