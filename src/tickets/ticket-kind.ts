// The kinds of tickets, and the fields that one kind calls by another name. Shared with the browser.

export const TICKET_KINDS = ['freeze', 'settlement', 'person'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** Held money is no frozen terminal: the same field says something else. */
const HELD_MONEY: Readonly<Record<string, string>> = {
  frozenAt: 'heldSince',
  notice: 'providerSaid',
};

/** The name under which the wording of a field stands. */
export function wordingOf(kind: TicketKind, field: string): string {
  return (kind === 'settlement' ? HELD_MONEY[field] : undefined) ?? field;
}
