// Asks for a field of a form: progress, question, buttons.

import type { DialogTurn } from '../dialog-turn';
import type { Field } from './field';
import type { FormDefinition } from './form-definition';
import type { FormState } from './form-state';

export async function askField(
  turn: DialogTurn,
  form: FormState,
  { definition, field }: { definition: FormDefinition; field: Field },
): Promise<void> {
  const { t } = turn;
  form.stage = { at: 'field', name: field.name };
  form.awaits = field.awaits ?? null;
  const step = definition.fields.indexOf(field) + 1;
  const progress = t('form.progress', { step, steps: definition.fields.length });
  await turn.say({
    text: `${progress} ${t(`fields.${field.name}.ask`)}`,
    buttons: fieldButtons(turn, form, field),
  });
}

function fieldButtons(turn: DialogTurn, form: FormState, field: Field): string[] {
  const { t, services } = turn;
  const labels = field.buttons?.(t, services.words) ?? [];
  if (field.name === 'frozenAt') labels.push(t('button.unknown'));
  if (field.optional && form.values[field.name] === undefined) labels.push(t('button.skip'));
  if (form.values[field.name] !== undefined) labels.push(t('button.keep'));
  return labels;
}

export function fieldLabel(turn: DialogTurn, field: Field): string {
  return turn.t(`fields.${field.name}.label`);
}

/** A value as the merchant reads it, in the language of the turn. */
export function shownValue(turn: DialogTurn, form: FormState, field: Field): string {
  const value = form.values[field.name];
  const { t, language } = turn;
  return value === undefined ? t('form.empty') : field.show(value as never, { t, language });
}
