// Fields that keep what the merchant says: the notice, what happened before, the question for a person.

import { mayTellBefore } from './before';
import type { Field } from './field';
import { mayBeNotice } from './notice';

export const notice: Field<'notice'> = {
  ...freeText('notice'),
  optional: true,
  insists: 'never',
  keepsWords: 'statements',
  takesWords: mayBeNotice,
};

/** Of held money: the words of their hotline count as much as a notice. */
export const providerSaid: Field<'notice'> = {
  ...notice,
  wording: 'providerSaid',
  alsoTold: 'reasons',
};

export const before: Field<'before'> = {
  ...freeText('before'),
  optional: true,
  insists: 'never',
  keepsWords: 'statements',
  takesWords: ({ text, words }) => mayTellBefore(text, words.lists),
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
