// The value that a text holds for the field that is asked.

import type { Field } from '../fields/field';
import type { Find } from '../fields/find';
import type { Told } from '../fields/finds';
import type { Reading } from './reading';
import { restOf } from './rest';

const LONGEST = 500;
const WORD = /[\p{L}\p{N}]/u;
/** Of a question, a number or an address alone says nothing. */
const SENTENCE = /\p{L}/u;
const ADDRESS = /^[\w.%+-]{1,64}@[\w.-]{1,120}$/;

/** What a message tells of a field, the surest first. */
export function findsOf(reading: Reading, { name }: Pick<Field, 'name'>): readonly Find<unknown>[] {
  if (name === 'question') return [];
  const finds: readonly Find<unknown>[] = reading.finds[name as Told];
  return [...finds].sort((a, b) => rank(b) - rank(a));
}

function rank({ named, counts }: Find<unknown>): number {
  return (named ? 2 : 0) + (counts === 'anywhere' ? 1 : 0);
}

/** @param besides the other fields of the form: their values are no part of the merchant's own words */
export function valueIn(
  reading: Reading,
  field: Field,
  besides: readonly Field[] = [],
): unknown | undefined {
  const [find] = findsOf(reading, field);
  if (find && field.keepsWords !== 'questions') return find.value;
  const { choices, keepsWords } = field;
  if (choices) return choices[reading.ordinal(choices.length) ?? -1];
  if (!keepsWords || reading.yesNo !== undefined) return undefined;
  const words = restOf(reading, {
    besides: besides.filter((other) => other !== field).map(({ name }) => name),
    keepsQuestions: keepsWords === 'questions',
  }).slice(0, LONGEST);
  const says =
    keepsWords === 'questions' ? SENTENCE.test(words) && !ADDRESS.test(words) : WORD.test(words);
  return says ? words : undefined;
}
