// "Where is my ticket?": the tickets of this conversation, with their state in words.

import type { TicketSummary } from '../src/tickets/ticket';
import type { DialogTurn } from './dialog-turn';
import { readableDay } from './readable-day';
import { ticketLines } from './ticket/ticket-lines';

export async function tellTickets(turn: DialogTurn): Promise<void> {
  const { t, services, facts, language } = turn;
  const tickets = await services.tickets.ofConversation(facts.conversationId);
  if (tickets.length === 0) {
    return turn.say({ text: t('status.none'), buttons: services.menu.afterTrouble(language) });
  }
  const [ticket] = tickets;
  if (ticket && tickets.length === 1) {
    return turn.say({ text: ticketLines(turn, ticket).join('\n') });
  }
  const lines = tickets.map((ticket) => line(turn, ticket));
  return turn.say({ text: [t('status.some'), ...lines, t('status.after')].join('\n') });
}

function line(turn: DialogTurn, { number, kind, status, createdAt }: TicketSummary): string {
  const { t, language, facts } = turn;
  return t('status.line', {
    number,
    kind: t(`status.kind.${kind}`),
    state: t(`status.state.${status}`),
    day: readableDay(new Date(createdAt), { language, timeZone: facts.timeZone }),
  });
}
