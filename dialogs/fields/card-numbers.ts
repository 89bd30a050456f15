// The two numbers on every sales slip: merchant ID (ISO 8583 field 42) and terminal ID (field 41).

import type { Field, Reason } from './field';
import type { Finds } from './finds';
import { TERMINAL_ID_LENGTH } from './numbers/shapes';
import { longestAttempt } from './numbers/surest';

/** What stands on the machine itself. */
const SERIAL = /序列号|机身(?:号|码)|出厂编?号|(?<![a-z])s\/?n(?![a-z])|\bserial\b/i;

export const merchantId: Field<'merchantId'> = {
  name: 'merchantId',
  optional: false,
  insists: 'once',
  awaits: 'merchantId',
  picture: 'slip',
  isPlain: true,
  refusal(said, finds) {
    if (finds.isPartUnclear) return { key: 'fields.merchantId.wrong.part' };
    if (isContact(finds, said)) return { key: 'fields.merchantId.wrong.contact' };
    const attempt = longestAttempt(finds);
    const isTerminal = finds.terminalId.length > 0 || attempt.length === TERMINAL_ID_LENGTH;
    if (isTerminal) return { key: 'fields.merchantId.wrong.terminal' };
    return lengthOf(attempt, 'merchantId');
  },
  show: (id) => id,
};

export const terminalId: Field<'terminalId'> = {
  name: 'terminalId',
  optional: true,
  insists: 'never',
  awaits: 'terminalId',
  picture: 'slip',
  isPlain: true,
  refusal(said, finds) {
    if (finds.isPartUnclear) return { key: 'fields.terminalId.wrong.part' };
    if (SERIAL.test(said)) return { key: 'fields.terminalId.wrong.serial' };
    if (finds.merchantId.length > 0) return { key: 'fields.terminalId.wrong.merchant' };
    if (isContact(finds, said)) return { key: 'fields.terminalId.wrong.contact' };
    return lengthOf(longestAttempt(finds), 'terminalId');
  },
  show: (id) => id,
};

function lengthOf({ length }: string, name: 'merchantId' | 'terminalId'): Reason {
  if (length === 0) return { key: `fields.${name}.wrong.nothing` };
  return { key: `fields.${name}.wrong.length`, variables: { length } };
}

/** A telephone number, an e-mail address or a WeChat name; a mistyped "M0001234567" is none. */
function isContact({ contact, terminalId, misfits }: Finds, said: string): boolean {
  const numbers = [...terminalId, ...misfits];
  return contact.some(({ value: { kind }, counts, from, to }) => {
    const mayBeElse = numbers.some((other) => other.from < to && from < other.to);
    if (kind !== 'other') return counts === 'anywhere' || !mayBeElse;
    return /[a-z]{3}/i.test(said);
  });
}
