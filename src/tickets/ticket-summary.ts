// What a merchant is told of a ticket, in its own conversation and elsewhere.

import type { Ticket, TicketSummary } from './ticket';

export function summaryOf(
  ticket: Ticket,
  seenFrom: 'its conversation' | 'elsewhere',
): TicketSummary {
  const { number, kind, status, createdAt, reason, nextStep, missing, code, note } = ticket;
  return {
    number,
    kind,
    status,
    createdAt,
    ...(reason !== undefined && { reason }),
    ...(nextStep !== undefined && { nextStep }),
    ...(missing !== undefined && { missing }),
    ...(seenFrom === 'its conversation' && {
      ...(code !== undefined && { code }),
      ...(note !== undefined && { note }),
    }),
  };
}
