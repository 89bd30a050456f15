// Finds a ticket number as people write it: "FZ-20261122-0007", "fz 20261122 7", full-width, without separators.

import { ticketNumber } from '../../src/tickets/ticket-number';

const DAY = '(20\\d\\d)[-./]?(\\d\\d)[-./]?(\\d\\d)';
const NAMED = new RegExp(`(?<![A-Z0-9])F ?Z[\\s:#_.-]{0,4}${DAY}[\\s_.-]{0,3}(\\d{1,8})(?!\\d)`);
/** Where a number is asked for, "FZ" may be left out. */
const BARE = new RegExp(`(?<!\\d)${DAY} ?[_-] ?(\\d{1,8})(?!\\d)`);
/** Dashes, blanks and dots of any kind, as input methods give them. */
const DASHES = /[\p{Pd}−ー]/gu;
const LONGEST = 300;

export interface NamedTicket {
  number: string;
  /** What else the message says. */
  rest: string;
}

/** @param awaited true where a ticket number is asked for */
export function ticketNamed(said: string, awaited = false): NamedTicket | undefined {
  const text = said.slice(0, LONGEST).normalize('NFKC').toUpperCase().replace(DASHES, '-');
  const found = NAMED.exec(text) ?? (awaited ? BARE.exec(text) : null);
  if (!found) return undefined;
  const [all, year, month, day, ordinal] = found;
  const number = ticketNumber(`${year}${month}${day}`, Number(ordinal));
  return { number, rest: text.replace(all, ' ') };
}
