// What the checks can find: each rule with its gravity, and a finding with its place.

import type { KeyPath, Place } from '../source-file';

/** Each rule with its gravity; its words stand in locales/check.*.yaml under the same name. */
export const RULES = {
  'yaml-tab': 'fault',
  'yaml-indent': 'fault',
  'yaml-colon': 'fault',
  'yaml-sign': 'fault',
  'yaml-quote': 'fault',
  'yaml-key-twice': 'fault',
  'yaml-invalid': 'fault',
  'anchor-circle': 'fault',
  'aliases-many': 'fault',
  'yaml-unreadable': 'fault',
  'file-missing': 'fault',
  'file-large': 'fault',
  'file-byte-order-mark': 'fault',
  'file-encoding': 'fault',
  'file-without-keys': 'fault',
  'folder-empty': 'fault',
  'key-missing': 'fault',
  'key-unknown': 'fault',
  'not-text': 'fault',
  'not-list': 'fault',
  'not-keys': 'fault',
  'not-number': 'fault',
  'not-whole-number': 'fault',
  'not-yes-no': 'fault',
  'value-unknown': 'fault',
  form: 'fault',
  'text-empty': 'fault',
  'text-long': 'fault',
  'list-short': 'fault',
  'list-long': 'fault',
  'number-range': 'fault',
  'twin-missing': 'fault',
  'twin-part-missing': 'fault',
  'id-twice': 'fault',
  'id-twice-in-file': 'fault',
  'reference-self': 'fault',
  'reference-unknown': 'fault',
  'placeholder-unknown': 'fault',
  'placeholder-unguarded': 'fault',
  'figure-without-source': 'fault',
  'gap-left': 'fault',
  'answer-one-language': 'fault',
  'answer-missing': 'fault',
  'phrasings-few': 'fault',
  'phrasing-wordless': 'fault',
  'phrasing-repeated': 'fault',
  'phrasing-claimed': 'fault',
  'phrasing-elsewhere': 'fault',
  'short-missing': 'fault',
  'short-long': 'fault',
  'short-sentences': 'fault',
  'short-list': 'fault',
  'short-markdown': 'fault',
  'short-alone': 'fault',
  'short-figure': 'fault',
  'short-twin-figure': 'fault',
  'synonym-twice': 'fault',
  'questions-missing': 'fault',
  'questions-empty': 'fault',
  'column-missing': 'fault',
  'csv-cells': 'fault',
  'csv-quote': 'fault',
  'cell-empty': 'fault',
  'label-unknown': 'fault',
  'question-repeated': 'fault',
  'question-is-phrasing': 'fault',
  'week-empty': 'fault',
  'day-end': 'fault',
  'span-turned': 'fault',
  'span-overlap': 'fault',
  'span-touching': 'fault',
  'range-turned': 'fault',
  'range-long': 'fault',
  'holiday-twice': 'fault',
  'holiday-worked': 'fault',
  'waiting-twice': 'fault',
  'waiting-twice-all': 'fault',
  'reply-placeholder': 'fault',
  'reply-twin-placeholder': 'fault',
  'paper-cause': 'fault',
  'listed-twice': 'fault',
  'paper-title': 'fault',
  'paper-cover': 'fault',
  'paper-word-twice': 'fault',
  'paper-word-taken': 'fault',
  'dead-end': 'fault',
  circle: 'fault',
  'path-long': 'fault',
  'question-unreached': 'fault',
  'question-name': 'fault',
  'question-twice': 'fault',
  'answer-twice': 'fault',
  'answer-because': 'fault',
  'answer-over': 'fault',
  'answer-value-missing': 'fault',
  'answer-value-unused': 'fault',
  'buttons-few': 'fault',
  'buttons-many': 'fault',
  'word-two-answers': 'fault',
  'entry-unknown': 'fault',
  'cause-unlisted': 'fault',
  'stands-twice': 'fault',
  'cause-unreached': 'fault',
  'code-twice': 'fault',
  'code-concerns': 'fault',
  'code-name-taken': 'fault',
  'cue-twice': 'fault',
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
  /** Path as given to the loader, for a person to open. */
  file: string;
  /** The entry's id where it lies in one. */
  entry?: string;
  /** Of the value inside the file, where it is about one. */
  path?: KeyPath;
  values: Values;
}

/** A finding as people and machines read it. */
export interface Finding extends Place {
  /** The rule's name; stable, for machines. */
  rule: Rule;
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
