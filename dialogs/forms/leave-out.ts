// A field that the merchant cannot or will not answer: left out, set aside for staff, or explained when it is needed.

import { evenText } from '../../src/language/even';
import type { Field } from '../fields/field';
import type { Reading } from '../reading/reading';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel, wordingKey } from '../turn/field-label';
import type { NotKnown } from '../words/not-known';
import { isFewWords } from '../words/short-text';
import { askBriefly } from './ask';
import { setValue } from './form-state';
import { goOn } from './go-on';
import type { FormStep, OpenForm } from './open-form';

const MOST_ASKED = 2;

/**
 * "不知道", "don't have it", "没有": of this field, or of whatever is asked. Beside what tells of another field it is that one
 * which is not sure: "下午三四点吧，记不太清".
 */
export function lacks({ turn }: OpenForm, field: Field, tellsOther = false): boolean {
  const { reading } = turn;
  if (reading.yesNo === 'no' || reading.fieldLacking === field.name) return true;
  const isOf = ({ field: named }: NotKnown) =>
    named === field.name || (named === undefined && !tellsOther);
  return [reading, ...behindName(turn, field)].some((part) => part.notKnown.some(isOf));
}

/** "terminal no idea sorry": the message behind each of the field's names with which it begins. */
function behindName({ reading, services }: DialogTurn, { name }: Field): Reading[] {
  if (!isFewWords(reading.said)) return [];
  const { fields, 'not-known': notKnown, scope } = services.words.lists;
  const names: Partial<Record<string, string[]>> = notKnown.names;
  const machine = name === 'terminalId' ? scope.terminal : [];
  const said = evenText(reading.said);
  return [...(fields[name] ?? []), ...(names[name] ?? []), ...machine]
    .filter((each) => said.startsWith(each))
    .map((each) => reading.part(reading.said.slice(each.length).trim()));
}

export async function leaveOut(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  if (form.half) form.half = form.half.filter((name) => name !== field.name);
  if (form.values[field.name] !== undefined) return goOn(open);
  form.wrong += 1;
  if (field.insists === 'always' || (field.insists === 'once' && form.wrong < MOST_ASKED)) {
    turn.lead(turn.t(wordingKey(field, 'needed')));
    return explain(open, field);
  }
  if (field.insists === 'once') return setAside(open, field);
  skip(open, field);
  return goOn(open);
}

/** Asked twice and not answered: the form goes on, and staff see that it is open. */
export async function setAside(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  if (form.guess !== undefined && field.doubt) {
    setValue(form, field.name, field.doubt.without(form.guess as never));
  }
  if (form.values[field.name] === undefined) {
    form.open = [...(form.open ?? []).filter((name) => name !== field.name), field.name];
    turn.lead(turn.t('form.aside', { name: fieldLabel(turn, field) }));
    skip(open, field);
  }
  return goOn(open);
}

function skip({ form }: OpenForm, { name }: Field): void {
  form.wrong = 0;
  if (!form.skipped.includes(name)) form.skipped = [...form.skipped, name];
}

/** Where to find it, the question once more, and a person for whom that is not enough. */
export async function explain(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn } = open;
  turn.lead(turn.t(wordingKey(field, 'help')));
  const place = field.name;
  if (field.insists === 'never') {
    await askBriefly(open, field, { place });
    return 'waiting';
  }
  turn.lead(turn.t('form.orPerson'));
  const moreButtons = [turn.services.menu.title('intent.human-agent', turn.language)];
  await askBriefly(open, field, { place, moreButtons });
  return 'waiting';
}

/** Fields named as lacking though another one was asked: they are not asked for later. */
export function leaveOutNamed({ turn, form, definition }: OpenForm, asked: Field): Field[] {
  const named = definition.fields.filter(
    (field) =>
      field !== asked &&
      field.insists === 'never' &&
      form.values[field.name] === undefined &&
      turn.reading.notKnown.some(({ field: name }) => name === field.name),
  );
  const names = named.map(({ name }) => name).filter((name) => !form.skipped.includes(name));
  form.skipped = [...form.skipped, ...names];
  return named;
}
