// Hostile texts in what the desk counts, searches and fills in.

import { fillReply } from '../../src/desk/fill-reply';
import { insights } from '../../src/desk/insights';
import { listQueue } from '../../src/desk/queue-store';
import { insertFeedback, insertQuestion } from '../../src/knowledge/question-store';
import type { Store } from '../../src/store/store';
import { createConversation } from '../../src/turns/conversation-store';
import { readProduct } from '../support/learned';
import { openTestStore } from '../support/store';
import { makeTicket } from '../tickets/tickets';
import { HOSTILE_TEXTS } from './hostile-texts';

/** Half characters and NUL, and what the database makes of them. */
const BROKEN = /[\0\p{Surrogate}\ufffd]+/gu;
const TEXTS = HOSTILE_TEXTS.map(({ text }) => text);

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

it('are many, different, of every kind and no longer than a message', () => {
  expect(TEXTS.length).toBeGreaterThanOrEqual(300);
  expect(new Set(TEXTS).size).toBe(TEXTS.length);
  const kinds = [...new Set(HOSTILE_TEXTS.map(({ kind }) => kind))];
  expect(kinds).toHaveLength(14);
  const scarce = (kind: string) => HOSTILE_TEXTS.filter((each) => each.kind === kind).length < 8;
  expect(kinds.filter(scarce)).toEqual([]);
  expect(TEXTS.filter((text) => text.length > 2000)).toEqual([]);
});

it('stand in a ready reply as they are, on one line', () => {
  for (const text of TEXTS) {
    const facts = { name: text, code: 'K7QM', number: 'FZ-1', papers: '', review: '', opening: '' };
    const shown = text.replace(/\s+/g, ' ').trim();
    expect(fillReply('Name {{name}}, code {{code}}.', facts)).toBe(`Name ${shown}, code K7QM.`);
  }
});

it('are searched for without a fault; what holds no word finds nothing', async () => {
  const { number } = await makeTicket(store);
  const find = (search: string) =>
    listQueue(store.read, { filter: { search }, sort: 'newest', after: undefined, limit: 10 });
  for (const text of TEXTS.filter((each) => each.trim() !== '')) {
    const found = await find(text);
    if (!/[\p{L}\p{N}]/u.test(text)) expect({ text, found }).toEqual({ text, found: [] });
  }
  expect(await find(number)).toHaveLength(1);
});

it('are shown by the insights, cut between characters', async () => {
  const knowledge = await readProduct();
  const at = Date.parse('2026-11-20T02:00:00Z');
  const range = { from: '2026-11-20', to: '2026-11-20' };
  await store.write((db) =>
    createConversation(db, { id: 'a', channel: 'directline', userId: 'm', now: 0 }),
  );
  for (const [seq, text] of TEXTS.entries()) {
    await store.write(async (db) => {
      const place = { conversationId: 'a', seq, at, language: 'en' as const };
      const rest = { decision: 'none' as const, entry: null, candidates: [] };
      await insertQuestion(db, { ...place, question: { text, language: 'en', ...rest } });
      await insertFeedback(db, { ...place, entry: 'x', helpful: 0, answer: `${seq}`, words: text });
    });
    if (seq % 8 !== 7) continue;
    const view = await insights(store.read, { range, language: 'en', knowledge, now: at });
    const words = view.unhelpful[0]?.words ?? [];
    for (const [back, shown] of words.slice(0, 8).entries()) expectShown(shown, TEXTS[seq - back]);
    expect(view.totals.questions).toBe(seq + 1);
  }
}, 240_000);

/** The database has no half characters; what has the form of a contact is masked. */
function expectShown(shown: string, text = ''): void {
  expect(/\p{Surrogate}/u.test(shown)).toBe(false);
  if (shown.includes('***')) return;
  const cut = [...text].slice(0, 300).join('');
  expect(shown.replace(BROKEN, '?')).toBe(cut.replace(BROKEN, '?'));
}
