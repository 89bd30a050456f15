// "Where is my ticket?": the tickets that this conversation may see, or number and merchant ID are asked for.

import type { TicketSummary } from '../../src/tickets/ticket';
import { readableDay } from '../fields/readable-day';
import type { DialogTurn } from '../turn/dialog-turn';
import { staffWhen } from '../turn/staff-hours';
import type { NamedTicket } from '../words/ticket-number';
import { readMerchantId, tellPair } from './hear-pair';
import { isNumbered, knownTickets, openTicket } from './known-tickets';
import { ticketButtons } from './ticket-actions';
import { actOnNamed } from './ticket-commands';
import { ticketLines } from './ticket-lines';
import { beginTalk, TICKET_TALK } from './ticket-talk';

/** In a form, a number with more words than these around it is an answer. */
const MOST_LETTERS = 4;

/** An open form asks again afterwards; that is for the caller. */
export async function tellTickets(turn: DialogTurn): Promise<void> {
  const { t, facts } = turn;
  const tickets = await knownTickets(turn);
  const [ticket] = tickets;
  if (!ticket) {
    if (facts.inForm) return turn.say({ text: t('status.noneInForm') });
    turn.lead(t('status.none'));
    return beginTalk(turn, { at: 'pair' });
  }
  if (tickets.length === 1) return tellTicket(turn, ticket);
  const lines = tickets.map((each) => line(turn, each));
  await turn.say({
    text: [t('status.some'), ...lines, t('status.after')].join('\n'),
    buttons: tickets.map(({ number }) => number),
  });
}

/** "When will you call me?": from the state of the newest ticket and the staff's hours. */
export async function tellWhenContacted(turn: DialogTurn): Promise<void> {
  const { t, services, language, facts } = turn;
  const ticket = await openTicket(turn);
  if (!ticket) {
    const buttons = facts.inForm ? [] : services.menu.afterTrouble(language);
    const text = facts.inForm ? t('status.contactAfter') : t('status.contactNone');
    return turn.say({ text: `${text} ${staffWhen(turn)}`.trim(), buttons });
  }
  const variables = { number: ticket.number, state: t(`status.state.${ticket.status}`) };
  const text = `${t('status.contact', variables)} ${staffWhen(turn)}`.trim();
  await turn.say({ text, buttons: facts.inForm ? [] : ticketButtons(turn, ticket) });
}

export async function tellTicket(turn: DialogTurn, ticket: TicketSummary): Promise<void> {
  turn.memory.ticketInHand = ticket.number;
  await turn.say({
    text: ticketLines(turn, ticket).join('\n'),
    buttons: ticketButtons(turn, ticket),
  });
}

/** A message that names a ticket. @returns false when it names none, or is the answer to an open question. */
export async function handleTicketNumber(turn: DialogTurn): Promise<boolean> {
  const named = turn.reading.ticket;
  if (!named) return false;
  const { facts, dialogs } = turn;
  if (facts.inForm) {
    const letters = named.rest.match(/\p{L}/gu)?.length ?? 0;
    if (dialogs.activeDialog?.id === TICKET_TALK || letters > MOST_LETTERS) return false;
  }
  turn.memory.misses = 0;
  await tellNamed(turn, named);
  return true;
}

async function tellNamed(turn: DialogTurn, { number, rest }: NamedTicket): Promise<void> {
  const { facts, dialogs } = turn;
  const known = (await knownTickets(turn)).find((each) => isNumbered(each, number));
  const merchantId = readMerchantId(turn, rest)?.id;
  if (known && (await actOnNamed(turn, known))) return;
  if (known) await tellTicket(turn, known);
  else if (merchantId === undefined) return beginTalk(turn, { at: 'pair', number });
  else if (!(await tellPair(turn, { number, merchantId })) && !facts.inForm) {
    return beginTalk(turn, { at: 'pair' });
  }
  if (facts.inForm) await dialogs.repromptDialog();
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
