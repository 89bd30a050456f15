// A field that the merchant cannot or will not answer: left out, or explained when it is needed.

import type { Field } from '../fields/field';
import type { Command } from '../words/word-lists';
import { askBriefly } from './ask';
import { goOn } from './go-on';
import type { FormStep, OpenForm } from './open-form';

export function leavesOut(
  { turn, form }: OpenForm,
  field: Field,
  command: Command | undefined,
): boolean {
  if (command === 'skip') return true;
  if (command === 'go-on') return form.values[field.name] !== undefined;
  // "Don't know" is an answer to "when", and as good as a skip everywhere else.
  if (field.name === 'frozenAt' && command === 'unknown') return false;
  if (command === 'unknown') return true;
  if (field.name !== 'frozenAt' && turn.services.words.fieldLacking(turn.said, [field.name]))
    return true;
  return turn.services.words.yesNo(turn.said) === 'no';
}

export async function leaveOut(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  // "Skip" speaks no language; a sentence about the field does.
  if (!turn.services.words.fieldLacking(turn.said, [field.name])) turn.keepLanguage();
  if (form.values[field.name] !== undefined) return goOn(open);
  if (field.needed) {
    turn.lead(turn.t(`fields.${field.name}.needed`));
    return explain(open, field);
  }
  form.wrong = 0;
  form.skipped = [...form.skipped, field.name];
  return goOn(open);
}

/** Where to find it, the question once more, and a person for whom that is not enough. */
export async function explain(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn } = open;
  turn.lead(turn.t(`fields.${field.name}.help`));
  if (!field.needed) {
    await askBriefly(open, field);
    return 'waiting';
  }
  turn.lead(turn.t('form.orPerson'));
  await askBriefly(open, field, [turn.services.menu.title('intent.human-agent', turn.language)]);
  return 'waiting';
}
