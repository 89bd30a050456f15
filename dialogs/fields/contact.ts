// How the merchant can be reached: mobile, landline, e-mail or a WeChat name.

import { type Field, type FieldValue, type Reading, value, wrong } from './field';

type Contact = FieldValue<'contact'>;

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/i;
const CHINESE_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
/** Area code and number, with an extension: 010-8888 6666 ext. 12. */
const LANDLINE = /^(?:\+?86|0086)?(0\d{2,3}[1-9]\d{6,7})(?:(?:转|轉|EXT\.?|X)(\d{1,6}))?$/;
const SERVICE_LINE = /^(?:400|800)\d{7}$/;
const ABROAD = /^\+\d{7,15}$/;
const WECHAT =
  /(?:微信号?|weixin|wechat|\bwx|\bvx)(?:\s*id)?\s*(?:[:：是]|is\s)?\s*([a-z][-_a-z0-9]{5,19}|1[3-9]\d{9})/i;
/** A WeChat name on its own is told from an ordinary word by a digit, hyphen or underscore in it. */
const WECHAT_ALONE = /^(?=.*[-_\d])[a-z][-_a-z0-9]{5,19}$/i;
/** Fewer digits are no attempt at a number. */
const FEWEST_DIGITS = 3;
const MOBILE_IN_SENTENCE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
/** With the country code and spaces: 0086 138 0013 8000. */
const SPACED_MOBILE =
  /(?<!\d)(?:(?:\+?86|0086)[\s-]{0,2})?(1[3-9]\d)[\s-]?(\d{4})[\s-]?(\d{4})(?![\s-]?\d)/;

export const contact: Field<'contact'> = {
  name: 'contact',
  optional: false,
  needed: true,
  awaits: 'contact',
  questionsFirst: false,
  freeText: false,
  speaksNoLanguage: true,
  read: readContact,
  find(said) {
    const text = said.normalize('NFKC');
    const mobile =
      MOBILE_IN_SENTENCE.exec(text)?.[0] ?? SPACED_MOBILE.exec(text)?.slice(1).join('');
    if (mobile) return { kind: 'phone', value: mobile };
    const email = EMAIL.exec(text)?.[0];
    return email === undefined ? undefined : { kind: 'email', value: email };
  },
  show: (given, { t }) =>
    given.kind === 'other' ? t('fields.contact.wechat', { name: given.value }) : given.value,
};

/** What would be taken as a contact, for fields that are sent one by mistake. */
export function contactIn(said: string): Contact | undefined {
  const reading = readContact(said);
  return reading.kind === 'value' ? reading.value : undefined;
}

function readContact(said: string): Reading<Contact> {
  const text = said.normalize('NFKC').trim();
  return emailIn(text) ?? wechatIn(text) ?? phoneIn(text);
}

function emailIn(text: string): Reading<Contact> | undefined {
  if (!text.includes('@')) return undefined;
  const email = EMAIL.exec(text)?.[0];
  return email ? value({ kind: 'email', value: email }) : wrong('fields.contact.wrong.email');
}

function wechatIn(text: string): Reading<Contact> | undefined {
  const name = WECHAT.exec(text)?.[1] ?? WECHAT_ALONE.exec(text)?.[0];
  return name === undefined ? undefined : value({ kind: 'other', value: name });
}

function phoneIn(text: string): Reading<Contact> {
  const number = text
    .slice(Math.max(text.search(/[+\d(]/), 0))
    .toUpperCase()
    .replace(/[\s()\-‐-―]/g, '');
  const mobile = CHINESE_MOBILE.exec(number)?.[1] ?? MOBILE_IN_SENTENCE.exec(number)?.[0];
  if (mobile) return phone(mobile);
  const landline = LANDLINE.exec(number);
  if (landline) return phone(landline[2] ? `${landline[1]} ext. ${landline[2]}` : `${landline[1]}`);
  if (SERVICE_LINE.test(number) || ABROAD.test(number)) return phone(number);
  const length = number.match(/\d/g)?.length ?? 0;
  if (length < FEWEST_DIGITS) return wrong('fields.contact.wrong.nothing');
  return wrong('fields.contact.wrong.phone', { variables: { length } });
}

function phone(number: string): Reading<Contact> {
  return value({ kind: 'phone', value: number });
}
