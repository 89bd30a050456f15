// Fields that keep what the merchant says: the notice, what happened before, the question for a person.

import type { Field } from './field';

export const notice: Field<'notice'> = {
  ...freeText('notice'),
  optional: true,
  insists: 'never',
  keepsWords: 'statements',
};

export const before: Field<'before'> = {
  ...freeText('before'),
  optional: true,
  insists: 'never',
  keepsWords: 'statements',
  // A story that goes on.
  merge: (known, told) => (known.includes(told) ? known : `${known}；${told}`),
};

/** Here a question is the answer. */
export const question: Field<'question'> = {
  ...freeText('question'),
  optional: false,
  insists: 'once',
  keepsWords: 'questions',
};

function freeText<N extends 'notice' | 'before' | 'question'>(name: N) {
  return {
    name,
    refusal: () => ({ key: `fields.${name}.wrong.nothing` }),
    show: (text: string) => text,
  };
}
