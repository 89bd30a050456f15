// The first words: what the bot can do, what it never asks for, and the choice of language.

import { LANGUAGES } from '../../src/language/language';
import type { DialogTurn } from '../turn/dialog-turn';

/**
 * @param languageKnown false puts the first lines in both languages
 * @param options `isAfterDeletion`: there was a conversation before, which was deleted
 */
export async function welcome(
  turn: DialogTurn,
  languageKnown: boolean,
  { isAfterDeletion = false } = {},
): Promise<void> {
  const { services, language, t } = turn;
  turn.memory.welcomed = true;
  const readers = languageKnown ? [t] : LANGUAGES.map((each) => services.translator.for(each));
  if (isAfterDeletion) turn.lead(readers.map((t) => t('welcome.deleted')).join('\n'));
  turn.lead(readers.map((t) => t('welcome.hello')).join('\n'));
  await turn.say({ text: t('welcome.offer'), buttons: services.menu.welcome(language) });
}

export async function help(turn: DialogTurn): Promise<void> {
  const { services, language, t } = turn;
  await turn.say({ text: t('help'), buttons: services.menu.welcome(language) });
}
