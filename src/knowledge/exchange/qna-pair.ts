// A question-and-answer pair of QnA Maker, Custom Question Answering or FAQ Plus, as rows.

import { z } from 'zod';
import { languageOfLocale } from '../../language/language';
import { answerFrom } from './rich-text';
import { type Note, oneLine, type Place, plainText, type Row } from './row';
import { definedOnly } from './table';

/** Their metadata that we write and read; values are lower case there. */
export const META_ENTRY = 'entry';
export const META_LANGUAGE = 'language';
/** A pair may lead to so many others here. */
const MOST_RELATED = 4;

export interface Prompt {
  text: string;
  /** The pair it leads to. */
  to?: string;
}

export interface Pair {
  place: Place;
  /** The number of the pair; pairs without one are told apart by their answers. */
  number?: string;
  questions: string[];
  answer: string;
  metadata: [string, string][];
  prompts: Prompt[];
  isContextOnly: boolean;
  hasSuggestions: boolean;
}

/** The card that FAQ Plus keeps as JSON where an answer has a picture or a title. */
const cardSchema = z.object({
  title: z.string().nullish(),
  subtitle: z.string().nullish(),
  description: z.string().nullish(),
  imageurl: z.string().nullish(),
  redirectionurl: z.string().nullish(),
});

export function rowsOfPairs(pairs: readonly Pair[]): Row[] {
  const groups = new Set(pairs.map(groupOf));
  const labels = new Map<string, string>();
  for (const { prompts } of pairs)
    for (const { to, text } of prompts) if (to) labels.set(`qna:${to}`, text);
  const rows = pairs.flatMap((pair) => rowsOf(pair, groups, labels));
  return withLossesOnce(rows);
}

/** The rows of a pair repeat its answer and prompts; what is lost of them is told once. */
function withLossesOnce(rows: readonly Row[]): Row[] {
  const told = new Set<string>();
  return rows.map((row) => {
    const losses = row.losses.filter((loss) => {
      const key = JSON.stringify([row.group, loss]);
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    });
    return { ...row, losses };
  });
}

function groupOf({ number, answer }: Pair): string {
  return number && number !== '0' ? `qna:${number}` : `answer:${answer.trim()}`;
}

function rowsOf(
  pair: Pair,
  groups: ReadonlySet<string>,
  labels: ReadonlyMap<string, string>,
): Row[] {
  const { place, questions, metadata } = pair;
  const meta = new Map(metadata);
  const card = cardOf(pair.answer);
  const answer = answerFrom(card ? card.text : pair.answer, 'Answer');
  const { relatedGroups, losses } = leadsTo(pair, groups);
  losses.push(...(card?.losses ?? []), ...answer.losses);
  const others = metadata.map(([name]) => name);
  const lost = others.filter((name) => name !== META_ENTRY && name !== META_LANGUAGE);
  if (lost.length > 0)
    losses.push({ key: 'loss.metadata', column: 'Metadata', details: { names: lost.join(', ') } });
  if (pair.isContextOnly) losses.push({ key: 'loss.context', column: 'IsContextOnly' });
  if (pair.hasSuggestions) losses.push({ key: 'loss.suggestions', column: 'SuggestedQuestions' });
  const subject = definedOnly({
    place,
    group: groupOf(pair),
    id: meta.get(META_ENTRY),
    language: languageOfLocale(meta.get(META_LANGUAGE)),
    label: labels.get(groupOf(pair)),
    title: card?.title,
    answer: answer.text,
    relatedGroups: relatedGroups.length > 0 ? relatedGroups : undefined,
  });
  const texts = questions.map((each) => oneLine(each)).filter((each) => each !== undefined);
  const [first, ...rest] = texts;
  return [
    definedOnly({ ...subject, question: first, losses }),
    ...rest.map((question) => ({ ...subject, question, losses: [] })),
  ];
}

function leadsTo(
  { prompts }: Pair,
  groups: ReadonlySet<string>,
): { relatedGroups: string[]; losses: Note[] } {
  const relatedGroups: string[] = [];
  const losses: Note[] = [];
  for (const { text, to = '' } of prompts) {
    const group = `qna:${to}`;
    const note = (key: string) =>
      losses.push({ key, column: 'Prompts', details: { text, to: to || '–' } });
    if (!groups.has(group)) note('loss.prompt');
    else if (relatedGroups.length === MOST_RELATED) note('loss.prompts');
    else if (!relatedGroups.includes(group)) relatedGroups.push(group);
  }
  return { relatedGroups, losses };
}

function cardOf(answer: string): { text: string; title?: string; losses: Note[] } | undefined {
  if (!answer.trimStart().startsWith('{')) return undefined;
  const card = cardSchema.safeParse(lowerKeys(jsonIn(answer)));
  if (!card.success) return undefined;
  const { title, subtitle, description, imageurl, redirectionurl } = card.data;
  const parts = [subtitle, description, redirectionurl].map((part) => plainText(part ?? undefined));
  const text = parts.filter((part) => part !== undefined).join('\n\n');
  if (text === '') return undefined;
  const losses: Note[] = [{ key: 'loss.card', column: 'Answer' }];
  if (imageurl) losses.push({ key: 'loss.image', column: 'Answer' });
  const named = oneLine(title ?? undefined);
  return named === undefined ? { text, losses } : { text, title: named, losses };
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Their programs disagree on DisplayText, displayText and displaytext. */
export function lowerKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]));
}

/** @returns undefined where it is no list of prompts */
export function promptsOf(value: unknown): Prompt[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  return value.map((each) => {
    const { displaytext, qnaid } = lowerKeys(each);
    const text = typeof displaytext === 'string' ? displaytext : '';
    return qnaid === undefined || qnaid === null ? { text } : { text, to: String(qnaid) };
  });
}

/** `name:value|name:value`, a list of names and values, or an object. */
export function metadataOf(value: unknown): [string, string][] {
  if (typeof value === 'string') {
    const json = jsonIn(value);
    if (typeof json === 'object') return metadataOf(json);
    return value
      .split('|')
      .map((part): [string, string] => [
        part.split(':')[0]?.trim() ?? '',
        part.slice(part.indexOf(':') + 1).trim(),
      ])
      .filter(([name]) => name !== '');
  }
  if (Array.isArray(value)) {
    return value.flatMap((each): [string, string][] => {
      const { name, value: text } = lowerKeys(each);
      return typeof name === 'string' ? [[name, String(text ?? '')]] : [];
    });
  }
  return Object.entries(lowerKeys(value)).map(([name, text]) => [name, String(text ?? '')]);
}
