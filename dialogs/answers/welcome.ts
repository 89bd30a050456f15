// The first words: what the bot can do, what it never asks for, and the choice of language.

import { LANGUAGES } from '../../src/language/language';
import type { DialogTurn } from '../turn/dialog-turn';

/** @param languageKnown false puts a line in both languages first */
export async function welcome(turn: DialogTurn, languageKnown: boolean): Promise<void> {
  const { services, language, t } = turn;
  turn.memory.welcomed = true;
  if (languageKnown) turn.lead(t('welcome.hello'));
  else
    turn.lead(LANGUAGES.map((each) => services.translator.for(each)('welcome.hello')).join('\n'));
  await turn.say({ text: t('welcome.offer'), buttons: services.menu.welcome(language) });
}

export async function help(turn: DialogTurn): Promise<void> {
  const { services, language, t } = turn;
  await turn.say({ text: t('help'), buttons: services.menu.welcome(language) });
}
