// What the desk's pages get about the merchant behind a ticket. Types alone, shared with the browser.

import type { Ticket } from '../../tickets/ticket';
import type { TicketStatus } from '../../tickets/ticket-change';

/** By what another ticket is known to be of the same merchant. */
export type Sameness = 'merchantId' | 'contact' | 'conversation';

export interface EarlierTicket {
  number: string;
  kind: Ticket['kind'];
  status: TicketStatus;
  createdAt: string;
  /** In the merchant's words, contacts masked; may be empty. */
  subject: string;
  same: Sameness[];
}

/** A ticket that another one goes on for. */
export interface MergedTicket {
  number: string;
  kind: Ticket['kind'];
  createdAt: string;
  subject: string;
  /** Its conversation, where that is another one. */
  talk: string | null;
}

/** A talk that needed no ticket. */
export interface EarlierTalk {
  id: string;
  createdAt: string;
  channel: string;
  /** The first question, contacts masked; empty when none was asked. */
  line: string;
}

/** Newest first. */
export interface EarlierView {
  others: EarlierTicket[];
  talks: EarlierTalk[];
}

/** What staff noted of the merchant. */
export interface MerchantNote {
  text: string;
  by: string;
  at: string;
}
