// What a merchant tells of the trouble before any form is open: kept, so that no form asks for it again.

import { FIELDS } from '../fields/all-fields';
import type { FormValues } from '../fields/field';
import { findsOf } from '../reading/value-in';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FieldName } from '../words/word-lists';

/** What is told later is about another trouble. */
const FRESH_MS = 3 * 24 * 60 * 60_000;

/** Of a question about a notice, what the notice says. */
const TOLD_IN_QUESTIONS: readonly FieldName[] = ['merchantId', 'terminalId', 'notice', 'contact'];
const TOLD_BY_NOTICES: readonly FieldName[] = [...TOLD_IN_QUESTIONS, 'provider', 'frozenAt'];

/** Keeps what can hardly be meant otherwise; a newer value counts more. @returns true when something was told */
export function keepTold(turn: DialogTurn): boolean {
  const { memory, reading, facts } = turn;
  const quotes = reading.finds.notice.some(({ counts }) => counts === 'anywhere');
  const kept = quotes ? TOLD_BY_NOTICES : TOLD_IN_QUESTIONS;
  const fields = reading.asks ? FIELDS.filter(({ name }) => kept.includes(name)) : FIELDS;
  const found = fields.flatMap((field) => {
    const find = findsOf(reading, field).find(({ counts }) => counts === 'anywhere');
    return find ? [[field.name, find.value] as const] : [];
  });
  if (found.length === 0) return false;
  const values = { ...freshTold(turn), ...Object.fromEntries(found) };
  memory.told = { at: facts.now.toISOString(), values };
  return true;
}

export function hasTold(turn: DialogTurn): boolean {
  return Object.keys(freshTold(turn)).length > 0;
}

export function freshTold({ memory, facts }: DialogTurn): FormValues {
  const { told } = memory;
  const isFresh = told && facts.now.getTime() - Date.parse(told.at) < FRESH_MS;
  return isFresh ? told.values : {};
}
