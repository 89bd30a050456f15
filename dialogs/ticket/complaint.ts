// A complaint about us is for a person to hear: it goes to the open ticket, or becomes the question to staff.

import { clausesOf } from '../reading/questions';
import type { DialogTurn } from '../turn/dialog-turn';
import { isFewWords } from '../words/short-text';
import { openTicket } from './known-tickets';
import { ticketButtons } from './ticket-actions';
import { beginTalk } from './ticket-talk';

export const COMPLAINT = 'intent.complaint';

/** @returns false where no ticket is open: then the form for a question to staff is to be opened with it. */
export async function noteComplaint(turn: DialogTurn): Promise<boolean> {
  const { t, memory, said } = turn;
  memory.misses = 0;
  const words = saysWhat(turn) ? said : undefined;
  const ticket = await openTicket(turn);
  if (!ticket) {
    turn.complaint = { words };
    return false;
  }
  const { number } = ticket;
  if (words === undefined) {
    turn.lead(t('complaint.taken'));
    await beginTalk(turn, { at: 'message', number });
    return true;
  }
  turn.changeTicket(number, { do: 'message', text: words });
  const buttons = turn.facts.inForm ? [] : ticketButtons(turn, ticket);
  await turn.say({ text: t('complaint.added', { number }), buttons });
  return true;
}

/** "我要投诉你们的客服" and "how do I complain about you?" tell nothing of what went wrong. */
function saysWhat({ reading, said }: DialogTurn): boolean {
  if (reading.command !== undefined || reading.titled !== undefined || isFewWords(said))
    return false;
  return !reading.asks || clausesOf(said).length > 1;
}
