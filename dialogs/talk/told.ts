// What a merchant tells of the trouble before any form is open: kept as it was said, and read when a form is opened.

import { FIELDS } from '../fields/all-fields';
import type { Field, FormValues } from '../fields/field';
import { FORMS } from '../forms/all-forms';
import { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId } from '../turn/memory';
import type { FieldName } from '../words/word-lists';

/** What is told later is about another trouble. */
const FRESH_MS = 3 * 24 * 60 * 60_000;
const MOST_KEPT = 5;
const NAMES = FIELDS.map(({ name }) => name);
const LONGEST = 500;
/** Of a question, what is no topic of it; of a question about a notice, what the notice says. */
const TOLD_IN_QUESTIONS: readonly FieldName[] = ['merchantId', 'terminalId', 'notice', 'contact'];
const TOLD_BY_NOTICES: readonly FieldName[] = [...TOLD_IN_QUESTIONS, 'provider', 'frozenAt'];

/** "Yesterday" is a day before it was said: each is kept with its time. */
export function keepTold({ memory, said, facts }: DialogTurn): void {
  const told = { text: said.slice(0, LONGEST), at: facts.now.toISOString() };
  memory.told = [...(memory.told ?? []), told].slice(-MOST_KEPT);
}

/** What can hardly be meant otherwise; a newer value counts more. Only `names` are looked for where they are given. */
export function toldValues(
  turn: DialogTurn,
  names: readonly FieldName[] = NAMES,
  fields: readonly Field[] = FIELDS,
): FormValues {
  const { memory, facts, services } = turn;
  const fresh = (memory.told ?? []).filter(
    ({ at }) => facts.now.getTime() - Date.parse(at) < FRESH_MS,
  );
  const values: FormValues = {};
  for (const { text, at } of fresh) {
    const clock = { now: new Date(at), timeZone: facts.timeZone };
    const isNow = text === turn.said && at === facts.now.toISOString();
    Object.assign(
      values,
      valuesIn(isNow ? turn.reading : new Reading(text, services.readers, clock), names, fields),
    );
  }
  return values;
}

/** The same, read as the fields of this form are: of held money the words of a hotline count as well. */
export function toldFor(turn: DialogTurn, id: FormId): FormValues {
  const own = FORMS.find((form) => form.id === id)?.fields ?? [];
  const fields = FIELDS.map((field) => own.find(({ name }) => name === field.name) ?? field);
  return toldValues(turn, NAMES, fields);
}

function valuesIn(
  reading: Reading,
  names: readonly FieldName[],
  fields: readonly Field[],
): FormValues {
  const told = fieldsToldBy(reading, fields).filter(({ name }) => names.includes(name));
  const found = told.flatMap((field) => {
    // "58" alone was taken for what the screen shows.
    const isCode =
      field.name === 'notice' && reading.screenCodes.some(({ counts }) => counts === 'alone');
    const find = findsOf(reading, field).find(({ counts }) => counts === 'anywhere' || isCode);
    return find ? [[field.name, find.value] as const] : [];
  });
  return Object.fromEntries(found);
}

function fieldsToldBy({ asks, finds }: Reading, fields: readonly Field[]): readonly Field[] {
  if (!asks) return fields;
  const quotes = finds.notice.some(({ counts }) => counts === 'anywhere');
  const names = quotes ? TOLD_BY_NOTICES : TOLD_IN_QUESTIONS;
  return fields.filter(({ name }) => names.includes(name));
}
