// Carries out corrections: what fits is taken and read back, what does not fit leaves the old value as it was.

import type { Field, Reason } from '../fields/field';
import { patch } from '../fields/numbers/patch';
import { findsOf, valueIn } from '../reading/value-in';
import { answerQuestions } from '../ticket/in-passing';
import { fieldLabel } from '../turn/field-label';
import type { FieldName } from '../words/word-lists';
import { askBriefly, askField, note, noteChanged, refusalOf, shownValue } from './ask';
import { type Change, type Changes, numberIn } from './changes';
import { fieldNamed, setValue } from './form-state';
import { askAgain, goOn } from './go-on';
import type { FormStep, OpenForm } from './open-form';
import { askChange } from './review';

export async function applyChanges(open: OpenForm, found: Changes): Promise<FormStep> {
  const { turn, form, definition } = open;
  form.wrong = 0;
  if (found.kind === 'which') {
    await askChange(open, found.edit);
    return 'waiting';
  }
  const asked = form.stage.at === 'field' ? form.stage.name : undefined;
  const wasFilled = asked !== undefined && form.values[asked] !== undefined;
  const { refused, toAsk } = takeChanges(open, found.changes);
  if (found.more && (await answerQuestions(turn)) === 'person') return 'person';
  // The form comes back to a field that it was asking once more.
  const back = asked !== undefined && wasFilled ? [asked] : [];
  if (refused) return keepOld(open, refused, [...toAsk, ...back]);
  if (toAsk.length > 0) return askInTurn(open, [...toAsk, ...back]);
  const answered = found.changes.some(({ field }) => field === asked);
  if (asked === undefined || answered) return goOn(open);
  if (found.more) takeMore(open, fieldNamed(definition.fields, asked));
  const isFilledNow = !wasFilled && form.values[asked] !== undefined;
  return isFilledNow ? goOn(open) : askAgain(open);
}

/** "电话改成139…，屏幕上写着交易受限": what is said besides may be the answer. */
function takeMore({ turn, form, definition }: OpenForm, asked: Field): void {
  if (form.values[asked.name] !== undefined || !asked.keepsWords) return;
  const value = valueIn(turn.reading, asked, definition.fields);
  if (value !== undefined) setValue(form, asked.name, value);
}

interface Refused {
  field: Field;
  reason: Reason;
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
    const read = readChange(open, field, change);
    if (read === 'ask') toAsk.push(field.name);
    else if ('reason' in read) refused ??= { field, reason: read.reason };
    else {
      (form.values[field.name] === undefined ? noted : changed).push(field);
      setValue(form, field.name, read.value);
    }
  }
  for (const field of definition.fields) {
    if (form.values[field.name] !== undefined || toAsk.includes(field.name)) continue;
    const find = findsOf(turn.reading, field).find(({ counts }) => counts === 'anywhere');
    if (!find) continue;
    setValue(form, field.name, find.value);
    noted.push(field);
  }
  noteChanged(open, changed);
  note(open, noted);
  return { ...(refused && { refused }), toAsk };
}

/** The new value, why it cannot be taken, or `ask` where it was not told. */
export function readChange(
  open: OpenForm,
  field: Field,
  change: Change,
): { value: unknown } | { reason: Reason } | 'ask' {
  if ('value' in change) {
    // "商户号写错了一位" says that it is wrong, and not what is right.
    const saysNothing =
      change.value === '' || (field.awaits && !/[\d@一-九]|[a-z]{3}/i.test(change.value));
    return saysNothing ? 'ask' : readAs(open, field, change.value);
  }
  const old = numberIn(open, field.name) ?? '';
  const patched = patch(old, change.edit);
  const variables = { name: fieldLabel(open.turn, field) };
  if (patched.kind === 'unclear') return { reason: { key: 'form.partUnclear', variables } };
  return readAs(open, field, patched.value);
}

function readAs({ turn }: OpenForm, field: Field, text: string) {
  const part = turn.reading.part(text);
  const value = valueIn(part, field);
  return value === undefined ? { reason: refusalOf(field, part) } : { value };
}

/** Why it cannot be taken, what stays, and the question once more. */
async function keepOld(
  open: OpenForm,
  { field, reason }: Refused,
  later: FieldName[],
): Promise<FormStep> {
  const { turn, form } = open;
  form.queue = later.filter((name) => name !== field.name);
  form.wrong = 1;
  turn.lead(turn.t(reason.key, reason.variables));
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
