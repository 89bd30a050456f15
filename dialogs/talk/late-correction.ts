// "改商户号" where no form is open: what went to staff is theirs now, so the correction is added to the ticket.

import { knownTickets } from '../ticket/known-tickets';
import { beginTalk } from '../ticket/ticket-talk';
import type { DialogTurn } from '../turn/dialog-turn';
import { lastTicket } from '../turn/memory';
import { FIELD_NAMES } from '../words/word-lists';

/** What follows the name of a field when a number is corrected after the form went to staff. */
const NUMBER_ALONE = /^(?=.*\d{3})[\w +.@-]{3,40}$/;

/** @returns false when the message corrects nothing */
export async function handleLateCorrection(turn: DialogTurn): Promise<boolean> {
  const value = correctedValue(turn);
  if (value === undefined) return false;
  const { memory, services, language, t } = turn;
  const number = lastTicket(memory);
  memory.misses = 0;
  if (!number) {
    memory.proposed = 'report';
    memory.proposedFor = turn.said;
    const buttons = [services.menu.title('intent.report-freeze', language)];
    await turn.say({ text: t('form.noneOpen'), buttons });
    return true;
  }
  const person = services.menu.title('intent.human-agent', language);
  const ticket = (await knownTickets(turn)).find((each) => each.number === number);
  if (!ticket || ticket.status === 'closed') {
    memory.proposed = 'person';
    await turn.say({ text: t('card.late', { number }), buttons: [person] });
    return true;
  }
  memory.toPassOn = { number, text: value === '' ? '' : turn.said };
  const yes = value === '' ? t('button.messageStaff') : t('button.passOn');
  const text = value === '' ? t('card.late', { number }) : t('card.passOn', { number });
  await turn.say({ text, buttons: [yes, person] });
  return true;
}

/** The merchant wants it passed on. @returns false when nothing was proposed */
export async function passOn(turn: DialogTurn): Promise<boolean> {
  const { toPassOn } = turn.facts;
  if (!toPassOn) return false;
  const { number, text } = toPassOn;
  turn.keepLanguage();
  if (text === '') await beginTalk(turn, { at: 'message', number });
  else {
    turn.ticketChanges.push({ number, command: { do: 'message', text } });
    await turn.say({ text: turn.t('ticket.message.done', { number }) });
  }
  return true;
}

/** '' for a field that is named without its new value. */
function correctedValue({ services: { words }, said }: DialogTurn): string | undefined {
  const fields = FIELD_NAMES.filter((name) => name !== 'question');
  const unjoined = words.unjoinedCorrection(said, fields);
  if (unjoined !== undefined && NUMBER_ALONE.test(unjoined.value)) return unjoined.value;
  const edit = words.partEdit(said);
  if (edit?.field !== undefined && edit.field !== 'question') return said;
  return words.correction(said, fields)?.value;
}
