// Fields that keep what the merchant says: the notice, what happened before, the question for a person.

import { type Field, value, wrong } from '../form/field';

const LONGEST = 500;

export const notice = freeText('notice', { optional: true, quotes: true });
export const before = freeText('before', { optional: true, quotes: false });
export const question = freeText('question', { optional: false, quotes: false });

function freeText<N extends 'notice' | 'before' | 'question'>(
  name: N,
  options: { optional: boolean; quotes: boolean },
): Field<N> {
  return {
    name,
    optional: options.optional,
    needed: !options.optional,
    takesAnyText: true,
    // A notice is quoted in the machine's language, whatever the merchant speaks.
    speaksNoLanguage: options.quotes,
    read(said) {
      const text = said.trim();
      return /[\p{L}\p{N}]/u.test(text)
        ? value(text.slice(0, LONGEST))
        : wrong(`fields.${name}.wrong.nothing`);
    },
    show: (text) => text,
  } as Field<N>;
}
