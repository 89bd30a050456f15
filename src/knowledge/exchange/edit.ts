// What an import wants of one entry, and what its planning goes by.

import type { Language } from '../../language/language';
import type { TextName } from '../files/entry-draft';
import type { KnownEntry, KnownTexts } from './known';
import type { SharedFields } from './row';

/** What is to be written of one entry. */
export interface Edit {
  /** As it will be. */
  entry: KnownEntry;
  isNew: boolean;
  texts: { language: Language; name: TextName; text: string }[];
  phrasings: { language: Language; text: string }[];
  shared: SharedFields;
  source: KnownEntry['source'];
}

export interface PlanOptions {
  /** Of texts whose file does not say. */
  language?: Language;
  /** Texts that differ are taken from the file. */
  replace?: boolean;
  /** YYYY-MM-DD */
  today: string;
}

/** Who claims which phrasing, and what the plan has changed so far. */
export interface Planning {
  options: PlanOptions;
  edits: Map<string, Edit>;
  keyOf(text: string): string;
  claims: Map<string, string>;
  outside: ReadonlySet<string>;
}

export function editOf(entry: KnownEntry, isNew: boolean): Edit {
  return { entry, isNew, texts: [], phrasings: [], shared: {}, source: {} };
}

const LONGEST_TITLE = 60;

export function clipped(title: string): string {
  const characters = Array.from(title);
  if (title.length <= LONGEST_TITLE) return title;
  return `${characters.slice(0, LONGEST_TITLE / 2 - 1).join('')}…`;
}

/** The texts of a language, begun where there are none yet. */
export function textsIn({ texts }: KnownEntry, language: Language): KnownTexts {
  const found = texts[language] ?? { phrasings: [] };
  texts[language] = found;
  return found;
}
