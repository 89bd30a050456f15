// What staff find ready to insert, for tickets in both languages.

import { join } from 'node:path';
import { fillReply } from '../../src/desk/fill-reply';
import { type ReadyRepliesParts, readyReplies } from '../../src/desk/ready-replies';
import type { KnowledgeContent } from '../../src/knowledge/load';
import { fillAnswer } from '../../src/knowledge/placeholders';
import { LANGUAGES } from '../../src/language/language';
import { loadTranslator } from '../../src/language/translator';
import { LONGEST_REPLY } from '../../src/tickets/desk-change';
import type { Ticket } from '../../src/tickets/ticket';
import { readProduct } from '../support/learned';
import { ticketDraft } from '../tickets/tickets';

const ROOT = join(__dirname, '../..');
const FRIDAY_EVENING = Date.parse('2026-11-20T19:00+08:00');

let knowledge: KnowledgeContent;
beforeAll(async () => {
  knowledge = await readProduct();
});

function ticketWith(more: Partial<Ticket> = {}): Ticket {
  const { handoverKey: _key, ...draft } = ticketDraft('FZ-20261120-0007');
  const at = '2026-11-20T02:00:00.000Z';
  const rest = { status: 'open', channel: 'directline', conversationId: 'a' } as const;
  return { ...draft, ...rest, createdAt: at, updatedAt: at, transcript: [], ...more };
}

function repliesTo(ticket: Ticket, more: Partial<ReadyRepliesParts> = {}) {
  const translator = loadTranslator(join(ROOT, 'locales'), { strict: true });
  const parts = { knowledge, translator, now: FRIDAY_EVENING, staffName: '王丽', ...more };
  return readyReplies(ticket, parts).replies;
}

const textOf = (id: string, ticket: Ticket, more?: Partial<ReadyRepliesParts>) =>
  repliesTo(ticket, more).find((reply) => reply.id === id)?.text;

describe('ready phrases', () => {
  it('greet with name, code and number in the language of the merchant', () => {
    expect(textOf('greeting', ticketWith())).toMatch(
      /^您好，我是工作人员王丽。您的核对码是K7QM，.*FZ-20261120-0007/s,
    );
    expect(textOf('greeting', ticketWith({ language: 'en' }))).toMatch(
      /^Hello, this is 王丽 from .* Your check code is K7QM; .*FZ-20261120-0007/s,
    );
  });

  it('are in the script that the merchant reads', () => {
    const ticket = ticketWith({ script: 'hant' });
    expect(textOf('greeting', ticket)).toMatch(/^您好，我是工作人員王麗。您的核對碼是K7QM/);
    expect(textOf('cause.maintenance', ticket)).toContain('系統');
    expect(textOf('greeting', ticketWith({ language: 'en', script: 'hant' }))).toContain('王丽');
  });

  it('leave out the sentence on a code that the ticket has not', () => {
    const { code: _code, ...ticket } = ticketWith();
    expect(textOf('greeting', ticket)).toMatch(/^您好，我是工作人员王丽。\n\n您的工单/);
    expect(textOf('greeting', { ...ticket, language: 'en' })).toMatch(/support staff\.\n\nI have/);
  });

  it('name the papers that staff asked for, else those that are usual, else leave a gap', () => {
    const papers = { atHand: [], missing: ['sales-slips', 'statement'], received: [] };
    const first = (more: Partial<Ticket>) =>
      textOf('papers-needed', ticketWith(more))?.split('\n')[0];
    expect(first({ papers })).toContain('这些资料：交易小票、情况说明。');
    expect(first({ papers, missing: ['business-licence', '近三个月流水'] })).toContain(
      '这些资料：营业执照、近三个月流水。',
    );
    expect(first({ papers: { ...papers, atHand: ['business-licence'] } })).toContain(
      '这些资料：营业执照、交易小票、情况说明。',
    );
    expect(first({ papers, language: 'en' })).toContain('ask for: Sales slips, Statement.');
    expect(first({})).toContain('这些资料：[…]。');
  });

  it('tell how long a review is said to take with its source, or nothing', () => {
    expect(textOf('waiting-provider', ticketWith({ language: 'en' }))).toContain(
      "on their behalf. According to a public article, a provider's review usually takes several working days (source: “How to unfreeze a POS terminal” (public article), checked on 22 November 2026).",
    );
    const hours = { ...knowledge.hours, waiting: [] };
    const without = { knowledge: { ...knowledge, hours } };
    expect(textOf('waiting-provider', ticketWith({ language: 'en' }), without)).toContain(
      'on their behalf.\n\nMeanwhile',
    );
  });

  it('say when work goes on, from the calendar', () => {
    expect(textOf('out-of-hours', ticketWith())).toContain(
      '工作人员从11月23日（周一）09:00（北京时间）起继续处理。',
    );
    const at = { now: Date.parse('2026-11-20T10:00+08:00') };
    expect(textOf('out-of-hours', ticketWith({ language: 'en' }), at)).toContain(
      'back from Monday 23 November, 09:00 (China time).',
    );
  });

  it('have titles in the language of whoever picks them', () => {
    const [first] = repliesTo(ticketWith(), { language: 'en' });
    expect(first).toMatchObject({ group: 'ready', title: 'Greeting, check code first' });
    expect(first?.text).toContain('您好');
  });

  it.each(LANGUAGES)('promise nothing, hurry nobody and are complete in %s', (language) => {
    const texts = repliesTo(ticketWith({ language })).filter(({ group }) => group === 'ready');
    expect(texts.length).toBeGreaterThanOrEqual(14);
    for (const { title, text } of texts) {
      expect(`${title} ${text}`).not.toMatch(
        /你|!|！|\bsoon\b|\bguarantee|尽快|很快|一定能|\{\{|\}\}/i,
      );
      expect(text.length).toBeLessThanOrEqual(LONGEST_REPLY);
    }
  });
});

describe('answers of the knowledge base', () => {
  const known = (ticket: Ticket) => repliesTo(ticket).filter(({ group }) => group === 'knowledge');

  it('follow the phrases: likely causes first, then what the questions came near to, then the rest', () => {
    const question = (id: string, confidence: number) => ({
      text: '?',
      decision: 'none' as const,
      candidates: [{ id, confidence }],
    });
    const ticket = ticketWith({
      diagnosis: { answers: [], causes: ['cause.violations'] },
      questions: [question('faq.review-time', 0.3), question('product.shengpay', 0.6)],
    });
    const ids = known(ticket).map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['cause.violations', 'product.shengpay', 'faq.review-time']);
    expect(ids).toContain('cause.abnormal-transactions');
    expect(new Set(ids).size).toBe(ids.length);
    const groups = repliesTo(ticket).map(({ group }) => group);
    expect(groups.indexOf('knowledge')).toBe(groups.lastIndexOf('ready') + 1);
  });

  it.each(LANGUAGES)('begin with the short answer in %s', (language) => {
    for (const { id, text } of known(ticketWith({ language }))) {
      const short = knowledge.entries.get(id)?.[language].short ?? '';
      expect(text).toBe(fillAnswer(short, knowledge.operator, language));
    }
  });

  it("are at hand whole, as plain text with the operator's words and the source of figures", () => {
    const replies = known(ticketWith({ language: 'en' }));
    const whole = (id: string) => replies.find((reply) => reply.id === id)?.full ?? '';
    expect(whole('faq.review-time')).toMatch(/takes several working days/);
    expect(whole('faq.review-time')).toMatch(/\n• /);
    expect(whole('faq.review-time')).toContain('“How to unfreeze a POS terminal”');
    expect(whole('product.lakala-apply')).toContain(knowledge.operator.apply.en);
    for (const { full } of replies) expect(full).not.toMatch(/\*\*|\{\{|^[-#>] /m);
  });

  it('leave out what the bot acts on and lists to tap on', () => {
    const ids = known(ticketWith()).map(({ id }) => id);
    expect(ids).toContain('step.confirm-reason');
    expect(ids.filter((id) => /^(intent|overview)\./.test(id))).toEqual([]);
  });

  it.each(LANGUAGES)('fit into one answer in %s', (language) => {
    for (const { full = '' } of known(ticketWith({ language })))
      expect(full.length).toBeLessThanOrEqual(LONGEST_REPLY);
  });
});

describe('filling', () => {
  const facts = {
    ...{ name: 'Li', number: 'FZ-1', code: undefined, papers: '[…]' },
    ...{ review: undefined, opening: 'Monday. 9:00' },
  };

  it.each([
    ['A. Code {{code}}. B.', 'A. B.'],
    ['甲。码{{code}}。乙。', '甲。乙。'],
    ['甲“码{{code}}。”乙。', '乙。'],
    ['1. Code {{code}}.\n2. {{name}}.', '2. Li.'],
    ['Only {{code}}.', ''],
    ['A.\n\n{{review}}\n\nB.', 'A.\n\nB.'],
    ['From {{opening}}. Yes.', 'From Monday. 9:00. Yes.'],
    ['3.5 of {{papers}} by {{name}}', '3.5 of […] by Li'],
  ])('of %j gives %j', (text, filled) => {
    expect(fillReply(text, facts)).toBe(filled);
  });

  it('puts facts in as they are, on one line and once', () => {
    const odd = { ...facts, name: '{{number}} $& $1\nx' };
    expect(fillReply('I am {{name}}.', odd)).toBe('I am {{number}} $& $1 x.');
  });
});
