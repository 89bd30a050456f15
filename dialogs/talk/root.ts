// Where every message of a merchant begins: cards, commands, an open form, a choice, a question, in this order.

import { answerWith, keepChoice, keepQuestion } from '../answers/answer';
import { hearReason } from '../answers/feedback';
import { meetTrouble, rejectChoices } from '../answers/trouble';
import { remindOfTrust, warnAboutSecrets } from '../answers/trust';
import { help } from '../answers/welcome';
import { leaveOldDiagnosis } from '../diagnosis/open';
import { merchantId } from '../fields/card-numbers';
import type { FormState } from '../forms/form-state';
import { freezeReport } from '../forms/freeze-report';
import { unpark } from '../forms/park';
import { littleIsLeft } from '../reading/cut-out';
import { takeRating } from '../ticket/rating';
import { handleTicketNumber } from '../ticket/ticket-status';
import type { DialogTurn } from '../turn/dialog-turn';
import { lastTicket } from '../turn/memory';
import type { DialogStack } from '../turn/patience';
import { obey } from './commands';
import { handleFiles } from './files';
import { actOn } from './intents';
import { handleLateCorrection, passOn } from './late-correction';
import { nameFiles } from './name-files';
import { openForm } from './open-form';

/** Nothing is left of a message that was only a number after the number is cut out. */
const ONLY_NUMBER = /^[^\p{L}]*$/u;

export async function handleMessage(turn: DialogTurn): Promise<void> {
  if (turn.facts.inForm) leaveOldDiagnosis(turn);
  warnAboutSecrets(turn);
  if (turn.facts.message.submit) return handleCard(turn);
  if ((await handleFiles(turn)) || (await nameFiles(turn))) return;
  if (await takeRating(turn)) return;
  const command = turn.services.words.command(turn.said);
  if (command && (await obey(turn, command))) return;
  if (await handleTicketNumber(turn)) return;
  if (turn.facts.inForm) {
    remindOfTrust(turn);
    return void (await turn.dialogs.continueDialog());
  }
  if (await handleShortAnswer(turn)) return;
  if (turn.said === '') return help(turn);
  if (turn.facts.redacted.length > 0 && ONLY_NUMBER.test(turn.said)) {
    return askNext(turn);
  }
  if (await handleLateCorrection(turn)) return;
  if (tellsCase(turn)) return openForm(turn, 'freeze-report');
  await handleQuestion(turn);
}

/**
 * "我的商户号是8983…，昨天下午冻的，拉卡拉": a merchant ID and more is a report, whatever it is called. After "shall we
 * report it?" the merchant ID alone is a yes.
 */
function tellsCase({ services, said, aids, facts }: DialogTurn): boolean {
  if (merchantId.find?.(said, aids) === undefined) return false;
  if (facts.proposed === 'report') return true;
  if (services.words.looksLikeQuestion(said)) return false;
  return freezeReport.fields.filter((field) => field.find?.(said, aids) !== undefined).length > 1;
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
  const { services, said, facts } = turn;
  const entry = services.menu.entryTitled(said) ?? pickOffered(turn);
  if (entry !== undefined) return pick(turn, entry);
  const answer = services.words.yesNo(said);
  if (answer === undefined) return false;
  if (answer === 'yes' && (await passOn(turn))) return true;
  const [onlyOne, ...others] = facts.unsettled ? (facts.offered ?? []) : [];
  if (answer === 'yes' && onlyOne !== undefined && others.length === 0) await pick(turn, onlyOne);
  else if (answer === 'no' && facts.unsettled) await rejectChoices(turn);
  else if (answer === 'yes' && facts.proposed === 'person') await openForm(turn, 'person');
  else if (answer === 'yes' && facts.proposed === 'report') await openForm(turn, 'freeze-report');
  else await acknowledge(turn, answer);
  return true;
}

async function pick(turn: DialogTurn, entry: string): Promise<boolean> {
  const { facts, memory } = turn;
  if (facts.unsettled) keepChoice(turn, entry);
  // The list of an overview stays open: "the third" may follow "the second".
  else if (facts.offered) memory.offered = facts.offered;
  return (await actOn(turn, entry)) || answerWith(turn, entry, 1);
}

function pickOffered({ facts, services, said }: DialogTurn): string | undefined {
  if (!facts.offered) return undefined;
  const index = services.words.ordinal(said, facts.offered.length);
  return index === undefined ? undefined : facts.offered[index];
}

/** A second tap on "confirm" arrives here, after the form was handed over. */
async function acknowledge(turn: DialogTurn, answer: 'yes' | 'no'): Promise<void> {
  const { memory, t, services, language } = turn;
  const number = services.words.confirms(turn.said) ? lastTicket(memory) : undefined;
  if (number !== undefined) return turn.say({ text: t('card.done', { number }) });
  await turn.say({ text: t(`smallTalk.${answer}`), buttons: services.menu.welcome(language) });
}

async function handleQuestion(turn: DialogTurn): Promise<void> {
  const match = turn.services.knowledge.matcher.match(turn.said);
  if (await hearReason(turn, match)) return;
  keepQuestion(turn, turn.said, match);
  if (match.decision !== 'answer' && littleIsLeft(turn)) return askNext(turn);
  remindOfTrust(turn, match.decision === 'answer' ? match.id : undefined);
  if (match.decision === 'answer') {
    if (await answerWith(turn, match.id, match.confidence)) return;
    if (await actOn(turn, match.id)) return;
  }
  await meetTrouble(turn, match);
}
