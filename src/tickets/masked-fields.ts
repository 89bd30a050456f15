// The fields of a ticket with telephone numbers and addresses shown in part, wherever a merchant wrote them.

import { maskContact, maskContactsIn } from '../privacy/mask';
import type { PartialFields, TicketFields } from './ticket';

/** The ids of merchant and terminal are no contacts. */
const IDS: ReadonlySet<string> = new Set(['merchantId', 'terminalId', 'scope']);

export function maskedFields<T extends PartialFields>(fields: T): T {
  const { contact, frozenAt, amount, ...plain } = fields;
  const texts = Object.entries(plain).map(([name, value]) => [
    name,
    typeof value === 'string' && !IDS.has(name) ? maskContactsIn(value) : value,
  ]);
  return {
    ...fields,
    ...Object.fromEntries(texts),
    ...(frozenAt && { frozenAt: { ...frozenAt, said: maskContactsIn(frozenAt.said) } }),
    ...(amount && { amount: { ...amount, said: maskContactsIn(amount.said) } }),
    ...(contact && { contact: maskedContact(contact) }),
  };
}

function maskedContact({ note, ...contact }: TicketFields['contact']): TicketFields['contact'] {
  const value = maskContact(contact);
  return { ...contact, value, ...(note && { note: maskContactsIn(note) }) };
}
