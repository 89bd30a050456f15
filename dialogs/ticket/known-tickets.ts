// The tickets that this conversation may see: its own, and those that the merchant opened by number and merchant ID.

import type { TicketSummary } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Memory } from '../turn/memory';

const KEPT_TICKETS = 5;

/** Its own first, newest first. */
export async function knownTickets(turn: DialogTurn): Promise<TicketSummary[]> {
  const { services, facts, memory } = turn;
  const own = await services.tickets.ofConversation(facts.conversationId);
  const opened = memory.openedTickets ?? [];
  if (opened.length === 0) return own;
  const others = await services.tickets.opened(opened);
  return [...own, ...others.filter(({ number }) => own.every((each) => each.number !== number))];
}

/** By its number or by that of one that was merged into it. */
export function isNumbered(ticket: TicketSummary, number: string | undefined): boolean {
  return ticket.number === number || ticket.merged?.includes(number ?? '') === true;
}

/** The open ticket shown or told of last, or the newest one. */
export async function openTicket(turn: DialogTurn): Promise<TicketSummary | undefined> {
  const open = (await knownTickets(turn)).filter(({ status }) => status !== 'closed');
  return open.find((each) => isNumbered(each, turn.memory.ticketInHand)) ?? open[0];
}

export function rememberOpened(memory: Memory, number: string): void {
  const others = (memory.openedTickets ?? []).filter((each) => each !== number);
  memory.openedTickets = [...others, number].slice(-KEPT_TICKETS);
}
