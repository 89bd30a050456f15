// The value that a text holds for the field that is asked.

import type { Field } from '../fields/field';
import type { Find } from '../fields/find';
import type { Told } from '../fields/finds';
import type { Reading } from './reading';
import { restOf } from './rest';

const LONGEST = 500;
const NEARLY_ALL = 0.7;
const WORD = /[\p{L}\p{N}]/u;
/** Of a question, a number or an address alone says nothing. */
const SENTENCE = /\p{L}/u;
const ADDRESS = /^[\w.%+-]{1,64}@[\w.-]{1,120}$/;

/** What a message tells of a field, the surest first. */
export function findsOf(
  { finds }: Reading,
  { name, alsoTold }: Pick<Field, 'name' | 'alsoTold'>,
): readonly Find<unknown>[] {
  if (name === 'question') return [];
  const own: readonly Find<unknown>[] = finds[name as Told];
  return [...(alsoTold ? finds[alsoTold] : []), ...own].sort((a, b) => rank(b) - rank(a));
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
  // What is left of the answer tells more than what counts anywhere.
  const [find] = findsOf(reading, { name: field.name });
  if (find && field.keepsWords !== 'questions') return find.value;
  const { choices, keepsWords } = field;
  if (choices) return choices[reading.ordinal(choices.length) ?? -1];
  if (!keepsWords || reading.yesNo !== undefined) return undefined;
  const left = leftFor(reading, field, besides);
  const says =
    keepsWords === 'questions' ? SENTENCE.test(left) && !ADDRESS.test(left) : WORD.test(left);
  return says && isTaken(reading, field, left) ? left : undefined;
}

function leftFor(reading: Reading, field: Field, besides: readonly Field[]): string {
  return restOf(reading, {
    besides: besides.filter((other) => other !== field).map(({ name }) => name),
    keepsQuestions: field.keepsWords === 'questions',
  }).slice(0, LONGEST);
}

/** "没变化，电话138…" leaves a no, "谢谢，138…" thanks: neither is a story. */
function isTaken(reading: Reading, field: Field, left: string): boolean {
  if (!field.takesWords) return true;
  const part = reading.part(left);
  if (part.yesNo !== undefined || part.saysNothing || saysNotKnown(part)) return false;
  const isAll = letters(left) >= letters(reading.said) * NEARLY_ALL;
  return field.takesWords({ text: left, isAll, words: reading.readers.words });
}

function saysNotKnown({ said, notKnown }: Reading): boolean {
  const covered = notKnown.reduce((sum, { from, to }) => sum + letters(said.slice(from, to)), 0);
  return covered >= letters(said) * NEARLY_ALL;
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
