// What was found in a message, in one line: "M 898310148160568, T? 10293847, C phone 13912345678, X terminalId 1029384".

import { findNumbers } from '../../../../dialogs/fields/numbers/find-numbers';

/** M merchant ID, T terminal ID, C contact, X misfit; `?` where it counts only when it is asked for. */
export function summaryOf(said: string): string {
  const { merchantId, terminalId, contact, misfits } = findNumbers(said);
  const mark = (counts: string) => (counts === 'asked' ? '?' : '');
  return [
    ...merchantId.map(({ value, counts }) => `M${mark(counts)} ${value}`),
    ...terminalId.map(({ value, counts }) => `T${mark(counts)} ${value}`),
    ...contact.map(({ value, counts }) => `C${mark(counts)} ${value.kind} ${value.value}`),
    ...misfits.map(({ digits, field }) => (field ? `X ${field} ${digits}` : `X ${digits}`)),
  ].join(', ');
}
