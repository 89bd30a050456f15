// Where every message of a merchant begins: cards, commands, an open talk, a choice, a wish, a question, in this order.

import { rejectChoices } from '../answers/trouble';
import { remindOfTrust, warnAboutSecrets } from '../answers/trust';
import { help } from '../answers/welcome';
import { leaveOldDiagnosis } from '../diagnosis/open';
import type { FormState } from '../forms/form-state';
import { unpark } from '../forms/park';
import { takeRating } from '../ticket/rating';
import { handleTicketNumber } from '../ticket/ticket-status';
import type { DialogTurn } from '../turn/dialog-turn';
import { type DialogStack, lastTicket } from '../turn/memory';
import { handleAfterTicket, leaveMessage } from './after-ticket';
import { obey } from './commands';
import { handleFiles } from './files';
import { nameFiles } from './name-files';
import { openForm } from './open-form';
import { formTapped, pick, pickOffered } from './pick';
import { handleQuestion } from './question';
import { handleWish } from './wish';

/** Nothing is left of a message that was only a number after the number is cut out. */
const ONLY_NUMBER = /^[^\p{L}]*$/u;

export async function handleMessage(turn: DialogTurn): Promise<void> {
  if (turn.facts.inForm) leaveOldDiagnosis(turn);
  warnAboutSecrets(turn);
  await handle(turn);
  if (turn.opens) await openForm(turn, turn.opens);
}

async function handle(turn: DialogTurn): Promise<void> {
  const { reading } = turn;
  if (turn.facts.message.submit) return handleCard(turn);
  if ((await handleFiles(turn)) || (await nameFiles(turn))) return;
  if (await takeRating(turn)) return;
  if (reading.command && !thanksForMore(turn) && (await obey(turn, reading.command))) return;
  if (await handleTicketNumber(turn)) return;
  if (turn.facts.inForm) {
    remindOfTrust(turn);
    return void (await turn.dialogs.continueDialog());
  }
  if (await handleShortAnswer(turn)) return;
  if (turn.said === '') return help(turn);
  // Half a thought is answered when nothing more comes.
  turn.isIncomplete ||= reading.isFragment || reading.isShortStatement;
  if (turn.facts.redacted.length > 0 && ONLY_NUMBER.test(turn.said)) return askNext(turn);
  if (await handleAfterTicket(turn)) return;
  if (await handleWish(turn)) return;
  await handleQuestion(turn);
}

/** "Yes please, that would be very kind", "唔该帮手": no thanks for something done. */
function thanksForMore({ reading, facts, services, said }: DialogTurn): boolean {
  if (reading.command !== 'thanks') return false;
  const accepts = facts.offers.proposed !== undefined && reading.opensWithYes;
  return accepts || services.words.begs(said);
}

/** A card belongs to the open form, to a finished one, or to none that is still known. */
async function handleCard(turn: DialogTurn): Promise<void> {
  const { memory, facts, t } = turn;
  const form = facts.message.submit?.form ?? '';
  const holds = (dialogs: DialogStack | undefined) =>
    dialogs?.some(({ state }) => (state as Partial<FormState>).formId === form) ?? false;
  if (!facts.inForm && holds(memory.parked)) unpark(turn);
  const isOpen = turn.dialogs.activeDialog?.state?.formId === form;
  if (isOpen) return void (await turn.dialogs.continueDialog());
  const number = memory.finishedForms[form];
  if (holds(turn.dialogs.stack)) turn.lead(t('card.beneath'));
  else turn.lead(number === undefined ? t('card.stale') : t('card.done', { number }));
  if (facts.inForm) return turn.dialogs.repromptDialog();
  await askNext(turn);
}

async function askNext(turn: DialogTurn): Promise<void> {
  const buttons = turn.services.menu.welcome(turn.language);
  await turn.say({ text: turn.t('language.next'), buttons });
}

/** Taps on titles, "the second one", and a yes or no to what was said last. */
async function handleShortAnswer(turn: DialogTurn): Promise<boolean> {
  const { reading, facts } = turn;
  const entry = reading.titled ?? pickOffered(turn);
  if (entry !== undefined) return pick(turn, entry);
  const form = formTapped(turn);
  if (form !== undefined) {
    await openForm(turn, form);
    return true;
  }
  const { proposed, unsettled, entries = [] } = facts.offers;
  const accepts = proposed !== undefined && reading.opensWithYes && !reading.asks;
  const yesNo = accepts ? 'yes' : reading.yesNo;
  if (yesNo === undefined) return false;
  if (yesNo === 'yes' && (await leaveMessage(turn))) return true;
  const [onlyOne, ...others] = unsettled ? entries : [];
  if (yesNo === 'yes' && onlyOne !== undefined && others.length === 0) await pick(turn, onlyOne);
  else if (yesNo === 'no' && unsettled) await rejectChoices(turn);
  else if (yesNo === 'yes' && proposed !== undefined) await openForm(turn, proposed);
  else await acknowledge(turn, yesNo);
  return true;
}

/** A second tap on "confirm" arrives here, after the form was handed over. */
async function acknowledge(turn: DialogTurn, answer: 'yes' | 'no'): Promise<void> {
  const { memory, t, services, language } = turn;
  const number = turn.reading.confirms ? lastTicket(memory) : undefined;
  // A yes or a no to nothing leads up to something.
  turn.isIncomplete = number === undefined;
  if (number !== undefined) return turn.say({ text: t('card.done', { number }) });
  await turn.say({ text: t(`smallTalk.${answer}`), buttons: services.menu.welcome(language) });
}
