// What a merchant clearly wants outside a form: to report, to find the cause, a person, to leave; or nothing at all.

import { mayBeFreeze } from '../answers/screen-code';
import { rejectChoices } from '../answers/trouble';
import { welcome } from '../answers/welcome';
import { openDiagnosis } from '../diagnosis/open';
import { askedBesides } from '../reading/questions';
import { answerQuestions, questionForPerson } from '../ticket/in-passing';
import type { DialogTurn } from '../turn/dialog-turn';
import { openForm } from './open-form';
import { keepTold } from './told';
import { reportFor, tellsTrouble } from './trouble-told';

/** @returns false when nothing is plainly wished for */
export async function handleWish(turn: DialogTurn): Promise<boolean> {
  const { reading, t, services, language } = turn;
  const buttons = services.menu.welcome(language);
  if (reading.wish === 'report') await openForm(turn, reportFor(turn));
  else if (reading.wish === 'person') await askPerson(turn);
  else if (reading.wish === 'diagnose' && services.knowledge.diagnosis) await openDiagnosis(turn);
  else if (reading.wish === 'leave') await leave(turn);
  else if (tellsMerchantId(turn)) await takeUp(turn);
  else if (reading.smallTalk === 'opening') await turn.say({ text: t('form.smallTalk.opening') });
  else if (reading.smallTalk === 'greeting') await welcome(turn, true);
  else if (reading.smallTalk === 'anger') await turn.say(angered(turn));
  else if (reading.saysNothing) await turn.say({ text: t('smallTalk.nothing'), buttons });
  else return false;
  return true;
}

/** Whoever gives the merchant ID wants the matter taken up, unless it is to find a ticket. */
function tellsMerchantId(turn: DialogTurn): boolean {
  const { reading } = turn;
  if (reading.finds.merchantId.length === 0) return false;
  const { match, asks } = reading;
  if (pastesRefusedCard(turn)) return false;
  return !asks || match.decision !== 'answer' || match.id !== 'intent.ticket-status';
}

/** A slip whose code speaks of the customer's card, or of the line, tells of no freeze. */
function pastesRefusedCard(turn: DialogTurn): boolean {
  const { screenCodes, finds, match } = turn.reading;
  if (screenCodes.length === 0 || screenCodes.some((found) => mayBeFreeze(turn, found))) {
    return false;
  }
  if (finds.scope.some(({ counts, value }) => counts === 'anywhere' && value !== 'terminal')) {
    return false;
  }
  return match.decision !== 'answer' || match.id !== 'intent.report-freeze';
}

/** What was asked besides is answered first. */
async function takeUp(turn: DialogTurn): Promise<void> {
  const told = turn.reading.asks ? await answerQuestions(turn) : 'none';
  await openForm(turn, told === 'person' ? 'person' : reportFor(turn));
}

/** The trouble that comes with the wish is the question to the person. */
async function askPerson(turn: DialogTurn): Promise<void> {
  keepTold(turn);
  if (tellsTrouble(turn)) return openForm(turn, 'person', { question: turn.said });
  // What is asked besides is answered first, as far as it is known.
  const asked = askedBesides(turn.reading);
  const known = asked.filter(({ isUnclear }) => !isUnclear);
  if (known.length > 0) await answerQuestions(turn, known);
  await openForm(turn, 'person', questionForPerson(asked));
}

async function leave(turn: DialogTurn): Promise<void> {
  if (turn.facts.offers.unsettled) return rejectChoices(turn);
  await turn.say({ text: turn.t('smallTalk.bye') });
}

function angered(turn: DialogTurn) {
  const { t, services, language } = turn;
  keepTold(turn);
  turn.offer({ proposed: 'person' });
  return { text: t('smallTalk.anger'), buttons: services.menu.afterTrouble(language) };
}
