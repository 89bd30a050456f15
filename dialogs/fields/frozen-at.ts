// When it froze: what the merchant said, and the day or minute read from it.

import type { Language } from '../../src/language/language';
import type { Field, FieldValue } from './field';
import { readableDate } from './readable-day';

type FrozenAt = FieldValue<'frozenAt'>;

export const frozenAt: Field<'frozenAt'> = {
  name: 'frozenAt',
  optional: false,
  insists: 'never',
  isPlain: true,
  refusal: (_said, { strayTime = 'nothing' }) => ({ key: `fields.frozenAt.wrong.${strayTime}` }),
  doubt: {
    ask: ({ said, at = '' }, { t, language }) =>
      t('fields.frozenAt.sure', { said, day: dayOf(at, language) }),
    without: ({ said }) => ({ said }),
  },
  refines: (known, told) =>
    known.at !== undefined &&
    told.at?.startsWith(known.at) === true &&
    (told.at.length > known.at.length || told.said.includes(known.said)),
  echoes: ({ at }) => at !== undefined,
  show: ({ said, at }, { t, language }) =>
    at === undefined ? said : t('fields.frozenAt.shown', { said, day: dayOf(at, language) }),
};

/** `at` carries its own offset, so its first ten characters are the merchant's day. */
export function dayOf(at: FrozenAt['said'], language: Language): string {
  const day = readableDate(at.slice(0, 10), language);
  const time = at.slice(11, 16);
  return time === '' ? day : `${day} ${time}`;
}
