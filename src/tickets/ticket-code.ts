// The short code of a ticket: said by staff at the beginning of a call, so that the merchant knows that they are real.

import { randomInt } from 'node:crypto';

/** Nothing that looks or sounds like something else: no 0 O 1 I L, no B 8, no S 5, no Z 2, no U V. */
const SIGNS = 'ACDEFHJKMNPQRTWXY34679';
const LENGTH = 4;

export function newTicketCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
