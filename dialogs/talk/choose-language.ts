// The merchant chooses a language: from now on it stays, and what was last said is said again in it.

import { foldText } from '../../src/language/fold';
import type { Language } from '../../src/language/language';
import { answerWith } from '../answers/answer';
import { DIAGNOSE } from '../answers/led-on';
import { tellResult } from '../diagnosis/result';
import type { DialogTurn } from '../turn/dialog-turn';
import { holds } from '../words/question-words';

export async function chooseLanguage(turn: DialogTurn, language: Language): Promise<void> {
  const { memory } = turn;
  memory.language = language;
  memory.languageChosen = true;
  turn.lead(turn.t('language.chosen'));
  if (turn.facts.inForm) return turn.dialogs.repromptDialog();
  if (memory.lastAnswer === DIAGNOSE && (await tellResult(turn))) return;
  if (memory.lastAnswer !== undefined && (await answerWith(turn, memory.lastAnswer, 1))) return;
  await turn.say({
    text: turn.t('language.next'),
    buttons: turn.services.menu.welcome(language),
  });
}

/** "Can you speak Chinese?": the language named, else the question which one. */
export async function askLanguage(turn: DialogTurn): Promise<void> {
  const named = languageNamed(turn);
  if (named) return chooseLanguage(turn, named);
  const { t, services, language } = turn;
  const other = language === 'en' ? 'zh-Hans' : 'en';
  const labels = [
    t('button.otherLanguage'),
    services.translator.for(other)('button.otherLanguage'),
  ];
  await turn.say({ text: t('language.which'), buttons: labels });
}

function languageNamed({ said, services }: DialogTurn): Language | undefined {
  const text = foldText(said);
  const { chinese, english } = services.words.lists.commands;
  const namesChinese = chinese.some((word) => holds(text, word));
  const namesEnglish = english.some((word) => holds(text, word));
  if (namesChinese === namesEnglish) return undefined;
  return namesChinese ? 'zh-Hans' : 'en';
}
