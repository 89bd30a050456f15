// Finds a correction that names a field: "改商户号", "the date should be Monday", with or without the new value.

import { foldText } from '../../src/language/fold';
import { byLength, lookUp } from './commands';
import type { FieldName, WordLists } from './word-lists';

export interface Correction {
  field: FieldName;
  /** The new value as far as one was said, else ''. */
  value: string;
}

export interface CorrectionWords {
  correction(said: string, fields: readonly FieldName[]): Correction | undefined;
  /** As `correction`, and "电话是…", "the date: …", for when changes are expected. */
  looseCorrection(said: string, fields: readonly FieldName[]): Correction | undefined;
  /** The field whose name is all that was said. */
  fieldNamed(said: string, fields: readonly FieldName[]): FieldName | undefined;
}

/** Longer messages are told as they are; they are no corrections. */
const LONGEST = 200;

/** Anchored at the start of the message, so that a story which only mentions a field is left alone. */
export function createCorrections(lists: WordLists): CorrectionWords {
  const fieldOf = new Map<string, FieldName>();
  for (const [field, words] of Object.entries(lists.fields)) {
    for (const word of words) fieldOf.set(word, field as FieldName);
  }
  const polite = {
    before: byLength([...lists.before, ...lists['correct-first'].between]),
    after: byLength(lists.after),
  };
  const name = group([...fieldOf.keys()]);
  const first = lists['correct-first'];
  const after = lists['correct-after'];
  const verbFirst = new RegExp(
    `^(?:${group(first.lead)}[\\s,，]*){0,3}${group(first.verbs)}\\s*(?:${group(first.between)}\\s*){0,2}(${name})\\s*(?:${group(first.to)}|$)[\\s:：,，]*(.*)$`,
    'su',
  );
  const fieldFirst = new RegExp(
    `^(?:${group(after.lead)}[\\s,，]*){0,3}(${name})\\s*(?:${group(after.given)}[\\s:：,，]*)+(.*)$`,
    'su',
  );
  const verbLater = new RegExp(
    `^(?:${group(first.lead)}[\\s,，]*){0,3}(${name})${group(first.verbs)}(?:${group(first.to)}|$)[\\s:：,，]*(.*)$`,
    'su',
  );
  const isValue = new RegExp(
    `^(?:${group(after.lead)}[\\s,，]*){0,3}(${name})\\s*(?:是|为|is|:|：)\\s*(.+)$`,
    'su',
  );
  const read = (patterns: RegExp[]) => (said: string, fields: readonly FieldName[]) => {
    const text = foldText(said.slice(0, LONGEST)).replace(/[。.!！]+$/, '');
    const found = firstMatch(patterns, text);
    const field = fieldOf.get(found?.[1] ?? '');
    if (!found || !field || !fields.includes(field)) return undefined;
    return { field, value: (found[2] ?? '').trim() };
  };
  return {
    correction: read([verbFirst, fieldFirst, verbLater]),
    looseCorrection: read([verbFirst, fieldFirst, verbLater, isValue]),
    fieldNamed(said, fields) {
      const field = lookUp(said, polite, (core) => fieldOf.get(core));
      return field && fields.includes(field) ? field : undefined;
    },
  };
}

function firstMatch(patterns: RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
}

/** Alternatives, longest first, latin words as whole words. */
function group(words: string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(whole).join('|')})`;
}

function whole(word: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /[a-z0-9]$/.test(word) ? `${literal}(?![a-z])` : literal;
}
