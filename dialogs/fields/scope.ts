// What is frozen: the terminal, the money, or both.

import { foldText } from '../../src/language/fold';
import type { Translate } from '../../src/language/translator';
import { holds } from '../words/question-words';
import type { WordLists } from '../words/word-lists';
import { type Field, type FieldValue, value, wrong } from './field';

type Scope = FieldValue<'scope'>;
const SCOPES: readonly Scope[] = ['terminal', 'funds', 'both'];

export const scope: Field<'scope'> = {
  name: 'scope',
  optional: false,
  needed: false,
  questionsFirst: true,
  freeText: true,
  speaksNoLanguage: false,
  buttons: (t) => SCOPES.map((each) => label(each, t)),
  read(said, { words }) {
    const found = scopeIn(foldText(said), words.lists) ?? byNumber(words.ordinal(said, 3));
    return found ? value(found) : wrong('fields.scope.wrong.nothing');
  },
  show: (found, { t }) => label(found, t),
};

function label(found: Scope, t: Translate): string {
  return t(`fields.scope.${found}`);
}

function byNumber(index: number | undefined): Scope | undefined {
  return index === undefined ? undefined : SCOPES[index];
}

function scopeIn(text: string, { scope: words }: WordLists): Scope | undefined {
  const terminal = words.terminal.some((word) => holds(text, word));
  const funds = words.funds.some((word) => holds(text, word));
  if ((terminal && funds) || words.both.some((word) => holds(text, word))) return 'both';
  if (terminal) return 'terminal';
  return funds ? 'funds' : undefined;
}
