// Fields that keep what the merchant says: the notice, what happened before, the question for a person.

import { type Field, value, wrong } from './field';
import { findNotice } from './notice';

const LONGEST = 500;
const WORD = /[\p{L}\p{N}]/u;
const ADDRESS = /^[\w.%+-]{1,64}@[\w.-]{1,120}$/;

export const notice = freeText('notice', { optional: true, quotes: true, questionsFirst: true });
export const before = freeText('before', { optional: true, quotes: false, questionsFirst: true });
/** Here a question is the answer. */
export const question = freeText('question', {
  optional: false,
  quotes: false,
  questionsFirst: false,
});

function freeText<N extends 'notice' | 'before' | 'question'>(
  name: N,
  options: { optional: boolean; quotes: boolean; questionsFirst: boolean },
): Field<N> {
  return {
    name,
    optional: options.optional,
    needed: !options.optional,
    questionsFirst: options.questionsFirst,
    freeText: true,
    // A notice is quoted in the machine's language, whatever the merchant speaks.
    speaksNoLanguage: options.quotes,
    read(said) {
      const text = said.trim();
      // Of a question, a number or an address alone says nothing.
      const says =
        name === 'question' ? /\p{L}/u.test(text) && !ADDRESS.test(text) : WORD.test(text);
      return says ? value(text.slice(0, LONGEST)) : wrong(`fields.${name}.wrong.nothing`);
    },
    ...(options.quotes && {
      find: (said, aids) =>
        findNotice(said, aids).find(({ counts }) => counts === 'anywhere')?.value,
    }),
    show: (text) => text,
  } as Field<N>;
}
