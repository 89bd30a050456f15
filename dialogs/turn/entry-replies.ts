// The answers as they are sent, put together once per entry and language when the bot is created.

import type { Entry } from '../../src/knowledge/entry';
import type { Knowledge, KnowledgeContent } from '../../src/knowledge/load';
import { fillAnswer } from '../../src/knowledge/placeholders';
import { LANGUAGES, type Language } from '../../src/language/language';
import type { Translate, Translator } from '../../src/language/translator';
import { readableDay } from '../fields/readable-day';
import { type Reply, replyOf, withThumbs } from './reply';

export interface EntryReplies {
  /** The full answer, with title, source and buttons; undefined for intents, which are acted on. */
  of(entry: string, language: Language, confidence: number): Reply | undefined;
  /** The short answer by itself, for inside a form and for several questions in one message. */
  short(entry: string, language: Language, confidence: number): Reply | undefined;
  /** The words of the short answer, to put into another message: plain text. */
  shortText(entry: string, language: Language): string | undefined;
}

export function createEntryReplies(knowledge: Knowledge, translator: Translator): EntryReplies {
  const byLanguage = new Map<Language, Map<string, Reply>>(
    LANGUAGES.map((language) => [language, new Map()]),
  );
  for (const entry of knowledge.entries.values()) {
    for (const language of LANGUAGES) {
      const reply = build(entry, knowledge, { language, t: translator.for(language) });
      if (reply) byLanguage.get(language)?.set(entry.id, reply);
    }
  }
  const shortText = (id: string, language: Language) => {
    const entry = knowledge.entries.get(id);
    return entry && shortAnswer(entry, knowledge, language);
  };
  return {
    of(entry, language, confidence) {
      const reply = byLanguage.get(language)?.get(entry);
      return reply && { ...reply, channelData: { thaw: { entry, confidence } } };
    },
    short(entry, language, confidence) {
      const text = shortText(entry, language);
      const channelData = { thaw: { entry, confidence } };
      return text === undefined ? undefined : replyOf({ text, channelData }, language);
    },
    shortText,
  };
}

interface View {
  language: Language;
  t: Translate;
}

function build(entry: Entry, knowledge: Knowledge, view: View): Reply | undefined {
  const { language, t } = view;
  const blocks = answerBlocks(entry, knowledge, view);
  if (!blocks) return undefined;
  const parts = titlesOf(entry.parts, knowledge, language);
  // Under a list of parts there is room only for what the bot can do besides answering.
  const acts = entry.related.filter((id) => id.startsWith('intent.'));
  const next =
    parts.length > 0
      ? [...parts, ...titlesOf(acts, knowledge, language)]
      : titlesOf(entry.related, knowledge, language);
  const text = [`**${entry[language].title}**`, ...blocks].join('\n\n');
  const reply = replyOf({ text, buttons: next, markdown: true }, language);
  return withThumbs(reply, [t('button.helpful'), t('button.notHelpful')]);
}

/** An entry's answer in one or two plain sentences; undefined for intents. */
export function shortAnswer(
  entry: Entry,
  { operator }: KnowledgeContent,
  language: Language,
): string | undefined {
  const { short } = entry[language];
  return short && fillAnswer(short, operator, language);
}

/** What the bot says of an entry under its title, in light Markdown; undefined for intents. */
export function answerBlocks(
  entry: Entry,
  knowledge: KnowledgeContent,
  view: View,
): string[] | undefined {
  const { language } = view;
  const { answer } = entry[language];
  if (answer === undefined) return undefined;
  const parts = titlesOf(entry.parts, knowledge, language);
  return [
    fillAnswer(answer, knowledge.operator, language),
    parts.map((part, index) => `${index + 1}. ${part}`).join('\n'),
    sourceLine(entry, view),
  ].filter((block) => block !== '');
}

function titlesOf(
  ids: readonly string[],
  knowledge: KnowledgeContent,
  language: Language,
): string[] {
  return ids.flatMap((id) => knowledge.entries.get(id)?.[language].title ?? []);
}

function sourceLine({ source, reviewed, providerDecides }: Entry, { language, t }: View): string {
  if (!source) return '';
  const day = readableDay(new Date(`${reviewed}T12:00:00Z`), { language, timeZone: 'UTC' });
  const variables = { source: source[language], day };
  return providerDecides ? t('answer.source', variables) : t('answer.sourceOnly', variables);
}
