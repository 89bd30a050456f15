// The merchant's message while a field is asked: skip, back, a question in between, or the answer.

import type { Command } from '../words/word-lists';
import { askBriefly, note } from './ask';
import type { Field, Reading } from './field';
import { gather, setValue } from './form-state';
import { askAgain, goOn, stepBack } from './go-on';
import { answerInPassing, answerStatement, type InPassing } from './in-passing';
import type { FormStep, OpenForm } from './open-form';

/** After this many unreadable answers the place to look and a person are offered. */
const WRONG_BEFORE_HELP = 2;
/** Shorter answers hold one value; looking for more in them would find what is not there. */
const SEVERAL_VALUES_FROM = 17;

export async function hearField(
  open: OpenForm,
  field: Field,
  command: Command | undefined,
): Promise<FormStep> {
  const { turn } = open;
  const { words, menu } = turn.services;
  if (command === 'back') return stepBack(open, field);
  if (leavesOut(open, field, command)) return leaveOut(open, field);
  if (menu.entryTitled(turn.said) !== undefined) return passing(open, field);
  const asks = words.looksLikeQuestion(turn.said);
  if (field.questionsFirst && asks) return passing(open, field);
  const reading = field.read(turn.said, turn.aids);
  if (reading.kind === 'value') return take(open, field, reading.value);
  if (field.awaits && words.asksWhere(turn.said)) return explain(open, field);
  if (asks) return passing(open, field);
  if (field.awaits && !/\d/.test(turn.said)) {
    const told = await answerStatement(turn);
    if (told !== 'unknown') return afterPassing(open, told);
  }
  return refuse(open, field, reading);
}

function leavesOut({ turn, form }: OpenForm, field: Field, command: Command | undefined): boolean {
  if (command === 'skip') return true;
  if (command === 'go-on') return form.values[field.name] !== undefined;
  // "Don't know" is an answer to "when", and as good as a skip everywhere else.
  if (command === 'unknown') return field.name !== 'frozenAt';
  return turn.services.words.yesNo(turn.said) === 'no';
}

async function leaveOut(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  turn.keepLanguage();
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
async function explain(open: OpenForm, field: Field): Promise<FormStep> {
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

async function passing(open: OpenForm, field: Field): Promise<FormStep> {
  const told = await answerInPassing(open.turn);
  if (told !== 'unknown') return afterPassing(open, told);
  const { turn, form } = open;
  // A notice may well end in a question mark; elsewhere a question is no value unless it is said twice.
  const quotes = field.freeText && field.speaksNoLanguage;
  if (field.questionsFirst && !quotes && form.wrong === 0) {
    form.wrong += 1;
    turn.lead(turn.t('form.unanswered'));
    return askAgain(open);
  }
  const reading = field.read(turn.said, turn.aids);
  if (reading.kind === 'value') return take(open, field, reading.value);
  return refuse(open, field, reading);
}

function afterPassing(open: OpenForm, told: InPassing): FormStep | Promise<FormStep> {
  return told === 'person' ? 'person' : askAgain(open);
}

/** Takes a value, and what else the same sentence says. */
export async function take(open: OpenForm, field: Field, value: unknown): Promise<FormStep> {
  const { turn, form, definition } = open;
  if (field.speaksNoLanguage) turn.keepLanguage();
  const corrected = form.values[field.name] !== undefined;
  setValue(form, field.name, value);
  form.wrong = 0;
  const more =
    !field.freeText && turn.said.length >= SEVERAL_VALUES_FROM
      ? gather(form, definition.fields, { text: turn.said, aids: turn.aids })
      : [];
  note(
    open,
    corrected || field.echoes?.(value as never) || more.length > 0 ? [field, ...more] : [],
  );
  return goOn(open);
}

/** Says why an answer cannot be taken and asks again; a value entered earlier stays. */
export async function refuse(
  open: OpenForm,
  field: Field,
  reading: Extract<Reading<unknown>, { kind: 'wrong' }>,
): Promise<FormStep> {
  const { turn, form } = open;
  // The number that was cut out is what was meant; the merchant has been told already.
  if (turn.facts.redacted.length > 0) return askAgain(open);
  form.wrong += 1;
  if (form.wrong >= WRONG_BEFORE_HELP && reading.settleFor !== undefined) {
    return take(open, field, reading.settleFor);
  }
  turn.lead(turn.t(reading.reason.key, reading.reason.variables));
  if (form.wrong >= WRONG_BEFORE_HELP) return explain(open, field);
  await askBriefly(open, field);
  return 'waiting';
}
