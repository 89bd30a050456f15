// Fills a database with things of many ages, and says what of each kind is there.

import { audit } from '../../src/staff/audit-store';
import type { Store } from '../../src/store/store';
import { createConversation } from '../../src/turns/conversation-store';
import { enqueue, recordAttempt } from '../../src/turns/outbox-store';

export interface Age {
  name: string;
  at: number;
}

/** One conversation with a message at each age, oldest first. */
export async function talk(store: Store, id: string, ages: readonly number[]): Promise<void> {
  await store.write(async (db) => {
    await createConversation(db, {
      id,
      channel: 'directline',
      userId: `dl_${id}`,
      now: ages[0] ?? 0,
    });
    for (const [index, at] of ages.entries()) {
      await db
        .insertInto('activities')
        .values({
          ...{ conversation_id: id, seq: index + 1, channel_activity_id: null, resend_key: null },
          ...{ reply_to: null, role: 'merchant', visible: 1, pending: 0, attempts: 0, at },
          body: JSON.stringify({ type: 'message', text: `${id} ${index + 1}` }),
        })
        .execute();
    }
    await db
      .updateTable('conversations')
      .set({ seq: ages.length, last_at: ages.at(-1) ?? 0, state: '{"version":1}' })
      .where('id', '=', id)
      .execute();
  });
}

export async function paper(store: Store, id: string, of: { conversation: string; at: number }) {
  await store.write((db) =>
    db
      .insertInto('papers')
      .values({
        ...{ id, conversation_id: of.conversation, seq: 1, ticket: null, name: 'slip.png' },
        ...{ type: 'image/png', bytes: 3, at: of.at, content: Buffer.from(`%${id}`) },
      })
      .execute(),
  );
}

/** A delivery, a question, a verdict and a line of the audit log of the same age. */
export async function rowsOf(store: Store, { name, at }: Age, isDue = false): Promise<void> {
  await store.write(async (db) => {
    await enqueue(db, { id: name, kind: 'webhook', lane: null, payload: '{}', now: at });
    if (!isDue) {
      const done = { id: name, at, outcome: 'done', nextAt: at, error: null } as const;
      await recordAttempt(db, done);
    }
    const asked = { conversation_id: name, seq: 1, at, language: 'en', entry: 'e' };
    await db
      .insertInto('questions')
      .values({ ...asked, text: name, decision: 'answer', candidates: '[]' })
      .execute();
    await db
      .insertInto('feedback')
      .values({ ...asked, helpful: 1, answer: null, words: name })
      .execute();
    await audit(db, { who: null, name, action: 'export', at });
  });
}
