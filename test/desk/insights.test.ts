// Every figure of the insights, counted by hand on a small database that the real stores filled.

import { insights } from '../../src/desk/insights';
import type { InsightsView } from '../../src/desk/views';
import type { KnowledgeContent } from '../../src/knowledge/load';
import type { QuestionRecord } from '../../src/knowledge/question-record';
import { insertFeedback, insertQuestion } from '../../src/knowledge/question-store';
import type { Language } from '../../src/language/language';
import type { Store } from '../../src/store/store';
import { applyChange, type TicketOrder } from '../../src/tickets/ticket-change-store';
import { createTicket } from '../../src/tickets/ticket-store';
import { createConversation } from '../../src/turns/conversation-store';
import { readProduct } from '../support/learned';
import { openTestStore } from '../support/store';
import { ticketDraft } from '../tickets/tickets';

const MINUTE = 60_000;
const inShanghai = (text: string) => Date.parse(`2026-${text}+08:00`);

let store: Store;
let knowledge: KnowledgeContent;
let seq = 0;

beforeAll(async () => {
  knowledge = await readProduct();
});
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

async function open(id: string): Promise<void> {
  await store.write((db) =>
    createConversation(db, { id, channel: 'directline', userId: 'm', now: 0 }),
  );
}

/** @param what the entry answered with, `choices`, or a text that got no answer */
async function ask(conversationId: string, time: string, what: string): Promise<void> {
  await open(conversationId);
  const isEntry = knowledge.entries.has(what);
  const question: QuestionRecord = {
    text: isEntry || what === 'choices' ? '审核要多久' : what,
    language: 'zh-Hans',
    decision: isEntry ? 'answer' : what === 'choices' ? 'choices' : 'none',
    entry: isEntry ? what : null,
    candidates: [{ id: 'faq.review-time', confidence: 0.4 }],
  };
  const place = { conversationId, seq: ++seq, at: inShanghai(time) };
  await store.write((db) => insertQuestion(db, { ...place, question }));
}

interface Said {
  entry: string;
  helpful: 0 | 1;
  answer: string;
  words?: string;
}

async function judge(conversationId: string, time: string, said: Said): Promise<void> {
  await open(conversationId);
  const place = { conversationId, seq: ++seq, at: inShanghai(time), language: 'zh-Hans' };
  await store.write((db) => insertFeedback(db, { ...place, words: null, ...said }));
}

/** @returns its number */
async function handOver(conversationId: string, time: string): Promise<string> {
  await open(conversationId);
  const number = `FZ-20261120-${String(++seq).padStart(4, '0')}`;
  const from = { conversationId, channel: 'directline', now: inShanghai(time) };
  await store.write((db) => createTicket(db, ticketDraft(number), from));
  return number;
}

async function change(number: string, time: string, order: Pick<TicketOrder, 'by' | 'command'>) {
  await store.write((db) => applyChange(db, { number, now: inShanghai(time), ...order }));
}

const answer = (number: string, time: string) =>
  change(number, time, { by: 'staff', command: { do: 'set', status: 'resolved', note: '已处理' } });
const rate = (number: string, time: string, score: number) =>
  change(number, time, { by: 'merchant', command: { do: 'rate', score } });

function look(range: { from: string; to: string }, language: Language = 'en') {
  const now = inShanghai('11-24T12:00');
  return insights(store.read, { range, language, knowledge, now });
}

const WEEK = { from: '2026-11-20', to: '2026-11-23' };
const totals = async () => (await look(WEEK)).totals;

describe('questions', () => {
  it('counts each on the day that it was in China, by what the bot made of it', async () => {
    await ask('a', '11-19T23:59:59.999', 'faq.review-time');
    await ask('a', '11-20T00:00', 'faq.review-time');
    await ask('b', '11-20T10:00', '今天天气怎么样');
    await ask('b', '11-20T23:59:59.999', '今天天氣怎麼樣？');
    await ask('c', '11-21T00:00', 'choices');
    await ask('c', '11-23T09:00', 'cause.violations');
    await ask('d', '11-23T09:01', 'faq.review-time');
    await ask('d', '11-23T23:59:59.999', 'purple elephants');
    await ask('e', '11-24T00:00', 'no longer in the range');
    const view = await look(WEEK);
    expect(view.days).toEqual([
      { day: '2026-11-20', answered: 1, choices: 0, refused: 2, handedOver: 0 },
      { day: '2026-11-21', answered: 0, choices: 1, refused: 0, handedOver: 0 },
      { day: '2026-11-22', answered: 0, choices: 0, refused: 0, handedOver: 0 },
      { day: '2026-11-23', answered: 2, choices: 0, refused: 1, handedOver: 0 },
    ]);
    expect(view.totals).toMatchObject({ questions: 7, conversations: 4 });
    expect(view.topEntries.map(({ id, count }) => [id, count])).toEqual([
      ['faq.review-time', 2],
      ['cause.violations', 1],
    ]);
    expect(view.topMisses).toEqual([
      { text: '今天天氣怎麼樣？', count: 2 },
      { text: 'purple elephants', count: 1 },
    ]);
    expect([view.from, view.to, view.timeZone]).toEqual([
      '2026-11-20',
      '2026-11-23',
      'Asia/Shanghai',
    ]);
  });

  it('counts a day with thousands of them in pieces and gets the same', async () => {
    await store.write(async (db) => {
      await createConversation(db, { id: 'a', channel: 'directline', userId: 'm', now: 0 });
      for (let each = 0; each < 3400; each++) {
        const question: QuestionRecord = {
          text: 'purple elephants',
          language: 'en',
          decision: each % 2 === 0 ? 'none' : 'answer',
          entry: each % 2 === 0 ? null : 'faq.review-time',
          candidates: [],
        };
        const at = inShanghai('11-21T00:00') + each * 25_000;
        await insertQuestion(db, { conversationId: 'a', seq: each, at, question });
      }
    });
    const view = await look(WEEK);
    expect(view.days[1]).toMatchObject({ day: '2026-11-21', answered: 1700, refused: 1700 });
    expect(view.days).toHaveLength(4);
    expect(view.topMisses).toEqual([{ text: 'purple elephants', count: 1700 }]);
    expect(view.totals).toMatchObject({ questions: 3400, conversations: 1 });
  });

  it('gives titles in the language asked for, and the id of an entry that is gone', async () => {
    await ask('a', '11-20T09:00', 'faq.review-time');
    await judge('a', '11-20T09:00', { entry: 'faq.gone', helpful: 0, answer: '1' });
    const [zh, en] = [await look(WEEK, 'zh-Hans'), await look(WEEK)];
    expect(zh.topEntries[0]?.title).toBe('审核和解冻需要多久');
    expect(en.topEntries[0]?.title).toBe(knowledge.entries.get('faq.review-time')?.en.title);
    expect(en.unhelpful).toEqual([{ id: 'faq.gone', title: 'faq.gone', count: 1, words: [] }]);
  });
});

describe('answers that did not help', () => {
  it('lists the last verdict about each answer with the words of the merchant, contacts in part', async () => {
    await ask('a', '11-20T09:00', 'faq.review-time');
    const review = { entry: 'faq.review-time', helpful: 0 as const };
    await judge('a', '11-20T09:01', { ...review, answer: '1' });
    await judge('a', '11-20T09:02', {
      ...review,
      answer: '1',
      words: '太笼统了，打我 13912345678',
    });
    await judge('b', '11-21T09:00', { ...review, answer: '7', words: 'mail li.wei@example.com' });
    await judge('c', '11-21T09:00', { ...review, answer: '8' });
    await judge('c', '11-21T09:01', { ...review, helpful: 1, answer: '8' });
    await judge('d', '11-24T00:00', { ...review, answer: '9', words: 'too late' });
    const view = await look(WEEK);
    expect(view.unhelpful).toEqual([
      {
        id: 'faq.review-time',
        title: knowledge.entries.get('faq.review-time')?.en.title,
        count: 2,
        words: ['mail l***@example.com', '太笼统了，打我 139****5678'],
      },
    ]);
    expect(view.topEntries[0]).toMatchObject({ id: 'faq.review-time', count: 1, unhelpful: 2 });
  });

  it('masks contacts in questions that got no answer, and cuts long ones', async () => {
    await ask('a', '11-20T09:00', 'call 13912345678');
    await ask('a', '11-21T09:00', '😀'.repeat(900));
    const texts = (await look(WEEK)).topMisses.map(({ text }) => text);
    expect(texts).toEqual(['😀'.repeat(300), 'call 139****5678']);
  });
});

describe('tickets', () => {
  it('counts those handed over, and the conversations that needed none', async () => {
    await handOver('a', '11-19T23:59:59.999');
    for (const each of ['a', 'b', 'c', 'd']) await ask(each, '11-20T09:00', 'faq.review-time');
    await ask('c', '11-22T09:00', 'faq.review-time');
    await handOver('b', '11-20T00:00');
    await handOver('asks nothing', '11-23T23:59:59.999');
    await handOver('d', '11-24T00:00');
    const view = await look(WEEK);
    expect(view.days.map(({ handedOver }) => handedOver)).toEqual([1, 0, 0, 1]);
    expect(view.totals).toMatchObject({ tickets: 2, conversations: 4, solvedWithoutStaff: 1 });
  });

  it('measures the first reply in working time', async () => {
    // Friday to Monday: one hour on each of the two.
    await answer(await handOver('a', '11-20T17:00'), '11-23T10:00');
    expect(await totals()).toMatchObject({
      firstReplyMedianMs: 120 * MINUTE,
      firstReplyP90Ms: 120 * MINUTE,
    });
    await answer(await handOver('b', '11-23T09:30'), '11-23T09:40');
    await answer(await handOver('c', '11-21T08:00'), '11-23T09:30');
    await handOver('never answered', '11-21T08:00');
    await answer(await handOver('before the range', '11-19T10:00'), '11-23T10:00');
    expect(await totals()).toMatchObject({
      firstReplyMedianMs: 30 * MINUTE,
      firstReplyP90Ms: 120 * MINUTE,
    });
  });

  it('sorts unclosed tickets by the days of their age, whatever the range', async () => {
    const made = [
      ['11-24T00:00', '11-24T11:59'],
      ['11-23T23:59', '11-21T00:00'],
      ['11-20T23:59', '11-17T00:00'],
      ['11-16T23:59', '10-25T00:00'],
      ['10-24T23:59', '01-05T10:00'],
    ].flat();
    for (const [index, time] of made.entries()) await handOver(`c${index}`, time);
    await answer(await handOver('done', '11-23T09:30'), '11-23T09:40');
    expect((await look({ from: '2026-11-01', to: '2026-11-01' })).ages).toEqual([
      { bucket: 'today', count: 2 },
      { bucket: '1-3d', count: 2 },
      { bucket: '4-7d', count: 2 },
      { bucket: '8-30d', count: 2 },
      { bucket: 'older', count: 2 },
    ]);
  });

  it('counts the ratings given in the range', async () => {
    for (const [time, score] of [
      ['11-23T10:00', 5],
      ['11-23T23:59:59.999', 2],
      ['11-22T10:00', 5],
      ['11-24T00:00', 1],
    ] as const) {
      const number = await handOver(`rated ${time}`, '11-19T10:00');
      await answer(number, '11-19T10:00');
      await rate(number, time, score);
    }
    const view = await look(WEEK);
    expect(view.ratings).toEqual([
      { score: 1, count: 0 },
      { score: 2, count: 1 },
      { score: 3, count: 0 },
      { score: 4, count: 0 },
      { score: 5, count: 2 },
    ]);
    expect(view.totals).toMatchObject({ ratings: 3, ratingMean: 4 });
  });
});

it('has a row for each day of an empty range and no mean of nothing', async () => {
  const view = await look({ from: '2026-02-27', to: '2026-03-01' });
  const empty: InsightsView['totals'] = {
    questions: 0,
    tickets: 0,
    conversations: 0,
    solvedWithoutStaff: 0,
    firstReplyMedianMs: null,
    firstReplyP90Ms: null,
    ratingMean: null,
    ratings: 0,
  };
  expect(view.totals).toEqual(empty);
  expect(view.days.map(({ day }) => day)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect([view.topEntries, view.topMisses, view.unhelpful]).toEqual([[], [], []]);
});
