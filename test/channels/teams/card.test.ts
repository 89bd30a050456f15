// The card of a ticket: what it says of held money, in both languages.

import { join } from 'node:path';
import { cardContent } from '../../../src/channels/teams/staff/card';
import { LANGUAGES, type Language } from '../../../src/language/language';
import { loadTranslator } from '../../../src/language/translator';
import type { Ticket } from '../../../src/tickets/ticket';
import { ticketDraft } from '../../tickets/tickets';

const translator = loadTranslator(join(__dirname, '../../../locales'), { strict: true });
const AT = '2026-11-22T04:00:00.000Z';
const { handoverKey: _key, ...content } = ticketDraft('FZ-20261122-0007', {
  kind: 'settlement',
  fields: {
    amount: { said: '三万多，问13912345678', yuan: 30_000 },
    frozenAt: { said: '上周五', at: '2026-11-20' },
    scope: 'funds',
    contact: { kind: 'phone', value: '13800138000' },
  },
});
const HELD: Ticket = {
  ...content,
  status: 'new',
  channel: 'directline',
  conversationId: 'a',
  createdAt: AT,
  updatedAt: AT,
  transcript: [],
};

interface Content {
  fallbackText: string;
  body: { inlines?: { text: string }[] }[];
}

function card(language: Language, ticket: Ticket) {
  const t = translator.for(language);
  const view = { t, language, timeZone: 'Asia/Shanghai', publicUrl: 'https://help.example.com' };
  const { fallbackText, body } = cardContent(view, ticket) as Content;
  const lines = body.flatMap(({ inlines }) => inlines?.map(({ text }) => text).join('') ?? []);
  return { title: fallbackText, lines };
}

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
