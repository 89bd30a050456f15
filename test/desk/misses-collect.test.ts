// What is gathered for the list of missed questions: staff's words where they belong, in pieces, whatever people write.

import { setImmediate as nextRound } from 'node:timers/promises';
import { collectMisses } from '../../src/desk/misses/collect';
import { judgedQuestions, missedQuestions } from '../../src/desk/misses/collect-store';
import type { Store } from '../../src/store/store';
import { processorTime } from '../support/processor-time';
import { openWithPlans } from '../support/query-plans';
import { onSqlite, openTestStore } from '../support/store';

const TALK = 'c1';
let store: Store;
beforeEach(async () => {
  store = await openTestStore();
  await store.write((db) =>
    db
      .insertInto('conversations')
      .values({
        id: TALK,
        channel: 'direct',
        user_id: 'u',
        created_at: 0,
        last_at: 0,
        seq: 0,
      } as never)
      .execute(),
  );
});
afterEach(() => store.close());

let seq = 0;
const asked = (text: string, at: number) => ({
  ...{ conversation_id: TALK, seq: ++seq, at, text, language: 'en', decision: 'none' },
  ...{ entry: null, candidates: '[]' },
});
const ask = (questions: ReturnType<typeof asked>[]) =>
  store.write(async (db) => {
    for (let at = 0; at < questions.length; at += 50)
      await db
        .insertInto('questions')
        .values(questions.slice(at, at + 50))
        .execute();
  });

const say = (ticket: string, said: string, at: number) =>
  store.write((db) =>
    db
      .insertInto('activities')
      .values({
        ...{ conversation_id: TALK, seq: ++seq, channel_activity_id: null, resend_key: null },
        ...{ reply_to: null, role: 'staff', visible: 1, pending: 0, attempts: 0, at },
        body: JSON.stringify({ channelData: { thaw: { ticket, said } } }),
      })
      .execute(),
  );

const ticket = (number: string, at: number, question?: string) =>
  store.write((db) =>
    db
      .insertInto('tickets')
      .values({
        ...{ number, handover_key: number, conversation_id: TALK, kind: 'person', revision: at },
        ...{ status: 'closed', created_at: at, updated_at: at + 500, language: 'en', subject: '' },
        ...{ held: 0, first_reply_at: at + 1, ordinal: at },
        body: JSON.stringify({ fields: { ...(question && { question }) }, questions: [] }),
      } as never)
      .execute(),
  );

it('gives each ticket what staff said in it, and its question where it names none', async () => {
  await ask([asked('can I pawn it', 90), asked('does it float', 300)]);
  await ticket('T1', 100);
  await ticket('T2', 200, 'is it waterproof');
  await say('T1', 'No pawning.', 110);
  await say('T2', 'It is not.', 210);
  await say('T1', 'Really not.', 220);
  const misses = await collectMisses(store.read, 0);
  const answers = misses.flatMap((miss) => miss.answers.map((answer) => [miss.text, answer.text]));
  expect(answers.sort()).toEqual([
    ['can I pawn it', 'No pawning.\n\nReally not.'],
    ['is it waterproof', 'It is not.'],
  ]);
});

it('leaves a chat waiting for a moment only, however many and long the questions are', async () => {
  const long = 'a'.repeat(20_000);
  await ask(Array.from({ length: 1_000 }, (_, at) => asked(`${at} ${long}`, 1_000 + (at % 3))));
  let longest = 0;
  let isDone = false;
  const watch = (async () => {
    for (let last = processorTime(); !isDone; ) {
      await nextRound();
      const now = processorTime();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  const misses = await collectMisses(store.read, 0);
  isDone = true;
  await watch;
  expect(misses).toHaveLength(1_000);
  expect(longest).toBeLessThan(1_000);
});

onSqlite(() => {
  it('is read by age, without sorting all of it', async () => {
    const { db, steps } = await openWithPlans();
    const page = { since: 5, before: { at: 9, id: 3 }, limit: 10 };
    await missedQuestions(db, page);
    expect(steps().join('\n')).toMatch(
      /^SEARCH q USING INDEX questions_by_age \(at>\? AND at<\?\)/,
    );
    await judgedQuestions(db, page);
    const verdicts = steps().join('\n');
    expect(verdicts).toContain('SEARCH f USING INDEX feedback_by_age (at>? AND at<?)');
    expect(verdicts).not.toContain('ORDER BY');
    await db.destroy();
  });
});
