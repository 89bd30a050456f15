import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { erasePerson } from '../../src/retention/persons';
import { openSqlite } from '../../src/store/sqlite';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { advanceWithState, createConversation } from '../../src/turns/conversation-store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from '../tickets/tickets';

/** Pages of the database are split, filled and moved around by then; the states grow out of their pages. */
it('leaves nothing of three people among hundreds who talked at the same time', async () => {
  const folder = temporaryFolder();
  const store = openSqlite(folder);
  const people = Array.from(
    { length: 240 },
    (_, index) => `person-${String(index).padStart(4, '0')}`,
  );
  for (const id of people) {
    await store.write((db) =>
      createConversation(db, { id, channel: 'directline', userId: `u-${id}`, now: 1 }),
    );
  }
  for (let seq = 1; seq <= 12; seq++) {
    await store.write(async (db) => {
      for (const [index, id] of people.entries()) {
        const words = `secret-of-${id} `.repeat(1 + ((index * 7 + seq * 13) % 60));
        await db
          .insertInto('activities')
          .values({
            ...{ conversation_id: id, seq, channel_activity_id: null, resend_key: null },
            ...{ reply_to: null, role: 'merchant', visible: 1, pending: 0, attempts: 0, at: seq },
            body: JSON.stringify({ text: words }),
          })
          .execute();
        const state = JSON.stringify({
          words: `secret-of-${id} `.repeat(1 + ((index * 31 + seq * 101) % 400)),
        });
        await advanceWithState(db, { id, fence: 0, count: 1, now: seq, state, expects: null });
        await db
          .insertInto('questions')
          .values({
            ...{ conversation_id: id, seq, at: seq, language: 'en', entry: null, decision: 'none' },
            ...{ text: words, candidates: '[]' },
          })
          .execute();
      }
    });
  }
  for (const [index, id] of people.entries()) {
    if (index % 8 > 0) continue;
    const question = `secret-of-${id}`;
    const { number } = await makeTicket(store, id, {
      kind: 'person',
      fields: { question, contact: { kind: 'other', value: question } },
    });
    for (let words = 0; words < 5; words++) {
      const command = { do: 'message', text: `${question} ${words}`.repeat(50) } as const;
      await store.write((db) =>
        applyChange(db, { number, command, by: 'merchant', now: NOON + words }),
      );
    }
    await store.write((db) =>
      applyChange(db, {
        number,
        command: { do: 'set', status: 'resolved' },
        by: 'staff',
        now: NOON + 9,
      }),
    );
  }
  const erased = ['person-0008', 'person-0103', 'person-0232'];
  for (const value of erased) {
    await erasePerson(
      store,
      { by: 'conversation', value },
      { by: { id: null, name: 'root' }, now: NOON },
    );
  }
  const bytes = ['thaw.db', 'thaw.db-wal']
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');
  expect(bytes).toContain('secret-of-person-0009');
  expect(bytes).toContain('secret-of-person-0016');
  for (const id of erased)
    expect({ id, isIn: bytes.includes(`secret-of-${id}`) }).toEqual({ id, isIn: false });
  await store.close();
}, 240_000);
