// When it froze: what the merchant said, and the day or minute read from it.

import type { Language } from '../../src/language/language';
import { type Field, type FieldValue, value, wrong } from '../form/field';
import { readableDate } from '../readable-day';
import { findFrozenAt } from './find-frozen-at';
import { readSpokenTime } from './spoken-time';

export { findFrozenAt, isUnsure } from './find-frozen-at';

type FrozenAt = FieldValue<'frozenAt'>;
const LONGEST = 200;

export const frozenAt: Field<'frozenAt'> = {
  name: 'frozenAt',
  optional: false,
  needed: false,
  questionsFirst: true,
  freeText: false,
  speaksNoLanguage: false,
  read(said, aids) {
    const text = said.trim().slice(0, LONGEST);
    const [found] = findFrozenAt(text, aids);
    if (found) return value({ ...found.value, said: text });
    const { kind } = readSpokenTime(text, aids);
    if (kind === 'future') return wrong('fields.frozenAt.wrong.future');
    if (kind === 'old') return wrong('fields.frozenAt.wrong.old', { settleFor: { said: text } });
    if (kind !== 'none' || aids.words.command(text) === 'unknown') return value({ said: text });
    return wrong('fields.frozenAt.wrong.nothing', { settleFor: { said: text } });
  },
  find: (said, aids) => findFrozenAt(said, aids).find(({ counts }) => counts === 'anywhere')?.value,
  echoes: ({ at }) => at !== undefined,
  show: ({ said, at }, { t, language }) =>
    at === undefined ? said : t('fields.frozenAt.shown', { said, day: dayOf(at, language) }),
};

/** `at` carries its own offset, so its first ten characters are the merchant's day. */
function dayOf(at: FrozenAt['said'], language: Language): string {
  const day = readableDate(at.slice(0, 10), language);
  const time = at.slice(11, 16);
  return time === '' ? day : `${day} ${time}`;
}
