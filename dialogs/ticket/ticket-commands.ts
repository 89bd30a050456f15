// "Message to staff" and "withdraw the ticket", said at any time: which ticket is meant, and then the question.

import type { TicketSummary } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';
import { knownTickets } from './known-tickets';
import { ticketButtons } from './ticket-actions';
import { beginTalk, type TalkState, TICKET_TALK } from './ticket-talk';

export type TicketWish = 'message' | 'withdraw';

/** @returns false when no ticket is known here: then the words are no command. */
export async function actOnTicket(turn: DialogTurn, wish: TicketWish): Promise<boolean> {
  const { memory, t } = turn;
  const talk = turn.dialogs.activeDialog;
  if (talk?.id === TICKET_TALK && (talk.state as TalkState).stage.at === wish) {
    // A tap on the button of the very question.
    if (wish === 'withdraw') return false;
    await turn.dialogs.repromptDialog();
    return true;
  }
  const tickets = await knownTickets(turn);
  const [newest] = tickets;
  if (!newest) return false;
  const unclosed = tickets.filter(({ status }) => status !== 'closed');
  const inHand = tickets.find(({ number }) => number === memory.ticketInHand);
  const [only, another] = unclosed;
  if (inHand && inHand.status !== 'closed') return begin(turn, inHand, wish);
  if (only && !another) return begin(turn, only, wish);
  if (!only) {
    await turn.say({
      text: t('ticket.closedAlready', { number: (inHand ?? newest).number }),
      buttons: ticketButtons(turn, newest),
    });
    return true;
  }
  turn.offer({ wantsOfTicket: wish });
  await turn.say({ text: t('ticket.whichOne'), buttons: unclosed.map(({ number }) => number) });
  return true;
}

/** The ticket is named after "which one?". @returns false when nothing was wished for, or not for this ticket. */
export async function actOnNamed(turn: DialogTurn, ticket: TicketSummary): Promise<boolean> {
  const { wantsOfTicket: wish } = turn.facts.offers;
  if (!wish || ticket.status === 'closed') return false;
  return begin(turn, ticket, wish);
}

async function begin(turn: DialogTurn, { number }: TicketSummary, at: TicketWish): Promise<true> {
  turn.memory.ticketInHand = number;
  await beginTalk(turn, { at, number });
  return true;
}
