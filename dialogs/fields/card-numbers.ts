// The two numbers on every sales slip: merchant ID (ISO 8583 field 42) and terminal ID (field 41).

import { contactIn } from './contact';
import { type Field, type Reading, value, wrong } from './field';

const MERCHANT_ID_LENGTH = 15;
const TERMINAL_ID_LENGTH = 8;
const SEPARATORS = /[\s\-‐-―_.·]+/g;
const ALPHANUMERIC = /[0-9A-Z]+/g;
/** A word of letters alone is no number; real merchant IDs are nearly all digits. */
const DIGITS_NEEDED = 3;
const DIGITS_IN_SENTENCE = 8;
const TERMINAL_NAMED =
  /(?:终端|終端|TERMINAL|TID)[^0-9A-Z]{0,6}(?:号|號|编号|編號|ID|NO\.?|NUMBER)?[^0-9A-Z]{0,6}([0-9A-Z]{8})(?![0-9A-Z])/;

export const merchantId: Field<'merchantId'> = {
  name: 'merchantId',
  optional: false,
  needed: true,
  awaits: 'merchantId',
  questionsFirst: false,
  freeText: false,
  speaksNoLanguage: true,
  read: (said) => readMerchantId(said),
  find: (said) =>
    numbersIn(said).find(
      (part) => part.length === MERCHANT_ID_LENGTH && digits(part) >= DIGITS_IN_SENTENCE,
    ),
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
  find: (said) => TERMINAL_NAMED.exec(said.normalize('NFKC').toUpperCase())?.[1],
  show: (id) => id,
};

function readMerchantId(said: string): Reading<string> {
  const found = numberOf(said, MERCHANT_ID_LENGTH);
  if (found.length === MERCHANT_ID_LENGTH) return value(found);
  if (isContact(said)) return wrong('fields.merchantId.wrong.contact');
  if (found.length === TERMINAL_ID_LENGTH) return wrong('fields.merchantId.wrong.terminal');
  if (found === '') return wrong('fields.merchantId.wrong.nothing');
  return wrong('fields.merchantId.wrong.length', { variables: { length: found.length } });
}

function readTerminalId(said: string): Reading<string> {
  const found = numberOf(said, TERMINAL_ID_LENGTH);
  if (found.length === TERMINAL_ID_LENGTH) return value(found);
  if (found.length === MERCHANT_ID_LENGTH) return wrong('fields.terminalId.wrong.merchant');
  if (isContact(said)) return wrong('fields.terminalId.wrong.contact');
  if (found === '') return wrong('fields.terminalId.wrong.nothing');
  return wrong('fields.terminalId.wrong.length', { variables: { length: found.length } });
}

/** A telephone number, an e-mail address or a WeChat name; a mistyped "M0001234567" is none. */
function isContact(said: string): boolean {
  const reading = contactIn(said);
  return reading !== undefined && (reading.kind !== 'other' || /[a-z]{3}/i.test(said));
}

/** The number meant: the whole text without separators, else the part of the right length, else the longest. */
function numberOf(said: string, length: number): string {
  const groups = said.normalize('NFKC').toUpperCase().split(SEPARATORS).filter(Boolean);
  const whole = groups.join('');
  if (groups.every(isNumberGroup) && digits(whole) >= DIGITS_NEEDED) return whole;
  const parts = numbersIn(said);
  const exact = parts.find((part) => part.length === length);
  return exact ?? parts.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** "8983", "M0", "A"; a word such as "is" is none. */
function isNumberGroup(group: string): boolean {
  return /^[0-9A-Z]+$/.test(group) && (group.length === 1 || digits(group) > 0);
}

/** Runs of letters and digits that hold digits enough, separators inside a run of digits closed up. */
function numbersIn(said: string): string[] {
  const text = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(?<=\d)[\s\-‐-―]+(?=\d)/g, '');
  return (text.match(ALPHANUMERIC) ?? []).filter((part) => digits(part) >= DIGITS_NEEDED);
}

function digits(text: string): number {
  return text.match(/\d/g)?.length ?? 0;
}
