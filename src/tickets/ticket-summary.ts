// What a merchant is told of a ticket, in its own conversation and elsewhere.

import type { SameFreeze, Ticket, TicketSummary } from './ticket';

/** In its own conversation a terminal that was left out may be the same one; elsewhere both numbers must be known. */
export function isSameFreeze(same: SameFreeze, isOwn: boolean, terminalId: string | null): boolean {
  const { terminalId: given = null } = same;
  if (!isOwn) return given !== null && given === terminalId;
  return given === null || terminalId === null || given === terminalId;
}

export function summaryOf(
  ticket: Ticket,
  seenFrom: 'its conversation' | 'elsewhere',
): TicketSummary {
  const { number, kind, status, createdAt, reason, nextStep, missing, merged } = ticket;
  const { code, note, fields, papers } = ticket;
  return {
    number,
    kind,
    status,
    createdAt,
    ...(reason !== undefined && { reason }),
    ...(nextStep !== undefined && { nextStep }),
    ...(missing !== undefined && { missing }),
    ...(merged !== undefined && { merged }),
    ...(seenFrom === 'its conversation' && {
      ...(code !== undefined && { code }),
      ...(note !== undefined && { note }),
      fields,
      ...(papers !== undefined && { papers }),
    }),
  };
}
