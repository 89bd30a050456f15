// How the merchant can be reached: mobile, landline, e-mail, a WeChat or QQ name.

import type { Field } from './field';
import { longestAttempt } from './numbers/surest';

/** Names of other services say which: "QQ 12345678". */
const NAMES_SERVICE = /^QQ /;

const FEWEST_DIGITS = 6;

export const contact: Field<'contact'> = {
  name: 'contact',
  optional: false,
  insists: 'always',
  awaits: 'contact',
  isPlain: true,
  refusal(said, finds) {
    if (finds.isPartUnclear) return { key: 'fields.contact.wrong.part' };
    if (/[@＠]/.test(said)) return { key: 'fields.contact.wrong.email' };
    const ids = [...finds.merchantId, ...finds.terminalId].map(({ value }) => value);
    const attempts = [longestAttempt(finds), ...ids];
    const { length } = attempts.reduce((a, b) => (b.length > a.length ? b : a));
    if (length === 0) return { key: 'fields.contact.wrong.nothing' };
    return { key: 'fields.contact.wrong.phone', variables: { length } };
  },
  // Staff can make something of a number that fits no rule, and nothing of none.
  asGiven(finds) {
    const attempts = [longestAttempt(finds), ...finds.terminalId.map(({ value }) => value)];
    const value = attempts.find(({ length }) => length >= FEWEST_DIGITS);
    return value === undefined ? undefined : { kind: 'phone', value };
  },
  show: (given, { t }) => {
    const isWechat = given.kind === 'other' && !NAMES_SERVICE.test(given.value);
    const contact = isWechat ? t('fields.contact.wechat', { name: given.value }) : given.value;
    const said = [given.name, given.note].filter((each) => each !== undefined);
    if (said.length === 0) return contact;
    return t('fields.contact.beside', { contact, beside: said.join(t('form.listSeparator')) });
  },
};
