// What happened to a ticket, as it is told to the operator's system, to staff and to the merchant.

import { z } from 'zod';
import type { Language } from '../language/language';
import type { Call } from './put-off';
import { type Ticket, ticketSchema } from './ticket';
import { type TicketChange, ticketChangeSchema } from './ticket-change';

/** The body of a webhook delivery. Its JSON Schema is served at /schemas/ticket-event.json. */
export const ticketEventSchema = z.strictObject({
  type: z.enum(['ticket.created', 'ticket.updated']),
  timestamp: z.iso.datetime(),
  /** The ticket as it is after the event; `updatedAt` grows with every change, so a late delivery is recognised. */
  data: ticketSchema,
  /** With `ticket.updated`: what changed, and who did it. */
  changes: z.array(ticketChangeSchema).optional(),
});

export interface TicketEvent {
  type: 'ticket.created' | 'ticket.updated';
  timestamp: string;
  data: Ticket;
  changes?: TicketChange[];
}

/** A ticket because of which somebody is called; `at` (ms since 1970): when the answer is due, or was to be reminded. */
export interface MailedCall {
  ticket: string;
  kind: Ticket['kind'];
  call: Call;
  at: number;
  /** The reminder's. */
  note?: string | undefined;
}

/** What a week came to, for the weekly mail. */
export interface WeekResults {
  /** Its first and last day. */
  from: string;
  to: string;
  promiseMs: number;
  answers: number;
  solved: number;
  tickets: number;
  reopened: number;
  first: WorkedTimes;
  whole: WorkedTimes;
  entries: { title: string; answers: number; solved: number }[];
}

interface WorkedTimes {
  medianMs: number | null;
  p90Ms: number | null;
  inTime: number;
  counted: number;
}

/** The payload of an `email` delivery. */
export type Mail =
  | { to: 'staff'; event: TicketEvent }
  /** A receiver wants no more; `at` in ms since 1970. */
  | { to: 'staff'; stop: { kind: string; reason: string; at: number } }
  /** The service calls a colleague, or the staff's mailbox where there is no address. */
  | {
      to: 'called';
      address: string | undefined;
      language: Language | undefined;
      calls: MailedCall[];
    }
  | { to: 'weekly'; address: string; language: Language; week: WeekResults }
  /**
   * Sent unless the merchant has seen it in the chat: what stands at `seq` there, or the bot's answer to it.
   * `at`: ms since 1970; `also`: other chats of the same person that were told the same.
   */
  | {
      to: 'merchant';
      ticket: Ticket;
      change: TicketChange;
      at: number;
      seq?: number;
      also?: Told[];
    };

/** Where a chat was told something; without `seq` nothing stands there. */
export interface Told {
  conversationId: string;
  seq?: number;
}
