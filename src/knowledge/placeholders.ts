// The placeholders of answers: what the operator's own words stand in for.

import type { Language } from '../language/language';
import type { Operator } from './entry';

export const ANSWER_PLACEHOLDERS = ['apply'] as const satisfies readonly (keyof Operator)[];

/** Whatever stands between braces, and braces without a partner. */
const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}|\{\{|\}\}/g;

/** What a text would show to the merchant as it stands. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)]
    .map(([whole, name]) => ({ whole, name }))
    .filter(({ name }) => !isKnown(name))
    .map(({ whole }) => whole);
}

export function fillAnswer(text: string, operator: Operator, language: Language): string {
  return text.replace(PLACEHOLDER, (whole: string, name: string | undefined) =>
    isKnown(name) ? operator[name][language] : whole,
  );
}

function isKnown(name: string | undefined): name is keyof Operator {
  return ANSWER_PLACEHOLDERS.some((known) => known === name);
}
