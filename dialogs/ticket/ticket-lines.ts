// What there is to say of a ticket, line by line.

import type { TicketSummary } from '../../src/tickets/ticket';
import type { CloseReason, TicketStatus } from '../../src/tickets/ticket-change';
import { readableDay } from '../fields/readable-day';
import { namesOf } from '../papers/kinds';
import { shownFiles } from '../papers/shown-files';
import type { DialogTurn } from '../turn/dialog-turn';

export interface TicketDetails {
  status?: TicketStatus | undefined;
  reason?: CloseReason | undefined;
  missing?: readonly string[] | undefined;
  note?: string | undefined;
  nextStep?: string | undefined;
}

/** Why, what is missing, what staff say, what comes next. */
export function detailLines(turn: DialogTurn, details: TicketDetails): string[] {
  const { t } = turn;
  const { status, reason, missing = [], note, nextStep } = details;
  const step = nextStep ?? (status && t(`ticket.steps.${status}`));
  return [
    reason && t('ticket.reason', { reason: t(`ticket.reasons.${reason}`) }),
    missing.length > 0 && t('ticket.missing', { papers: namesOf(turn, missing) }),
    note !== undefined && t('ticket.note', { note }),
    step && t('ticket.next', { step }),
  ].filter((line) => typeof line === 'string');
}

/** The whole ticket, as far as a merchant may see it. */
export function ticketLines(turn: DialogTurn, ticket: TicketSummary): string[] {
  const { t, language, facts } = turn;
  const { number, kind, status, createdAt, code, note, papers, merged, ...details } = ticket;
  const day = readableDay(new Date(createdAt), { language, timeZone: facts.timeZone });
  return [
    t('ticket.heading', { number, kind: t(`status.kind.${kind}`), day }),
    t('ticket.state', { state: t(`status.state.${status}`) }),
    ...(merged
      ? [t('ticket.goesOnFor', { numbers: merged.join(t('ticket.numberSeparator')) })]
      : []),
    // Where staff have asked for papers, their list is the one that counts.
    ...paperLines(turn, papers, status !== 'closed' && !details.missing?.length),
    ...detailLines(turn, { ...details, status, note: note?.text }),
    ...(code === undefined || status === 'closed' ? [] : [t('ticket.code', { code })]),
  ];
}

/** What arrived and what is usual besides; not every provider asks for all of it. */
function paperLines(turn: DialogTurn, papers: TicketSummary['papers'], isOpen: boolean): string[] {
  const { received = [], missing = [] } = papers ?? {};
  const { t } = turn;
  return [
    ...(received.length > 0 ? [t('papers.sent', { files: shownFiles(turn, received) })] : []),
    ...(missing.length > 0 && isOpen
      ? [t('papers.notSent', { names: namesOf(turn, missing) })]
      : []),
  ];
}
