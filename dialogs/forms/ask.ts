// Asks for a field of a form: progress, question, buttons.

import type { Field, Reason } from '../fields/field';
import type { Reading } from '../reading/reading';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel, wordingKey } from '../turn/field-label';
import { pictureOnce } from '../turn/picture';
import type { FormState } from './form-state';
import type { OpenForm } from './open-form';

/** The one place of all questions: who saw the picture with the first number needs none with the second. */
const ASKED = 'asked';

/** The question with all that helps to answer it. */
export async function askField(open: OpenForm, field: Field): Promise<void> {
  const { half, values } = open.form;
  // Nobody is asked for what was told: only whether it is all.
  const rest = half?.includes(field.name)
    ? field.rest?.ask(values[field.name] as never)
    : undefined;
  if (rest) {
    const { t } = open.turn;
    return ask(open, field, { ...rest, buttons: [t('button.yes'), t('button.no')] });
  }
  await ask(open, field, { key: wordingKey(field, 'ask'), place: ASKED });
}

/** After an explanation: the bare question. */
export async function askBriefly(
  open: OpenForm,
  field: Field,
  more: Pick<Asking, 'moreButtons' | 'place'> = {},
): Promise<void> {
  await ask(open, field, { key: wordingKey(field, 'brief'), ...more });
}

interface Asking {
  key: string;
  /** In place of the field's own. */
  buttons?: readonly string[];
  moreButtons?: readonly string[];
  /** Where the field's picture belongs to what is said. */
  place?: string;
}

async function ask(
  { turn, form, definition }: OpenForm,
  field: Field,
  { key, buttons, moreButtons = [], place }: Asking,
): Promise<void> {
  const { t } = turn;
  if (form.stage.at !== 'field' || form.stage.name !== field.name) form.wrong = 0;
  form.stage = { at: 'field', name: field.name };
  form.awaits = field.awaits ?? null;
  const question = t(key);
  const { picture } = field;
  const step = definition.fields.indexOf(field) + 1;
  await turn.say({
    text: t('form.question', { step, steps: definition.fields.length, question }),
    buttons: [...(buttons ?? fieldButtons(turn, form, field)), ...moreButtons],
    card: picture && place ? pictureOnce(turn, { picture, place }) : undefined,
  });
}

/** Why a message, or what it says of a field, cannot be taken. */
export function refusalOf(field: Field, { said, finds }: Reading): Reason {
  const { name, wording = name } = field;
  const { key, ...more } = field.refusal(said, finds);
  return { key: key.replace(`fields.${name}.`, `fields.${wording}.`), ...more };
}

/** Two different numbers were given for one field: which one counts? */
export async function askEither(
  { turn, form }: OpenForm,
  { field, values }: { field: Field; values: readonly string[] },
): Promise<'waiting'> {
  form.stage = { at: 'field', name: field.name };
  form.awaits = field.awaits ?? null;
  const text = turn.t('form.either', { name: fieldLabel(turn, field) });
  await turn.say({ text, buttons: values });
  return 'waiting';
}

function fieldButtons({ t, services }: DialogTurn, form: FormState, field: Field): string[] {
  const labels = field.buttons?.(t, services.words) ?? [];
  if (form.values[field.name] !== undefined) return [...labels, t('button.keep')];
  return field.optional ? [...labels, t('button.skip')] : labels;
}

/** A value as the merchant reads it, in the language of the turn. */
export function shownValue(turn: DialogTurn, form: FormState, field: Field): string {
  const value = form.values[field.name];
  const { t, language } = turn;
  return value === undefined ? t('form.empty') : field.show(value as never, { t, language });
}

/** Says what was understood, so that a wrong reading is seen at once. */
export function note(open: OpenForm, fields: readonly Field[]): void {
  const { turn } = open;
  if (fields.length > 0) turn.lead(turn.t('form.noted', { values: listOf(open, fields) }));
}

/** Reads back what stands now in the place of an earlier value. */
export function noteChanged(open: OpenForm, fields: readonly Field[]): void {
  const { turn } = open;
  if (fields.length > 0) turn.lead(turn.t('form.changed', { values: listOf(open, fields) }));
}

/** "商户号 8983…、终端号 …" */
export function listOf({ turn, form }: OpenForm, fields: readonly Field[]): string {
  const parts = fields.map((field) =>
    turn.t('form.notedField', {
      name: fieldLabel(turn, field),
      value: shownValue(turn, form, field),
    }),
  );
  return parts.join(turn.t('form.listSeparator'));
}
