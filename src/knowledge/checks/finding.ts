// A finding of the checks that go beyond the shape of the files: where, which rule, and how grave it is.

import type { KeyPath, Place } from '../source-file';

/** Each rule with its gravity; its words stand in locales/check.*.yaml under the same name. */
export const RULES = {
  'twin-figures': 'fault',
  'promise-without-source': 'fault',
  'traditional-character': 'fault',
  'link-malformed': 'fault',
  'link-dead': 'fault',
  'picture-missing': 'fault',
  'reviewed-later': 'fault',
  'review-due': 'warning',
  'date-past': 'warning',
  'near-phrasing': 'warning',
  'held-out': 'warning',
  'sentence-long': 'warning',
  'exclamation-mark': 'warning',
  'link-silent': 'warning',
  'holidays-unknown': 'warning',
  'operator-unnamed': 'warning',
} as const;
export type Rule = keyof typeof RULES;
export type Severity = (typeof RULES)[Rule];

/** What a message names, by the names in its sentence. */
export type Values = Record<string, string | number>;

/** A finding before it is put into a language. */
export interface Found extends Place {
  rule: Rule;
  file: string;
  entry?: string;
  /** Of the value inside the file, where it is about one. */
  path?: KeyPath;
  values: Values;
}

/** A finding as people and machines read it. */
export interface Finding extends Place {
  /** The rule's name; stable, for machines. */
  rule: string;
  severity: Severity;
  file: string;
  entry?: string;
  path?: KeyPath;
  says: string;
  fix: string;
  /** What the sentence names, by the names in its rule's wording. */
  values: Values;
}

/** What is wrong with the value at a path of an entry's file; `words` are those that the message is about. */
export type Tell = (rule: Rule, path: KeyPath, about?: { values?: Values; words?: string }) => void;
