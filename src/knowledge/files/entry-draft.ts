// The parts of an entry that are written in the editor, and how two versions of them are brought together.

import type { Language } from '../../language/language';

export interface DraftText {
  title: string;
  /** Empty where there is none, as the full answer. */
  short: string;
  answer: string;
  /** Where a figure in the answer comes from. */
  source: string;
  phrasings: string[];
}

export interface EntryDraft extends Record<Language, DraftText> {
  /** YYYY-MM-DD */
  reviewed: string;
  /** Has gaps that somebody is still to fill. */
  unfinished: boolean;
  related: string[];
  /** What an overview lists under its answer. */
  parts: string[];
  /** Empty where there is none. */
  picture: string;
  providerDecides: boolean;
}

/** A part of an entry that both changed, each in their own way. */
export interface Clash {
  /** `en.answer` */
  path: string;
  mine: string;
  theirs: string;
}

export const ENTRY_ID = /^[a-z]+\.[a-z]+(-[a-z]+)*$/;
export const DRAFT_LANGUAGES = ['zh-Hans', 'en'] as const;
/** The texts of an entry in one language that are no phrasings. */
export const TEXTS = ['title', 'short', 'answer'] as const;
export type TextName = (typeof TEXTS)[number];
/** Those, and where a figure comes from. */
export const DRAFT_TEXTS = [...TEXTS, 'source'] as const;
const SHARED_TEXTS = ['reviewed', 'picture'] as const;

interface Versions {
  base: EntryDraft;
  mine: EntryDraft;
  theirs: EntryDraft;
}

/** What only one of them changed is taken; of what both changed it is mine, and told as a clash. */
export function mergeDrafts({ base, mine, theirs }: Versions): {
  merged: EntryDraft;
  clashes: Clash[];
} {
  const clashes: Clash[] = [];
  const pick = (path: string, [from, own, other]: readonly [string, string, string]): string => {
    if (own === other || other === from) return own;
    if (own === from) return other;
    clashes.push({ path, mine: own, theirs: other });
    return own;
  };
  const part = (language: Language): DraftText => {
    const [from, own, other] = [base[language], mine[language], theirs[language]];
    const texts = DRAFT_TEXTS.map((key) => [
      key,
      pick(`${language}.${key}`, [from[key], own[key], other[key]]),
    ]);
    return {
      ...(Object.fromEntries(texts) as Omit<DraftText, 'phrasings'>),
      phrasings: mergeLists(from.phrasings, own.phrasings, other.phrasings),
    };
  };
  const merged = {
    reviewed: pick('reviewed', [base.reviewed, mine.reviewed, theirs.reviewed]),
    picture: pick('picture', [base.picture, mine.picture, theirs.picture]),
    // Of a yes or no, whoever changed it did so alone.
    unfinished: mine.unfinished === base.unfinished ? theirs.unfinished : mine.unfinished,
    providerDecides:
      mine.providerDecides === base.providerDecides ? theirs.providerDecides : mine.providerDecides,
    related: mergeLists(base.related, mine.related, theirs.related),
    parts: mergeLists(base.parts, mine.parts, theirs.parts),
    'zh-Hans': part('zh-Hans'),
    en: part('en'),
  };
  return { merged, clashes };
}

/** Whoever removed or added something is right; mine keep their order. */
function mergeLists(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const kept = mine.filter((text) => theirs.includes(text) || !base.includes(text));
  return [...kept, ...theirs.filter((text) => !mine.includes(text) && !base.includes(text))];
}

export function takeTheirs(draft: EntryDraft, { path, theirs }: Clash): EntryDraft {
  if (SHARED_TEXTS.some((each) => each === path)) return { ...draft, [path]: theirs };
  const language = DRAFT_LANGUAGES.find((each) => path.startsWith(`${each}.`));
  if (!language) return draft;
  return {
    ...draft,
    [language]: { ...draft[language], [path.slice(language.length + 1)]: theirs },
  };
}

export function sameDraft(one: EntryDraft, other: EntryDraft): boolean {
  return inOneOrder(one) === inOneOrder(other);
}

function inOneOrder(draft: EntryDraft): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(draft, sorted);
}
