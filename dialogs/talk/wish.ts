// What a merchant clearly wants outside a form: to report, to find the cause, a person, to leave; or nothing at all.

import { rejectChoices } from '../answers/trouble';
import { welcome } from '../answers/welcome';
import { openDiagnosis } from '../diagnosis/open';
import type { DialogTurn } from '../turn/dialog-turn';
import { openForm } from './open-form';
import { keepTold } from './told';
import { reportFor } from './trouble-told';

/** @returns false when nothing is plainly wished for */
export async function handleWish(turn: DialogTurn): Promise<boolean> {
  const { reading, t, services, language } = turn;
  const buttons = services.menu.welcome(language);
  if (reading.wish === 'report') await openForm(turn, reportFor(turn));
  else if (reading.wish === 'person') await openForm(turn, 'person');
  else if (reading.wish === 'diagnose' && services.knowledge.diagnosis) await openDiagnosis(turn);
  else if (reading.wish === 'leave') await leave(turn);
  else if (tellsMerchantId(turn)) await openForm(turn, reportFor(turn));
  else if (reading.smallTalk === 'opening') await turn.say({ text: t('form.smallTalk.opening') });
  else if (reading.smallTalk === 'greeting') await welcome(turn, true);
  else if (reading.smallTalk === 'anger') await turn.say(angered(turn));
  else if (reading.saysNothing) await turn.say({ text: t('smallTalk.nothing'), buttons });
  else return false;
  return true;
}

/** Whoever gives the merchant ID and asks nothing wants the matter taken up. */
function tellsMerchantId({ reading }: DialogTurn): boolean {
  return reading.finds.merchantId.length > 0 && !reading.asks;
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
