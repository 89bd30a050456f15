// Whose terminal it is: one of the known payment providers, a bank, or any name.

import { foldText } from '../../src/language/fold';
import type { AnswerWords } from '../words/answer-words';
import { holds } from '../words/question-words';
import { shortText } from '../words/short-text';
import { type Field, value, wrong } from './field';

const LONGEST_NAME = 40;
/** A merchant ID or telephone number with a word before it is no name. */
const LONG_NUMBER = /\d{6}/;
/** "拉卡拉，昨天下午冻的": the name is only a part of what is said. */
const SEVERAL_CLAUSES = /[，,。；;]/;

export const provider: Field<'provider'> = {
  name: 'provider',
  optional: false,
  needed: false,
  questionsFirst: true,
  freeText: false,
  speaksNoLanguage: true,
  buttons: (_t, words) => words.lists.providers.map(({ label }) => label),
  read(said, { words }) {
    const known = knownAs(said, words) ?? (SEVERAL_CLAUSES.test(said) && namedIn(said, words));
    if (known) return value(known);
    const name = said.trim();
    if (!/\p{L}/u.test(name) || LONG_NUMBER.test(name))
      return wrong('fields.provider.wrong.nothing');
    if (name.length > LONGEST_NAME) return wrong('fields.provider.wrong.long');
    return value(name);
  },
  find: (said, { words }) => namedIn(said, words),
  show: (name) => name,
};

function knownAs(said: string, { lists }: AnswerWords): string | undefined {
  const text = shortText(said);
  return lists.providers.find(
    ({ label, words }) =>
      shortText(label) === text || words.some((word) => shortText(word) === text),
  )?.label;
}

/** A bank is named in many sentences, so its plain word is no sure find; it is the last of the list. */
function namedIn(said: string, { lists }: AnswerWords): string | undefined {
  const text = foldText(said);
  return lists.providers.slice(0, -1).find(({ words }) => words.some((word) => holds(text, word)))
    ?.label;
}
