// The two numbers on every sales slip: merchant ID (ISO 8583 field 42) and terminal ID (field 41).

import { type Field, type Reading, value, wrong } from './field';
import { findAttempts, type NumberFinds } from './numbers/find-numbers';
import { TERMINAL_ID_LENGTH } from './numbers/shapes';
import { longestAttempt, sureIn, surest } from './numbers/surest';

export const merchantId: Field<'merchantId'> = {
  name: 'merchantId',
  optional: false,
  needed: true,
  awaits: 'merchantId',
  questionsFirst: false,
  freeText: false,
  speaksNoLanguage: true,
  read: (said) => readMerchantId(said),
  find: (said) => sureIn(findAttempts(said).merchantId),
  show: (id) => id,
};

export const terminalId: Field<'terminalId'> = {
  name: 'terminalId',
  optional: true,
  needed: false,
  awaits: 'terminalId',
  questionsFirst: false,
  freeText: false,
  speaksNoLanguage: true,
  read: (said) => readTerminalId(said),
  find: (said) => sureIn(findAttempts(said).terminalId),
  show: (id) => id,
};

function readMerchantId(said: string): Reading<string> {
  const finds = findAttempts(said);
  const found = surest(finds.merchantId);
  if (found !== undefined) return value(found);
  if (isContact(finds, said)) return wrong('fields.merchantId.wrong.contact');
  const attempt = longestAttempt(finds);
  const isTerminal = finds.terminalId.length > 0 || attempt.length === TERMINAL_ID_LENGTH;
  if (isTerminal) return wrong('fields.merchantId.wrong.terminal');
  if (attempt === '') return wrong('fields.merchantId.wrong.nothing');
  return wrong('fields.merchantId.wrong.length', { variables: { length: attempt.length } });
}

function readTerminalId(said: string): Reading<string> {
  const finds = findAttempts(said);
  const found = surest(finds.terminalId);
  if (found !== undefined) return value(found);
  if (finds.merchantId.length > 0) return wrong('fields.terminalId.wrong.merchant');
  if (isContact(finds, said)) return wrong('fields.terminalId.wrong.contact');
  const attempt = longestAttempt(finds);
  if (attempt === '') return wrong('fields.terminalId.wrong.nothing');
  return wrong('fields.terminalId.wrong.length', { variables: { length: attempt.length } });
}

/** A telephone number, an e-mail address or a WeChat name; a mistyped "M0001234567" is none. */
function isContact({ contact }: NumberFinds, said: string): boolean {
  return contact.some(({ value: { kind } }) => kind !== 'other' || /[a-z]{3}/i.test(said));
}
