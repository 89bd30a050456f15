// A choice among what was offered: a title tapped or counted, or the button that opens a form.

import { LANGUAGES } from '../../src/language/language';
import type { Translator } from '../../src/language/translator';
import { answerWith, keepChoice } from '../answers/answer';
import { isHeldMoney } from '../answers/led-on';
import { FORMS } from '../forms/all-forms';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId } from '../turn/memory';
import { shortText } from '../words/short-text';
import { actOn } from './intents';

export async function pick(turn: DialogTurn, entry: string): Promise<boolean> {
  const { unsettled, entries } = turn.facts.offers;
  if (unsettled) keepChoice(turn, entry);
  // The list of an overview stays open: "the third" may follow "the second".
  else if (entries) turn.offer({ entries });
  if (isHeldMoney(entry)) turn.offer({ proposed: 'settlement-hold' });
  return (await actOn(turn, entry)) || answerWith(turn, entry, 1);
}

export function pickOffered({ facts, reading }: DialogTurn): string | undefined {
  const { entries } = facts.offers;
  const index = entries && reading.ordinal(entries.length);
  return index === undefined ? undefined : entries?.[index];
}

/** The form whose button was tapped, in either language. */
export function formTapped({ said, services: { translator } }: DialogTurn): FormId | undefined {
  const labels = buttons.get(translator) ?? labelsOf(translator);
  buttons.set(translator, labels);
  return labels.get(shortText(said));
}

const buttons = new WeakMap<Translator, Map<string, FormId>>();

function labelsOf(translator: Translator): Map<string, FormId> {
  const labels = FORMS.flatMap(({ id }) =>
    LANGUAGES.map(
      (language) => [shortText(translator.for(language)(`form.${id}.button`)), id] as const,
    ),
  );
  return new Map(labels);
}
