// Words that mean the same at any time: language, help, a person; the others belong to an open form.

import { admitMiss, keepChoice } from './answer';
import { chooseLanguage } from './choose-language';
import type { DialogTurn } from './dialog-turn';
import { takeFeedback } from './feedback';
import { openForm } from './open-form';
import { help, welcome } from './welcome';
import type { Command } from './words/word-lists';

type Act = (turn: DialogTurn) => Promise<void>;

const ALWAYS: Partial<Record<Command, Act>> = {
  chinese: (turn) => chooseLanguage(turn, 'zh-Hans'),
  english: (turn) => chooseLanguage(turn, 'en'),
  help: helpHere,
  person: callPerson,
};

const OUTSIDE_FORMS: Partial<Record<Command, Act>> = {
  restart: (turn) => welcome(turn, true),
  cancel: (turn) =>
    turn.say({
      text: turn.t('smallTalk.nothingToCancel'),
      buttons: turn.services.menu.welcome(turn.language),
    }),
};

/** @returns false when the words are no command at this point of the conversation. */
export async function obey(turn: DialogTurn, command: Command): Promise<boolean> {
  const act = ALWAYS[command] ?? (turn.facts.inForm ? undefined : OUTSIDE_FORMS[command]);
  if (act) {
    await act(turn);
    return true;
  }
  if (command === 'helpful' || command === 'not-helpful') return judge(turn, command);
  if (command === 'none-of-these' && turn.facts.unsettled) {
    keepChoice(turn, null);
    await admitMiss(turn);
    return true;
  }
  return false;
}

async function helpHere(turn: DialogTurn): Promise<void> {
  if (!turn.facts.inForm) return help(turn);
  turn.lead(turn.t('form.help'));
  await turn.dialogs.repromptDialog();
}

async function callPerson(turn: DialogTurn): Promise<void> {
  if (turn.dialogs.activeDialog?.id === 'person') return turn.dialogs.repromptDialog();
  await openForm(turn, 'person');
}

async function judge(turn: DialogTurn, command: 'helpful' | 'not-helpful'): Promise<boolean> {
  if (turn.memory.lastAnswer === undefined) return false;
  await takeFeedback(turn, command === 'helpful');
  if (turn.facts.inForm) await turn.dialogs.repromptDialog();
  return true;
}
