// The shape of an entry file: what the bot knows about one subject, in both languages.

import { z } from 'zod';
import { ENTRY_ID } from './files/entry-draft';
import { inLanguages, listsInLanguages, withFurther } from './in-languages';
import { PICTURES } from './pictures';

export const ID = z.string().regex(ENTRY_ID, 'cause.account-security');
const line = z.string().trim().min(1);

const entryText = z.strictObject({
  /** A button label and a heading. */
  title: line.max(60),
  /** The answer in one or two plain sentences, for where a whole one would be too much; wherever there is an answer. */
  short: line.optional(),
  /** Light Markdown; absent on intents, which the bot acts on. `{{apply}}` stands for the operator's text. */
  answer: line.optional(),
  phrasings: z.array(line),
});

const bothLanguages = inLanguages(line);

const entryShape = z.strictObject({
  id: ID,
  /** The day (YYYY-MM-DD) on which a person last checked the answer. */
  reviewed: z.iso.date('2026-11-29'),
  /** True while it has fewer phrasings than an entry should: it was made of a question that nobody had foreseen. */
  unfinished: z.boolean().default(false),
  /** The natural next questions, shown as buttons. */
  related: z.array(ID).max(4).default([]),
  /** The entries that an overview lists under its answer. */
  parts: z.array(ID).default([]),
  /** Shown with the full answer, once per conversation. */
  picture: z.enum(PICTURES).optional(),
  /** Where a figure in the answer comes from. */
  source: bothLanguages.optional(),
  /** False where the line with the source must not say that the provider has the last word. */
  providerDecides: z.boolean().default(true),
  'zh-Hans': entryText,
  en: entryText,
});
/** A further language has a text of its own, with a title and phrasings, or none: then it reads as English without phrasings. */
export const entrySchema = withFurther(entryShape, entryText, (english) => ({
  ...english,
  phrasings: [],
}));
export type Entry = z.infer<typeof entrySchema>;

/** The operator's own words, put into answers where they say `{{apply}}`; who the operator is may be left out. */
export const operatorSchema = z.strictObject({
  apply: bothLanguages,
  name: bothLanguages.optional(),
  /** What the operator is to payment providers and banks. */
  relation: bothLanguages.optional(),
  telephone: bothLanguages.optional(),
  address: bothLanguages.optional(),
});
export type Operator = z.infer<typeof operatorSchema>;

export const synonymsSchema = z.strictObject({ synonyms: z.array(z.array(line).min(2)) });

/** Questions that no entry answers, per language: they teach the matcher what lies outside. */
export const outOfScopeSchema = listsInLanguages(line);
export type OutOfScope = z.infer<typeof outOfScopeSchema>;
