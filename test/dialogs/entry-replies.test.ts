// The answers of the knowledge base as replies: whole, and short for inside other messages.

import { join } from 'node:path';
import { createEntryReplies, type EntryReplies } from '../../dialogs/turn/entry-replies';
import type { Knowledge } from '../../src/knowledge/load';
import { LANGUAGES } from '../../src/language/language';
import { loadTranslator } from '../../src/language/translator';
import { loadProduct } from '../support/learned';

const ROOT = join(__dirname, '../..');
const translator = loadTranslator(join(ROOT, 'locales'), { strict: true });

let knowledge: Knowledge;
let replies: EntryReplies;
beforeAll(async () => {
  knowledge = await loadProduct();
  replies = createEntryReplies(knowledge, translator);
});

it.each(LANGUAGES)('gives a plain sentence or two in %s, with nothing to tap', (language) => {
  const text = replies.shortText('faq.review-time', language);
  expect(text).toBe(knowledge.entries.get('faq.review-time')?.[language].short);
  expect(replies.short('faq.review-time', language, 0.8)).toEqual({
    type: 'message',
    text,
    textFormat: 'plain',
    locale: language,
    channelData: { thaw: { entry: 'faq.review-time', confidence: 0.8 } },
  });
});

it('gives the whole answer with title, source and buttons', () => {
  const whole = replies.of('faq.review-time', 'en', 0.8);
  expect(whole?.text).toMatch(/^\*\*How long review and unfreezing take\*\*\n\n/);
  expect(whole?.suggestedActions?.actions).not.toEqual([]);
  expect(whole?.channelData).toEqual({ thaw: { entry: 'faq.review-time', confidence: 0.8 } });
});

it('has none for what the bot acts on and for what it does not know', () => {
  for (const id of ['intent.greeting', 'no.such']) {
    expect(replies.short(id, 'zh-Hans', 1)).toBeUndefined();
    expect(replies.shortText(id, 'en')).toBeUndefined();
  }
});

it("puts the operator's words in as they are", () => {
  const entry = knowledge.entries.get('product.lakala-apply');
  if (!entry) throw new Error('no such entry');
  const changed = { ...entry, en: { ...entry.en, short: 'Yes: {{apply}}', answer: '{{ apply }}' } };
  const operator = { apply: { 'zh-Hans': '官网', en: 'Ask $& {{apply}}.' } };
  const entries = new Map([[entry.id, changed]]);
  const own = createEntryReplies({ ...knowledge, entries, operator }, translator);
  expect(own.shortText(entry.id, 'en')).toBe('Yes: Ask $& {{apply}}.');
  expect(own.of(entry.id, 'en', 1)?.text).toContain('Ask $& {{apply}}.');
});
