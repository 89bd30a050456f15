// The cards of a ticket: what they say, in both languages, and how long they may get.

import { join } from 'node:path';
import { sharedContent } from '../../../src/channels/teams/staff/card';
import type { CardView } from '../../../src/channels/teams/staff/elements';
import type { Remark, Viewer } from '../../../src/channels/teams/staff/own-actions';
import { ownCard } from '../../../src/channels/teams/staff/own-card';
import { LANGUAGES, type Language } from '../../../src/language/language';
import { loadTranslator } from '../../../src/language/translator';
import type { Ticket } from '../../../src/tickets/ticket';
import { buttonsOf, type Card, inputsOf } from '../../support/staff-channel';
import { ticketDraft } from '../../tickets/tickets';

/** Teams takes no larger card. */
const LIMIT = 28 * 1024;

const translator = loadTranslator(join(__dirname, '../../../locales'), { strict: true });
const AT = '2026-11-23T04:00:00.000Z';
const week = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 18 * 60 }]);
const hours: CardView['hours'] = {
  calendar: { timeZone: 'Asia/Shanghai', week, dates: new Map() },
  answerWithinMs: 4 * 3_600_000,
};
const { handoverKey: _key, ...draft } = ticketDraft('FZ-20261122-0007', {
  kind: 'settlement',
  fields: {
    amount: { said: '三万多，问13912345678', yuan: 30_000 },
    frozenAt: { said: '上周五', at: '2026-11-20' },
    scope: 'funds',
    contact: { kind: 'phone', value: '13800138000' },
  },
});
const HELD: Ticket = {
  ...draft,
  status: 'new',
  channel: 'directline',
  conversationId: 'a',
  createdAt: AT,
  updatedAt: AT,
  transcript: [],
};

function viewIn(language: Language): CardView {
  return { t: translator.for(language), language, hours, publicUrl: 'https://help.example.com' };
}

function linesOf(card: Card): string[] {
  const blocks = card.body.flatMap((each: Card) => each.items ?? [each]);
  return blocks.flatMap(
    ({ inlines }: Card) => inlines?.map(({ text }: Card) => text).join('') ?? [],
  );
}

function card(language: Language, ticket: Ticket) {
  const shown = sharedContent(viewIn(language), ticket);
  return { title: shown.fallbackText, lines: linesOf(shown) };
}

it('shows what a merchant wrote, where cards would put a date', () => {
  const said = '{{DATE(2020-01-01T00:00:00Z,SHORT)}}';
  const fields = { ...HELD.fields, provider: said, amount: { said, yuan: 1 } };
  expect(card('en', { ...HELD, fields }).lines.join('\n')).not.toContain('{{');
});

it('explains the code on the screen', () => {
  const screenCodes = [
    {
      code: '97',
      meaning: { 'zh-Hans': '终端未登记', en: 'terminal not registered' },
      whom: { 'zh-Hans': '说的是终端。', en: 'It speaks of the terminal.' },
    },
  ];
  expect(card('en', { ...HELD, screenCodes }).lines).toContain(
    'Code on the screen: 97 · terminal not registered · It speaks of the terminal.',
  );
});

it.each([
  [
    'zh-Hans',
    'FZ-20261122-0007 款项被压',
    ['被压的金额： 三万多，问139****5678 (¥30,000)', '从什么时候开始： 上周五'],
  ],
  [
    'en',
    'FZ-20261122-0007, report of held money',
    ['Amount held: 三万多，问139****5678 (¥30,000)', 'Held since: 上周五'],
  ],
] as const)('names the amount and since when it is held (%s)', (language, title, lines) => {
  const shown = card(language, HELD);
  expect(shown.title).toBe(title);
  expect(shown.lines).toEqual(expect.arrayContaining([...lines]));
});

it.each(LANGUAGES)('says no amount where none was told (%s)', (language) => {
  const { amount: _amount, ...fields } = HELD.fields;
  const label = translator.for(language)('fields.amount.label');
  expect(card(language, { ...HELD, fields }).lines.join('\n')).not.toContain(label);
});

it('says by when an answer is due, in working time', () => {
  const lines = card('en', { ...HELD, awaitingSince: '2026-11-23T09:00:00.000Z' }).lines;
  expect(lines).toContain('Waiting since: 23 Nov 2026, 17:00');
  expect(lines).toContain('Answer due: 24 Nov 2026, 12:00');
});

it('shows the newest of what the merchant wrote since the last answer, and masks before it cuts', () => {
  const messages = [
    { at: '2026-11-23T03:00:00.000Z', text: 'answered long ago' },
    { at: '2026-11-23T05:00:00.000Z', text: `call 13912345678${'。'.repeat(493)}` },
  ];
  const [heading, words] = card('zh-Hans', { ...HELD, awaitingSince: AT, messages }).lines.slice(
    -2,
  );
  expect(heading).toBe('商户写道：');
  expect(words).toMatch(/^…\*\*\*5678。{493}$/);
});

const LONG = '𠮷"\\'.repeat(1000);
const LONGEST: Ticket = {
  ...HELD,
  kind: 'freeze',
  status: 'open',
  assignee: { id: 'i'.repeat(16), name: '𠮷'.repeat(60) },
  held: true,
  awaitingSince: AT,
  fields: {
    merchantId: '898310148160568',
    terminalId: '10293847',
    provider: LONG,
    frozenAt: { said: LONG },
    notice: LONG,
    before: LONG,
    scope: 'both',
    amount: { said: LONG, yuan: 1e12 },
    question: LONG,
    contact: { kind: 'other', value: LONG },
  },
  screenCodes: Array.from({ length: 20 }, () => ({
    code: '99',
    meaning: { 'zh-Hans': LONG, en: LONG },
    whom: { 'zh-Hans': LONG, en: LONG },
  })),
  messages: Array.from({ length: 50 }, () => ({ at: AT, text: LONG.slice(0, 2000) })),
};
const colleagues = Array.from({ length: 300 }, (_, i) => ({
  id: String(i).padStart(16, 'i'),
  name: '𠮷'.repeat(60),
}));
const viewer: Viewer = {
  staff: { id: 'i'.repeat(16), role: 'agent' },
  userId: `29:${'u'.repeat(130)}`,
  colleagues,
};
const remark: Remark = {
  text: '𠮷'.repeat(160),
  tries: 9999,
  answer: '\n"'.repeat(1050),
  note: '\n"'.repeat(550),
};
/** Whichever way Teams counts: bytes in UTF-8 or in UTF-16. */
const sizeOf = (content: object) => {
  const text = JSON.stringify(content);
  return Math.max(Buffer.byteLength(text), 2 * text.length);
};

describe.each(LANGUAGES)('with the longest values (%s)', (language) => {
  const userIds = Array.from({ length: 60 }, (_, i) => `29:${String(i).padStart(130, 'u')}`);
  const cards: [string, Card][] = [
    ['of all', sharedContent(viewIn(language), LONGEST, userIds)],
    ['of whoever has it', ownCard(viewIn(language), LONGEST, { viewer, remark })],
  ];

  it.each(cards)('the card %s stays under Teams’ limit', (_, content) => {
    expect(sizeOf(content)).toBeLessThan(LIMIT);
  });

  it.each(cards)('the card %s says in text blocks nothing but our own words', (_, content) => {
    const blocks = [...content.body, ...content.body.flatMap(({ items = [] }: Card) => items)];
    const texts = blocks.filter(({ type }: Card) => type === 'TextBlock');
    expect(texts).toMatchObject([{ text: content.fallbackText, wrap: true }]);
    expect(content.version).toBe('1.5');
    expect(content.msteams).toEqual({ width: 'Full' });
  });

  it('the list of colleagues is cut, and says so', () => {
    const own = ownCard(viewIn(language), LONGEST, { viewer });
    const list = inputsOf(own).find(({ id }) => id === 'colleague');
    expect(list.choices.length).toBeLessThan(colleagues.length);
    expect(JSON.stringify(own)).toMatch(/can be chosen at the desk|请在工作台选择/);
    expect(buttonsOf(own).length).toBeLessThanOrEqual(7);
  });
});
