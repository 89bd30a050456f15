// What a merchant tells of the trouble before any form is open: kept as it was said, and read when a form is opened.

import { FIELDS } from '../fields/all-fields';
import type { FormValues } from '../fields/field';
import { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import type { DialogTurn } from '../turn/dialog-turn';
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
export function toldValues(turn: DialogTurn, names: readonly FieldName[] = NAMES): FormValues {
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
      valuesIn(isNow ? turn.reading : new Reading(text, services.readers, clock), names),
    );
  }
  return values;
}

function valuesIn(reading: Reading, names: readonly FieldName[]): FormValues {
  const fields = fieldsToldBy(reading).filter(({ name }) => names.includes(name));
  const found = fields.flatMap((field) => {
    const find = findsOf(reading, field).find(({ counts }) => counts === 'anywhere');
    return find ? [[field.name, find.value] as const] : [];
  });
  return Object.fromEntries(found);
}

function fieldsToldBy({ asks, finds }: Reading) {
  if (!asks) return FIELDS;
  const quotes = finds.notice.some(({ counts }) => counts === 'anywhere');
  const names = quotes ? TOLD_BY_NOTICES : TOLD_IN_QUESTIONS;
  return FIELDS.filter(({ name }) => names.includes(name));
}
