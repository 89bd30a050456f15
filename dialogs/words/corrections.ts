// Finds a correction that names a field: "改商户号", "the date should be Monday", with or without the new value.

import { foldText } from '../../src/language/fold';
import { byLength, lookUp } from './commands';
import { firstMatch, group } from './patterns';
import type { FieldName, WordLists } from './word-lists';

export interface Correction {
  field: FieldName;
  /** The new value as far as one was said, else ''. */
  value: string;
}

export interface UnjoinedCorrection extends Correction {
  /** True after a word such as "改". */
  asked: boolean;
}

export interface CorrectionWords {
  correction(said: string, fields: readonly FieldName[]): Correction | undefined;
  /** As `correction`, and "电话是…", "the date: …", for when changes are expected. */
  looseCorrection(said: string, fields: readonly FieldName[]): Correction | undefined;
  /** "改终端号 10293848", "merchant id 8983…": name and value without a word between; the value is to be checked. */
  unjoinedCorrection(said: string, fields: readonly FieldName[]): UnjoinedCorrection | undefined;
  /** What follows "不对，", "sorry, I meant": a value said once more. */
  restated(said: string): string | undefined;
  /** The field that cannot be given: "没有商户号", "I don't know my merchant ID". */
  fieldLacking(said: string, fields: readonly FieldName[]): FieldName | undefined;
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
    `^(?:${group(after.lead)}[\\s,，]*){0,3}(${name})\\s*(?:${group(after.doubt)}\\s*){0,3}(?:${group(after.given)}[\\s:：,，]*)+(.*)$`,
    'su',
  );
  const verbLater = new RegExp(
    `^(?:${group(first.lead)}[\\s,，]*){0,3}(${name})${group(first.verbs)}(?:${group(first.to)}|$)[\\s:：,，]*(.*)$`,
    'su',
  );
  const wrongFirst = new RegExp(
    `^(?:${group([...first.lead, ...after.lead])}[\\s,，]*){0,3}${group(after.mistaken)}\\s*(?:${group(first.between)}\\s*){0,2}(${name})(?:[\\s,，]*${group(lists.after)}){0,2}()$`,
    'su',
  );
  const notThis = new RegExp(
    `^(?:${group(after.lead)}[\\s,，]*){0,3}(${name})\\s*(?:${group(after['not-this'])})[^,，;；]{1,30}[,，;；]\\s*${group(after['but-this'])}\\s*(.+)$`,
    'su',
  );
  const again = new RegExp(
    `^${group(lists.restate.lead)}(?:[\\s,，:：。.!！]+(?:${group(lists.restate.lead)}[\\s,，:：。.!！]+)*${group(lists.restate.is)}?|${group(lists.restate.is)})\\s*[:：]?\\s*(.+)$`,
    'su',
  );
  const isValue = new RegExp(
    `^(?:${group(after.lead)}[\\s,，]*){0,3}(${name})\\s*(?:是|为|is|was|:|：)\\s*(.+)$`,
    'su',
  );
  const unjoined = new RegExp(
    `^(?:${group([...first.lead, ...after.lead])}[\\s,，]*){0,3}(?:${group(first.verbs)}\\s*(?:${group(first.between)}\\s*){0,2})?(${name})[\\s:：,，]*(.+)$`,
    'su',
  );
  const verbs = new RegExp(
    `^(?:${group([...first.lead, ...after.lead])}[\\s,，]*){0,3}${group(first.verbs)}`,
    'u',
  );
  const politeEnd = new RegExp(`(?:[\\s,，]*${group(lists.after)})+$`, 'u');
  const { lacks } = lists;
  const lacking = new RegExp(
    `^(?:${group(lacks.lead)}[\\s,，]*){0,2}${group(lacks.words)}\\s*(?:${group(lacks.between)}\\s*){0,2}(${name})()[\\s,，]*(?:${group(lacks.tail)}[\\s,，]*){0,3}[?？]?$`,
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
    correction: read([verbFirst, notThis, fieldFirst, verbLater, wrongFirst]),
    looseCorrection: read([verbFirst, notThis, fieldFirst, verbLater, wrongFirst, isValue]),
    restated: (said) => again.exec(foldText(said.slice(0, LONGEST)))?.[1],
    unjoinedCorrection(said, fields) {
      const found = read([unjoined])(said, fields);
      if (!found) return undefined;
      const value = found.value.replace(politeEnd, '');
      return { ...found, value, asked: verbs.test(foldText(said.slice(0, LONGEST))) };
    },
    fieldLacking: (said, fields) => read([lacking])(said.replaceAll('’', "'"), fields)?.field,
    fieldNamed(said, fields) {
      const field = lookUp(said, polite, (core) => fieldOf.get(core));
      return field && fields.includes(field) ? field : undefined;
    },
  };
}
