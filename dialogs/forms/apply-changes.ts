// Carries out corrections: what fits is taken and read back, what does not fit leaves the old value as it was.

import { type Field, type Reading, wrong } from '../fields/field';
import { fieldLabel } from '../turn/field-label';
import type { FieldName } from '../words/word-lists';
import { askBriefly, askField, note, noteChanged, shownValue } from './ask';
import { type Change, type Changes, numberIn } from './changes';
import { fieldNamed, setValue } from './form-state';
import { askAgain, goOn } from './go-on';
import type { FormStep, OpenForm } from './open-form';
import { patch } from './patch';
import { askChange } from './review';
import { findsOf, keepsWords } from './take-in';

export async function applyChanges(open: OpenForm, found: Changes): Promise<FormStep> {
  const { form, definition } = open;
  form.wrong = 0;
  if (found.kind === 'which') {
    await askChange(open, found.edit);
    return 'waiting';
  }
  const asked = form.stage.at === 'field' ? form.stage.name : undefined;
  const wasFilled = asked !== undefined && form.values[asked] !== undefined;
  const { refused, toAsk } = takeChanges(open, found.changes);
  // The form comes back to a field that it was asking once more.
  const back = asked !== undefined && wasFilled ? [asked] : [];
  if (refused) return keepOld(open, refused, [...toAsk, ...back]);
  if (toAsk.length > 0) return askInTurn(open, [...toAsk, ...back]);
  const answered = found.changes.some(({ field }) => field === asked);
  if (asked === undefined || answered) return goOn(open);
  const field = fieldNamed(definition.fields, asked);
  if (found.more && keepsWords(field)) setValue(form, asked, open.turn.said.trim());
  const isFilledNow = !wasFilled && form.values[asked] !== undefined;
  return isFilledNow ? goOn(open) : askAgain(open);
}

interface Refused {
  field: Field;
  reading: Extract<Reading<unknown>, { kind: 'wrong' }>;
}

/** Sets and notes all that can be read. */
function takeChanges(open: OpenForm, changes: Change[]): { refused?: Refused; toAsk: FieldName[] } {
  const { turn, form, definition } = open;
  const toAsk: FieldName[] = [];
  const noted: Field[] = [];
  const changed: Field[] = [];
  let refused: Refused | undefined;
  for (const change of changes) {
    const field = fieldNamed(definition.fields, change.field);
    const reading = readChange(open, field, change);
    if (reading === 'ask') toAsk.push(field.name);
    else if (reading.kind === 'wrong') refused ??= { field, reading };
    else {
      (form.values[field.name] === undefined ? noted : changed).push(field);
      setValue(form, field.name, reading.value);
    }
  }
  if (noted.length + changed.length > 0) {
    for (const field of definition.fields) {
      if (form.values[field.name] !== undefined) continue;
      const find = findsOf(turn.reading, field).find(({ counts }) => counts === 'anywhere');
      if (!find) continue;
      setValue(form, field.name, find.value);
      noted.push(field);
    }
  }
  noteChanged(open, changed);
  note(open, noted);
  return { ...(refused && { refused }), toAsk };
}

export function readChange(open: OpenForm, field: Field, change: Change): Reading<unknown> | 'ask' {
  const { aids } = open.turn;
  if ('value' in change) {
    // "商户号写错了一位" says that it is wrong, and not what is right.
    const saysNothing =
      change.value === '' || (field.awaits && !/[\d@]|[a-z]{3}/i.test(change.value));
    return saysNothing ? 'ask' : field.read(change.value, aids);
  }
  const old = numberIn(open, field.name) ?? '';
  const patched = patch(old, change.edit);
  const variables = { name: fieldLabel(open.turn, field) };
  if (patched.kind === 'unclear') return wrong('form.partUnclear', { variables });
  return field.read(patched.value, aids);
}

/** Why it cannot be taken, what stays, and the question once more. */
async function keepOld(
  open: OpenForm,
  { field, reading }: Refused,
  later: FieldName[],
): Promise<FormStep> {
  const { turn, form } = open;
  form.queue = later.filter((name) => name !== field.name);
  form.wrong = 1;
  turn.lead(turn.t(reading.reason.key, reading.reason.variables));
  if (form.values[field.name] !== undefined) {
    const kept = { name: fieldLabel(turn, field), value: shownValue(turn, form, field) };
    turn.lead(turn.t('form.kept', kept));
  }
  await askBriefly(open, field);
  return 'waiting';
}

async function askInTurn(open: OpenForm, names: FieldName[]): Promise<FormStep> {
  const [first, ...later] = [...new Set(names)];
  open.form.queue = later;
  if (first) await askField(open, fieldNamed(open.definition.fields, first));
  return 'waiting';
}
