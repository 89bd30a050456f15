// "周二不是周一", "it's not Lakala, it's Leshua": a value denied and one affirmed, compared with what is known.

import type { Find } from '../fields/find';
import type { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import type { FieldName } from '../words/word-lists';
import { fieldNamed } from './form-state';
import { fieldNames, type OpenForm } from './open-form';
import { isSameValue } from './same-value';
import { isAll } from './take-in';

/** Longer messages tell a story, in which much is denied. */
const LONGEST = 60;
const NOT = /而不是|不是|唔係|唔系|而非|\b(?:is|was)n['’]?t\b|\bnot\b/iu;
/** Between what is denied and what is right, and around both. */
const BORDER = /[,，;；。.!！\s]+(?:but|it['’]?s|it (?:is|was))\s|而是|[,，;；。!！]|是|係/iu;
const AROUND =
  /^(?:\s|[,，]|是|係|it['’]?s\b|it (?:is|was)\b|it\b|and\b|but\b|sorry\b|actually\b|no\b)+|[\s,，。.!！]+$/giu;

export interface Contrast {
  field: FieldName;
  value: string;
}

/** Counts only where what is denied stands in the form: any other denial is part of a story. */
export function contrastIn(open: OpenForm): Contrast | undefined {
  const { said, reading } = open.turn;
  if (said.length > LONGEST || reading.asks) return undefined;
  const not = NOT.exec(said);
  if (!not) return undefined;
  // "还有时间 是昨天不是前天": what leads up to the value is no part of it.
  const before = bare(bare(said.slice(0, not.index)).split(BORDER).at(-1) ?? '');
  const after = said.slice(not.index + not[0].length);
  const border = BORDER.exec(after.trimStart());
  const denied = bare(border ? after.trimStart().slice(0, border.index) : after);
  const later = border ? bare(after.trimStart().slice(border.index + border[0].length)) : '';
  for (const value of [before, later].filter((text) => text !== '')) {
    const field = fieldNames(open).find((name) => isReplaced(open, name, { denied, value }));
    if (field) return { field, value };
  }
  return undefined;
}

function isReplaced(
  open: OpenForm,
  name: FieldName,
  { denied, value }: { denied: string; value: string },
): boolean {
  const known = open.form.values[name];
  if (known === undefined || denied === '') return false;
  const { reading } = open.turn;
  const old = only(reading.part(denied), open, name);
  const told = only(reading.part(value), open, name);
  return old !== undefined && told !== undefined && same(old, known) && !same(told, known);
}

/** The value that these words are, with at most the words that name it: "昨天中午才开始的". */
function only(part: Reading, { definition }: OpenForm, name: FieldName): unknown {
  const finds = findsOf(part, fieldNamed(definition.fields, name));
  return finds.find((find: Find<unknown>) => find.named || isAll(part, find))?.value;
}

/** Of times the day counts, not the words. */
function same(a: unknown, b: unknown): boolean {
  return isSameValue(dayOf(a), dayOf(b));
}

function dayOf(value: unknown): unknown {
  const isTime = typeof value === 'object' && value !== null && 'at' in value;
  return isTime ? String(value.at).slice(0, 10) : value;
}

function bare(text: string): string {
  return text.replace(AROUND, '');
}
