// Whose terminal it is: one of the known payment providers, a bank, or any name.

import { foldText } from '../../src/language/fold';
import type { AnswerWords } from '../answer-words';
import { type Field, value, wrong } from '../form/field';
import { shortText } from '../words/short-text';
import { holds } from '../words/question-words';

const LONGEST_NAME = 40;

export const provider: Field<'provider'> = {
  name: 'provider',
  optional: false,
  needed: false,
  takesAnyText: true,
  speaksNoLanguage: true,
  buttons: (_t, words) => words.lists.providers.map(({ label }) => label),
  read(said, { words }) {
    const known = knownAs(said, words);
    if (known) return value(known);
    const name = said.trim();
    if (!/\p{L}/u.test(name)) return wrong('fields.provider.wrong.nothing');
    if (name.length > LONGEST_NAME) return wrong('fields.provider.wrong.long');
    return value(name);
  },
  find(said, { words }) {
    const text = foldText(said);
    // A bank is named in many sentences; it is no sure find.
    return words.lists.providers
      .slice(0, -1)
      .find((known) => known.words.some((word) => holds(text, word)))?.label;
  },
  show: (name) => name,
};

function knownAs(said: string, { lists }: AnswerWords): string | undefined {
  const text = shortText(said);
  return lists.providers.find(
    ({ label, words }) => shortText(label) === text || words.some((word) => shortText(word) === text),
  )?.label;
}
