// What of a ticket stands in columns of its own, so that lists are sorted and filtered without reading the bodies.

import { contactKey } from './contact-key';
import type { Ticket } from './ticket';

const LONGEST_SUBJECT = 120;

export function columnsOf(ticket: Ticket) {
  const { fields, assignee, held, awaitingSince, firstReplyAt, putOff, cameBack } = ticket;
  return {
    kind: ticket.kind,
    status: ticket.status,
    language: ticket.language,
    provider: fields.provider ?? null,
    merchant_id: fields.merchantId ?? null,
    terminal_id: fields.terminalId ?? null,
    merged_into: ticket.mergedInto ?? null,
    contact_key: contactKey(fields.contact.value),
    subject: subjectOf(ticket),
    assignee: assignee?.id ?? null,
    team: ticket.team?.id ?? null,
    held: held ? 1 : 0,
    awaiting_since: timeOf(awaitingSince),
    first_reply_at: timeOf(firstReplyAt),
    put_off: putOff ? 1 : 0,
    put_off_until: timeOf(putOff?.until),
    came_back_at: timeOf(cameBack?.at),
    tags: ticket.tags?.length ? JSON.stringify(ticket.tags) : null,
    updated_at: Date.parse(ticket.updatedAt),
    body: JSON.stringify(ticket),
  };
}

/** In the merchant's words. */
export function subjectOf({ fields }: Ticket): string {
  const { question, notice, before } = fields;
  const line = (question ?? notice ?? before ?? '').replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= LONGEST_SUBJECT) return line;
  // Half a telephone number would not be known for one, and shown.
  return characters
    .slice(0, LONGEST_SUBJECT)
    .join('')
    .replace(/[\p{Nd} ()+-]+$/u, '');
}

function timeOf(at: string | undefined): number | null {
  return at === undefined ? null : Date.parse(at);
}
