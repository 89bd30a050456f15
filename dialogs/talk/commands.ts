// Words that mean the same at any time: language, help, a person; the others belong to an open form.

import { answerShortly } from '../answers/answer';
import { judgeLast } from '../answers/feedback';
import { topicOf } from '../answers/led-on';
import { rejectChoices } from '../answers/trouble';
import { help, welcome } from '../answers/welcome';
import { backToDiagnosis, DIAGNOSIS } from '../diagnosis/open';
import type { FormDefinition } from '../forms/form-definition';
import { unpark } from '../forms/park';
import { openFormOn } from '../forms/patience';
import { openComment } from '../ticket/rating';
import { actOnTicket } from '../ticket/ticket-commands';
import { tellTickets } from '../ticket/ticket-status';
import { TICKET_TALK } from '../ticket/ticket-talk';
import type { DialogTurn } from '../turn/dialog-turn';
import { type FormId, lastTicket } from '../turn/memory';
import type { Command } from '../words/word-lists';
import { chooseLanguage } from './choose-language';
import { takeComplaint } from './intents';
import { openForm } from './open-form';
import { offerWays, reportFor } from './trouble-told';

const FRAUD = 'faq.fee-scam';
const DOUBTFUL_NOTICE = 'help.verify-notice';

type Act = (turn: DialogTurn) => Promise<void>;

const ALWAYS: Partial<Record<Command, Act>> = {
  chinese: (turn) => chooseLanguage(turn, 'zh-Hans'),
  english: (turn) => chooseLanguage(turn, 'en'),
  help: helpHere,
  person: (turn) => openUnlessOpen(turn, 'person'),
  complaint: complain,
  report: (turn) => openUnlessOpen(turn, reportNamed(turn)),
  ticket: tellTicketsHere,
  thanks: welcomeThanks,
};

const OUTSIDE_FORMS: Partial<Record<Command, Act>> = {
  restart: (turn) => welcome(turn, true),
  later: (turn) => turn.say({ text: turn.t('smallTalk.no') }),
  cancel: (turn) =>
    turn.say({
      text: turn.t('smallTalk.nothingToCancel'),
      buttons: turn.services.menu.welcome(turn.language),
    }),
};

/** @returns false when the words are no command at this point of the conversation. */
export async function obey(turn: DialogTurn, command: Command): Promise<boolean> {
  if (command === 'go-on' && !turn.facts.inForm && turn.memory.parked) {
    await takeUp(turn);
    return true;
  }
  const act = ALWAYS[command] ?? (turn.facts.inForm ? undefined : OUTSIDE_FORMS[command]);
  if (act) {
    await act(turn);
    return true;
  }
  if (command === 'say-plainly') return sayPlainly(turn);
  if (command === 'is-frozen') return sayWhetherFrozen(turn);
  if (command === 'what-now' || command === 'unknown') return goOnFromAnswer(turn);
  if (command === 'message-staff') return actOnTicket(turn, 'message');
  if (command === 'back' && !turn.facts.inForm) return backToDiagnosis(turn);
  if (command === 'comment') return openComment(turn);
  if (command === 'withdraw') return actOnTicket(turn, 'withdraw');
  if (command === 'helpful' || command === 'not-helpful') return judge(turn, command);
  if (command !== 'none-of-these' || turn.facts.inForm) return false;
  await rejectChoices(turn);
  return true;
}

/** "I don't get it": the last answer once more, in short. */
async function sayPlainly(turn: DialogTurn): Promise<boolean> {
  const { lastAnswer } = turn.memory;
  if (lastAnswer === undefined || !isBetweenTalks(turn)) return false;
  if (!(await answerShortly(turn, lastAnswer, 1))) return false;
  if (topicOf(lastAnswer)) await offerWays(turn);
  return true;
}

/** What the screen showed tells; nothing else does. */
async function sayWhetherFrozen(turn: DialogTurn): Promise<boolean> {
  if (turn.memory.lastAnswer?.startsWith('screen.')) return sayPlainly(turn);
  if (!isBetweenTalks(turn)) return false;
  turn.memory.misses = 0;
  await offerWays(turn, { before: turn.t('trouble.terminal') });
  return true;
}

/** "那怎么办", "not sure"; after an answer about fraud it is the fraud that has to be dealt with first. */
async function goOnFromAnswer(turn: DialogTurn): Promise<boolean> {
  if (!isBetweenTalks(turn)) return false;
  const { lastAnswer } = turn.memory;
  if (lastAnswer === FRAUD || lastAnswer === DOUBTFUL_NOTICE) return answerShortly(turn, FRAUD, 1);
  turn.memory.misses = 0;
  await offerWays(turn);
  return true;
}

/** In a form such words may be an answer; after a ticket they are about the ticket. */
function isBetweenTalks({ facts, memory }: DialogTurn): boolean {
  return !facts.inForm && lastTicket(memory) === undefined;
}

/** A form that was put aside asks on where it was. */
async function takeUp(turn: DialogTurn): Promise<void> {
  unpark(turn);
  const form = openFormOn(turn.dialogs.stack);
  // What was said before the form was put aside may still be waiting to be heard.
  if (form?.stage.at === 'resume') await turn.dialogs.continueDialog();
  else await turn.dialogs.repromptDialog();
}

async function helpHere(turn: DialogTurn): Promise<void> {
  if (!turn.facts.inForm) return help(turn);
  const top = turn.dialogs.activeDialog?.id;
  if (top === DIAGNOSIS) turn.lead(turn.t('diagnosis.help'));
  else turn.lead(top === TICKET_TALK ? turn.t('ticket.help') : turn.t('form.help'));
  await turn.dialogs.repromptDialog();
}

/** "报告冻结" says which report; a bare "report" is about what was talked of. */
function reportNamed(turn: DialogTurn): FormId {
  return /冻|凍|freez|froz/i.test(turn.said) || turn.facts.inForm
    ? 'freeze-report'
    : reportFor(turn);
}

/** A form that is open already asks its question again. */
async function openUnlessOpen(turn: DialogTurn, id: FormDefinition['id']): Promise<void> {
  if (isOpen(turn, id)) return turn.dialogs.repromptDialog();
  await openForm(turn, id);
}

function isOpen({ dialogs }: DialogTurn, id: FormDefinition['id']): boolean {
  return dialogs.stack.some((dialog) => dialog.id === id);
}

/** Who is writing to staff already goes on with that. */
async function complain(turn: DialogTurn): Promise<void> {
  if (isOpen(turn, 'person')) return turn.dialogs.repromptDialog();
  await takeComplaint(turn);
}

/** In a form: in a word, and the question again. */
async function welcomeThanks(turn: DialogTurn): Promise<void> {
  turn.memory.misses = 0;
  if (!turn.facts.inForm) return turn.say({ text: turn.t('smallTalk.thanks') });
  turn.lead(turn.t('form.thanks'));
  await turn.dialogs.repromptDialog();
}

async function tellTicketsHere(turn: DialogTurn): Promise<void> {
  await tellTickets(turn);
  if (turn.facts.inForm) await turn.dialogs.repromptDialog();
}

/** "没用" may be an answer in a form. */
async function judgeNothing(turn: DialogTurn): Promise<boolean> {
  if (turn.facts.inForm) return false;
  await judgeLast(turn, false);
  return true;
}

async function judge(turn: DialogTurn, command: 'helpful' | 'not-helpful'): Promise<boolean> {
  const helpful = command === 'helpful';
  if (turn.memory.lastAnswer === undefined) {
    if (!helpful) return judgeNothing(turn);
    // A second tap, or "明白了" without an answer before it.
    await welcomeThanks(turn);
    return true;
  }
  await judgeLast(turn, helpful);
  if (turn.facts.inForm) await turn.dialogs.repromptDialog();
  return true;
}
