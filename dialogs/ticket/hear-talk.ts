// One message to a talk about a ticket.

import type { DialogTurn } from '../turn/dialog-turn';
import { shortText } from '../words/short-text';
import { askTalk } from './ask-talk';
import { hearPair } from './hear-pair';
import { answerQuestions, answerStatement } from './in-passing';
import type { TalkStage, TalkState } from './ticket-talk';

/** `person`: the merchant wants a person instead. */
export type TalkStep = 'waiting' | 'ended' | 'person';

/** After this many answers that could not be read the talk ends: nobody is kept in it. */
const MOST_WRONG = 2;

export async function hearTalk(turn: DialogTurn, talk: TalkState): Promise<TalkStep> {
  const { command, wish } = turn.reading;
  const { stage } = talk;
  const leaves =
    command === 'cancel' ||
    command === 'restart' ||
    command === 'back' ||
    command === 'later' ||
    wish === 'leave';
  if (stage.at === 'withdraw') return hearWithdraw(turn, talk, stage.number);
  if (leaves || (command === 'skip' && stage.at !== 'pair')) return leave(turn, stage);
  if (stage.at !== 'pair') return hearWords(turn, talk, stage);
  return (await hearPair(turn, talk, stage)) ?? hearElse(turn, talk);
}

async function hearWords(
  turn: DialogTurn,
  talk: TalkState,
  stage: Extract<TalkStage, { at: 'message' | 'comment' }>,
): Promise<TalkStep> {
  const { said, t } = turn;
  if (!/[\p{L}\p{N}]/u.test(said)) {
    await askTalk(turn, talk);
    return 'waiting';
  }
  if (stage.at === 'message' && stage.more && saysNoMore(turn)) {
    await turn.say({ text: t('ticket.same.left') });
    return 'ended';
  }
  const { number } = stage;
  if (stage.at === 'message') turn.changeTicket(number, { do: 'message', text: said });
  else {
    const { score } = stage;
    turn.changeTicket(number, { do: 'rate', score, comment: said });
  }
  await turn.say({
    text: doneText(turn, stage),
  });
  return 'ended';
}

function doneText({ t }: DialogTurn, stage: Extract<TalkStage, { number: string }>): string {
  if (stage.at === 'comment') return t('ticket.comment.done');
  const { number } = stage;
  const unnamed = stage.at === 'message' && stage.unnamed;
  return unnamed ? t('ticket.same.done') : t('ticket.message.done', { number });
}

function saysNoMore({ services, reading, said, language }: DialogTurn): boolean {
  const label = services.translator.for(language)('button.nothingMore');
  return reading.yesNo === 'no' || shortText(said) === shortText(label);
}

/** Anything but a clear yes keeps the ticket. */
async function hearWithdraw(turn: DialogTurn, talk: TalkState, number: string): Promise<TalkStep> {
  const { services, t } = turn;
  const { command, yesNo: answer } = turn.reading;
  if (command === 'withdraw' || (answer === 'yes' && command === undefined)) {
    turn.changeTicket(number, { do: 'withdraw' });
    const report = services.menu.title('intent.report-freeze', turn.language);
    await turn.say({ text: t('ticket.withdraw.done', { number }), buttons: [report] });
    return 'ended';
  }
  const isClear = answer === 'no' || command !== undefined;
  if (isClear) return leave(turn, talk.stage);
  return hearElse(turn, talk);
}

/** A question in between is answered, and the talk asks again, once. */
async function hearElse(turn: DialogTurn, talk: TalkState): Promise<TalkStep> {
  const { t, said, reading } = turn;
  if (reading.notKnown.length > 0 || reading.yesNo === 'no') return giveUp(turn);
  talk.wrong += 1;
  const told = said === '' ? 'unknown' : await answerAnything(turn);
  if (told === 'person') return 'person';
  // Some intents are answered without a word of their own.
  const isSettled = told === 'answered' && turn.hasSpoken;
  if (talk.wrong >= MOST_WRONG) return isSettled ? 'ended' : leave(turn, talk.stage);
  if (told === 'unknown' || told === 'none') turn.lead(t(`ticket.${talk.stage.at}.unclear`));
  await askTalk(turn, talk);
  return 'waiting';
}

async function answerAnything(turn: DialogTurn) {
  return turn.reading.questions.length > 0 ? answerQuestions(turn) : answerStatement(turn);
}

/** Without a number the ticket cannot be found here; a person can. */
async function giveUp(turn: DialogTurn): Promise<TalkStep> {
  const { t, services, language } = turn;
  await turn.say({ text: t('ticket.pair.lost'), buttons: services.menu.afterTrouble(language) });
  return 'ended';
}

async function leave(turn: DialogTurn, { at }: TalkStage): Promise<TalkStep> {
  const { t, services, language, facts } = turn;
  const text = t(`ticket.${at}.left`);
  // A form underneath asks its own question next.
  if (turn.dialogs.stack.length > 1 && facts.inForm) turn.lead(text);
  else await turn.say({ text, buttons: services.menu.welcome(language) });
  return 'ended';
}
