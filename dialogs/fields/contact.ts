// How the merchant can be reached: mobile, landline, e-mail, a WeChat or QQ name.

import { type Field, type FieldValue, type Reading, value, wrong } from './field';
import { findAttempts } from './numbers/find-numbers';
import { longestAttempt, sureIn, surest } from './numbers/surest';

type Contact = FieldValue<'contact'>;

/** Names of other services say which: "QQ 12345678". */
const NAMES_SERVICE = /^QQ /;

export const contact: Field<'contact'> = {
  name: 'contact',
  optional: false,
  needed: true,
  awaits: 'contact',
  questionsFirst: false,
  freeText: false,
  speaksNoLanguage: true,
  read: readContact,
  find: (said) => sureIn(findAttempts(said).contact),
  show: (given, { t }) => {
    const isWechat = given.kind === 'other' && !NAMES_SERVICE.test(given.value);
    return isWechat ? t('fields.contact.wechat', { name: given.value }) : given.value;
  },
};

function readContact(said: string): Reading<Contact> {
  const finds = findAttempts(said);
  const found = surest(finds.contact);
  if (found !== undefined) return value(found);
  if (/[@＠]/.test(said)) return wrong('fields.contact.wrong.email');
  const ids = [...finds.merchantId, ...finds.terminalId].map((find) => find.value);
  const attempt = [longestAttempt(finds), ...ids].reduce((a, b) => (b.length > a.length ? b : a));
  if (attempt === '') return wrong('fields.contact.wrong.nothing');
  return wrong('fields.contact.wrong.phone', { variables: { length: attempt.length } });
}
