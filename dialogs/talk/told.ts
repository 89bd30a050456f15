// What a merchant tells of the trouble before any form is open: kept as it was said, and read when a form is opened.

import { FIELDS } from '../fields/all-fields';
import type { Field, FormValues } from '../fields/field';
import { FORMS } from '../forms/all-forms';
import { toldBeside } from '../reading/questions';
import { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId, Memory } from '../turn/memory';
import type { FieldName } from '../words/word-lists';

/** What is told later is about another trouble. */
const FRESH_MS = 3 * 24 * 60 * 60_000;
const MOST_KEPT = 5;
const SCOPE = FIELDS.filter(({ name }) => name === 'scope');
const LONGEST = 500;
/** Of a question, what is no topic of it; of a question about a notice, what the notice says. */
const TOLD_IN_QUESTIONS: readonly FieldName[] = ['merchantId', 'terminalId', 'notice', 'contact'];
const TOLD_BY_NOTICES: readonly FieldName[] = [...TOLD_IN_QUESTIONS, 'provider', 'frozenAt'];

/**
 * "Yesterday" is a day before it was said: each is kept with its time. What is frozen is asked for with every message, so it
 * is read once.
 */
export function keepTold({ memory, said, facts, reading }: DialogTurn): void {
  const { scope } = valuesIn(reading, SCOPE);
  const told = {
    text: said.slice(0, LONGEST),
    at: facts.now.toISOString(),
    ...(scope && { scope }),
  };
  memory.told = [...(memory.told ?? []), told].slice(-MOST_KEPT);
}

/** What was told to be frozen, last. */
export function toldScope(turn: DialogTurn): FormValues['scope'] {
  return freshly(turn).findLast(({ scope }) => scope !== undefined)?.scope;
}

/** What can hardly be meant otherwise, read as the fields of this form are; a newer value counts more. */
export function toldFor(turn: DialogTurn, id: FormId): FormValues {
  const own = FORMS.find((form) => form.id === id)?.fields ?? [];
  const fields = FIELDS.map((field) => own.find(({ name }) => name === field.name) ?? field);
  const { facts, services } = turn;
  const values: FormValues = {};
  for (const { text, at } of freshly(turn)) {
    const clock = { now: new Date(at), timeZone: facts.timeZone };
    const isNow = text === turn.said && at === facts.now.toISOString();
    const reading = isNow ? turn.reading : new Reading(text, services.readers, clock);
    Object.assign(values, valuesIn(reading, fields));
  }
  return values;
}

function freshly({ memory, facts }: DialogTurn): NonNullable<Memory['told']> {
  const { told = [] } = memory;
  return told.filter(({ at }) => facts.now.getTime() - Date.parse(at) < FRESH_MS);
}

function valuesIn(reading: Reading, fields: readonly Field[]): FormValues {
  const told = reading.asks ? toldBeside(reading) : '';
  return {
    ...(told !== '' && valuesOf(reading.part(told), fields)),
    ...valuesOf(reading, fields),
  };
}

function valuesOf(reading: Reading, fields: readonly Field[]): FormValues {
  const found = fieldsToldBy(reading, fields).flatMap((field) => {
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
