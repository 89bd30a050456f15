// The value of a ticket's field as text: what was said, and behind it what was read from it. Shared with the browser.

import type { PartialFields, TicketFields } from './ticket';
import type { TicketChange } from './ticket-change';

type Scope = NonNullable<TicketFields['scope']>;

/** @returns undefined for what is not known */
export function fieldText(
  fields: PartialFields,
  name: keyof TicketFields,
  scopeName: (scope: Scope) => string = String,
): string | undefined {
  const { frozenAt, amount, scope, contact, ...plain } = fields;
  switch (name) {
    case 'frozenAt':
      return frozenAt && timeText(frozenAt);
    case 'amount':
      return amount && amountText(amount);
    case 'scope':
      return scope && scopeName(scope);
    case 'contact':
      return contact && contactText(contact);
    default:
      return plain[name];
  }
}

/** What a correction is about: first what stands there now, then what was taken back. */
export function correctedFields({
  was = {},
  now = {},
}: Pick<TicketChange, 'was' | 'now'>): (keyof TicketFields)[] {
  return [...new Set([...Object.keys(now), ...Object.keys(was)])] as (keyof TicketFields)[];
}

function contactText({ value, name, note }: TicketFields['contact']): string {
  const beside = [name, note].filter(Boolean).join(', ');
  return beside ? `${value} (${beside})` : value;
}

function timeText({ said, at }: NonNullable<TicketFields['frozenAt']>): string {
  return at === undefined ? said : `${said} (${at.slice(0, 16).replace('T', ' ')})`;
}

function amountText({ said, yuan }: NonNullable<TicketFields['amount']>): string {
  if (yuan === undefined) return said;
  return `${said} (¥${yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })})`;
}
