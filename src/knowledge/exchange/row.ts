// What a row of any table of knowledge says, whatever the format it was read from.

import type { Language } from '../../language/language';

/** Counted from 1; a sheet or a column only where the format has them. */
export interface Place {
  file: string;
  line: number;
  sheet?: string;
  column?: string;
}

/** Something to be told to the maintainer: a key of locales/exchange.*.yaml and what fills it. */
export interface Note {
  key: string;
  details?: Record<string, string | number>;
  column?: string;
}

/** What an entry says once for all languages. */
export interface SharedFields {
  related?: string[];
  parts?: string[];
  picture?: string;
  reviewed?: string;
  /** False where the provider does not have the last word. */
  providerDecides?: boolean;
}

export interface Row extends SharedFields {
  place: Place;
  /** Rows of one group are about one subject. */
  group: string;
  /** The subject's id, as the file has it. */
  id?: string;
  /** The first part of the id, where the file has none. */
  kind?: string;
  /** Where the file does not say, the text is looked at. */
  language?: Language;
  title?: string;
  short?: string;
  answer?: string;
  question?: string;
  /** Where a figure in the answer comes from, in the row's language. */
  source?: string;
  /** What a new entry is called where the file has no title. */
  label?: string;
  /** Groups of the same file that follow naturally. */
  relatedGroups?: string[];
  /** What cannot be carried. */
  losses: Note[];
}

/** A file that cannot be read as it should: where, and the key of the sentence with its remedy. */
export interface ReadFault extends Note {
  place: Place;
}

export interface ReadTable {
  rows: Row[];
  /** Nothing is imported from a file with faults. */
  faults: ReadFault[];
  /** What concerns the whole file, such as a column that nothing is taken from. */
  notes: ReadFault[];
}

/** One line end, no spaces around; nothing where nothing is left. */
export function plainText(text: string | undefined): string | undefined {
  const plain = text?.replace(/\r\n?/g, '\n').trim();
  return plain === '' ? undefined : plain;
}

/** A phrasing is one line. */
export function oneLine(text: string | undefined): string | undefined {
  return plainText(text?.replace(/\s*[\r\n]+\s*/g, ' '));
}
