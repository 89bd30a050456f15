// The placeholders of answers: what the operator's own words stand in for, and what is said where there are none.

import type { Language } from '../language/language';
import { type Operator, operatorSchema } from './entry';

type Placeholder = keyof Operator;

export const ANSWER_PLACEHOLDERS = operatorSchema.keyof().options;
/** What an operator may leave out: `{{telephone|not filled in yet}}` says what to show then. */
const OPTIONAL = ANSWER_PLACEHOLDERS.filter(
  (name) => operatorSchema.shape[name].safeParse(undefined).success,
);

/** Whatever stands between braces, and braces without a partner. */
const PLACEHOLDER = /\{\{\s*([^{}|]*?)\s*(?:\|\s*([^{}]*?)\s*)?\}\}|\{\{|\}\}/g;

/** What a text would show to the merchant as it stands. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([, name]) => !isKnown(name))
    .map(([whole]) => whole);
}

/** Where nothing would be shown if the operator left the words out. */
export function unguardedPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([, name, instead]) => isKnown(name) && OPTIONAL.includes(name) && !instead)
    .map(([whole]) => whole);
}

export function fillAnswer(text: string, operator: Operator, language: Language): string {
  return text.replace(PLACEHOLDER, (whole: string, name?: string, instead = '') =>
    isKnown(name) ? (operator[name]?.[language] ?? instead) : whole,
  );
}

/** What the operator has left out, which is no fault: merchants are told that it is not filled in. */
export function unnamedOperator(operator: Operator): string[] {
  return OPTIONAL.filter((name) => operator[name] === undefined);
}

function isKnown(name: string | undefined): name is Placeholder {
  return ANSWER_PLACEHOLDERS.some((known) => known === name);
}
