// The number of a ticket, such as FZ-20261122-0007: the day and which of the day it is. Shared with the browser.

/** As it is stored; how people write it, dialogs/words/ticket-number.ts knows. */
export const TICKET_NUMBER = /^FZ-\d{8}-\d{4,12}$/;
const DIGITS = 4;

/** @param day YYYYMMDD */
export function ticketNumber(day: string, ordinal: number): string {
  return `FZ-${day}-${String(ordinal).padStart(DIGITS, '0')}`;
}
