// One message to a talk about a ticket.

import { answerInPassing } from '../answers/in-passing';
import type { DialogTurn } from '../turn/dialog-turn';
import { shortText } from '../words/short-text';
import type { Command } from '../words/word-lists';
import { askTalk } from './ask-talk';
import { hearPair } from './hear-pair';
import type { TalkStage, TalkState } from './ticket-talk';

/** `person`: the merchant wants a person instead. */
export type TalkStep = 'waiting' | 'ended' | 'person';

/** After this many answers that could not be read the talk ends: nobody is kept in it. */
const MOST_WRONG = 2;

export async function hearTalk(turn: DialogTurn, talk: TalkState): Promise<TalkStep> {
  const command = turn.services.words.command(turn.said);
  const { stage } = talk;
  const leaves = command === 'cancel' || command === 'restart' || command === 'back';
  if (stage.at === 'withdraw') return hearWithdraw(turn, talk, stage.number);
  if (leaves || (command === 'skip' && stage.at !== 'pair')) return leave(turn, stage);
  if (stage.at !== 'pair') return hearWords(turn, talk, stage);
  return (await hearPair(turn, talk, stage)) ?? hearElse(turn, talk, command);
}

async function hearWords(
  turn: DialogTurn,
  talk: TalkState,
  stage: Extract<TalkStage, { at: 'message' | 'comment' }>,
): Promise<TalkStep> {
  const { said, ticketChanges, t } = turn;
  if (!/[\p{L}\p{N}]/u.test(said)) {
    await askTalk(turn, talk);
    return 'waiting';
  }
  if (stage.at === 'message' && stage.more && saysNoMore(turn)) {
    await turn.say({ text: t('ticket.same.left') });
    return 'ended';
  }
  const { number } = stage;
  if (stage.at === 'message')
    ticketChanges.push({ number, command: { do: 'message', text: said } });
  else {
    const { score } = stage;
    ticketChanges.push({ number, command: { do: 'rate', score, comment: said } });
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

function saysNoMore({ services, said, language }: DialogTurn): boolean {
  const label = services.translator.for(language)('button.nothingMore');
  return services.words.yesNo(said) === 'no' || shortText(said) === shortText(label);
}

/** Anything but a clear yes keeps the ticket. */
async function hearWithdraw(turn: DialogTurn, talk: TalkState, number: string): Promise<TalkStep> {
  const { services, said, t } = turn;
  const command = services.words.command(said);
  const answer = services.words.yesNo(said);
  turn.keepLanguage();
  if (command === 'withdraw' || (answer === 'yes' && command === undefined)) {
    turn.ticketChanges.push({ number, command: { do: 'withdraw' } });
    const report = services.menu.title('intent.report-freeze', turn.language);
    await turn.say({ text: t('ticket.withdraw.done', { number }), buttons: [report] });
    return 'ended';
  }
  const isClear = answer === 'no' || command !== undefined;
  if (isClear) return leave(turn, talk.stage);
  return hearElse(turn, talk, command);
}

/** A question in between is answered, and the talk asks again, once. */
async function hearElse(
  turn: DialogTurn,
  talk: TalkState,
  command: Command | undefined,
): Promise<TalkStep> {
  const { t, services, said } = turn;
  if (command === 'unknown' || services.words.yesNo(said) === 'no') return giveUp(turn);
  talk.wrong += 1;
  const told = said === '' ? 'unknown' : await answerInPassing(turn);
  if (told === 'person') return 'person';
  // Some intents are answered without a word of their own.
  const isSettled = told === 'answered' && turn.hasSpoken;
  if (talk.wrong >= MOST_WRONG) return isSettled ? 'ended' : leave(turn, talk.stage);
  if (told === 'unknown') turn.lead(t(`ticket.${talk.stage.at}.unclear`));
  await askTalk(turn, talk);
  return 'waiting';
}

/** Without a number the ticket cannot be found here; a person can. */
async function giveUp(turn: DialogTurn): Promise<TalkStep> {
  const { t, services, language } = turn;
  await turn.say({ text: t('ticket.pair.lost'), buttons: services.menu.afterTrouble(language) });
  return 'ended';
}

async function leave(turn: DialogTurn, { at }: TalkStage): Promise<TalkStep> {
  const { t, services, language, facts } = turn;
  turn.keepLanguage();
  const text = t(`ticket.${at}.left`);
  // A form underneath asks its own question next.
  if (turn.dialogs.stack.length > 1 && facts.inForm) turn.lead(text);
  else await turn.say({ text, buttons: services.menu.welcome(language) });
  return 'ended';
}
