// What a message wants changed in an open form: whole values, some digits of one, several fields at once.

import { foldText } from '../../src/language/fold';
import type { Field } from '../fields/field';
import type { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import type { Correction } from '../words/corrections';
import type { PartEdit } from '../words/part-edits';
import type { FieldName } from '../words/word-lists';
import { contrastIn } from './contrast';
import { editedIn } from './edited';
import { fieldNamed } from './form-state';
import { fieldNames, type OpenForm } from './open-form';
import { isAll } from './take-in';

/** `value` '' asks for the field. */
export type Change =
  | { field: FieldName; value: string }
  | { field: FieldName; edit: PartEdit & { to: string } };

export type Changes =
  /** `more`: the message says something besides. */
  | { kind: 'changes'; changes: Change[]; more: boolean }
  /** Some digits are to be changed, and it is not known of which number. */
  | { kind: 'which'; edit?: PartEdit & { to: string } };

/** Longer messages are told as they are. */
const LONGEST = 200;
const CLAUSE = /[，,；;。\n、]+|\s+(?:and|also|but)\s+|(?:并且|另外|还有|同时|但是|不过)/;
/** Fewer characters between two corrections are a "sorry" or a "thanks". */
const FEWEST_SAID = 5;
/** A value after "is" where something else is asked; longer, it is a story. */
const LONGEST_VALUE = 30;

export function changesIn(open: OpenForm): Changes | undefined {
  const edited = editedIn(open);
  if (edited) return edited;
  const { said } = open.turn;
  if (said.length > LONGEST) return undefined;
  const contrast = contrastIn(open);
  if (contrast) return changed([contrast]);
  return severalChanges(open) ?? partChange(open) ?? one(open) ?? restated(open);
}

function one(open: OpenForm): Changes | undefined {
  const { reading } = open.turn;
  const change = wholeChange(open, reading) ?? unjoinedCorrection(open, reading);
  return change && changed([withPart(open, change)]);
}

/** "商户号写错了，最后两位是86": the value is a part. */
function withPart(open: OpenForm, change: Correction): Change {
  const edit = open.turn.reading.part(change.value).partEdit;
  if (edit?.to === undefined || edit.field !== undefined) return change;
  return partOf(open, edit, change.field) ?? change;
}

function changed(changes: Change[], more = false): Changes {
  return { kind: 'changes', changes, more };
}

/** A field corrected by its name, with its value or without. */
function wholeChange(open: OpenForm, reading: Reading): Correction | undefined {
  const { form, definition } = open;
  const { said } = reading;
  const isOurs = (found: Correction | undefined) =>
    found && fieldNames(open).includes(found.field) ? found : undefined;
  const expecting = form.stage.at !== 'field';
  const found = isOurs(expecting ? reading.looseCorrection : reading.correction);
  if (found) return { ...found, value: asSaid(found.value, said) };
  const loose = isOurs(reading.looseCorrection);
  const isAsked = form.stage.at === 'field' && form.stage.name === loose?.field;
  if (!loose || isAsked || loose.value.length > LONGEST_VALUE) return undefined;
  const field = fieldNamed(definition.fields, loose.field);
  const value = asSaid(loose.value, said);
  return tells(reading.part(value), field) ? { ...loose, value } : undefined;
}

/** True for words that can hardly mean anything but a value of this field. */
function tells(reading: Reading, field: Field): boolean {
  return findsOf(reading, field).some(
    (find) => find.counts === 'anywhere' || (field.isPlain && isAll(reading, find)),
  );
}

/** A number, an address or a name; no sentence. */
const ONE_VALUE = /^(?!.*[a-z]{2,} +[a-z]{2,})(?=.*(?:\d.*\d.*\d|@))[\x21-\x7e ]{3,40}$/i;

/** A correction without a joining word: "改终端号 10293848". It counts only with a value that the field takes. */
function unjoinedCorrection(open: OpenForm, reading: Reading): Correction | undefined {
  const { form, definition } = open;
  const found = reading.unjoinedCorrection;
  if (!found || !fieldNames(open).includes(found.field)) return undefined;
  const { field: name, value, asked } = found;
  const field = fieldNamed(definition.fields, name);
  const isAnswer = form.stage.at === 'field' && form.stage.name === name;
  if (!asked && isAnswer) return undefined;
  const fits = () => tells(reading.part(value), field);
  // After "change" a number of the wrong length is still meant for its field, which says what is wrong.
  if (field.awaits) {
    if (!ONE_VALUE.test(value) || !(asked || fits())) return undefined;
    // "微信 13800138000" is no telephone number: the name belongs to it.
    return name === 'contact' ? { field: name, value: reading.said } : found;
  }
  return asked && fits() ? found : undefined;
}

/** "商户号最后一位是9，电话改成13900139000": each clause names its field. */
function severalChanges(open: OpenForm): Changes | undefined {
  const clauses = open.turn.said.split(CLAUSE).filter((clause) => clause.trim() !== '');
  const changes: Change[] = [];
  let more = false;
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at] ?? '';
    // "后四位写错了，应该是8569"
    const joined = namedPart(open, `${clause}，${clauses[at + 1] ?? ''}`);
    const change = joined ?? withNext(open, clauseChange(open, clause.trim()), clauses[at + 1]);
    if (joined || (change && 'value' in change && change.value === clauses[at + 1])) at += 1;
    if (change) changes.push(change);
    else more ||= clause.trim().length >= FEWEST_SAID;
  }
  const fields = new Set(changes.map(({ field }) => field));
  if (fields.size !== changes.length || fields.size === 0) return undefined;
  // "可以是可以，但是电话不对": at the review one is enough, whatever leads up to it.
  const isEnough = fields.size > 1 || (open.form.stage.at === 'review' && clauses.length > 1);
  return isEnough ? changed(changes, more) : undefined;
}

/** "时间不对，应该是星期二": the next clause holds the value. */
function withNext(open: OpenForm, change: Change | undefined, next = ''): Change | undefined {
  if (!change || !('value' in change) || change.value !== '') return change;
  const field = fieldNamed(open.definition.fields, change.field);
  return tells(open.turn.reading.part(next), field) ? { ...change, value: next } : change;
}

function clauseChange(open: OpenForm, clause: string): Change | undefined {
  const reading = open.turn.reading.part(clause);
  return namedPart(open, clause) ?? wholeChange(open, reading) ?? unjoinedCorrection(open, reading);
}

function namedPart(open: OpenForm, said: string): Change | undefined {
  const edit = open.turn.reading.part(said).partEdit;
  if (edit?.field === undefined || edit.to === undefined) return undefined;
  return partOf(open, edit, edit.field);
}

/** "最后一位是9": of the number named, else of the one given last, else of the only one that it fits. */
function partChange(open: OpenForm, { partEdit: edit } = open.turn.reading): Changes | undefined {
  if (!edit) return undefined;
  if (edit.field !== undefined) {
    const change = partOf(open, edit, edit.field);
    return change && changed([change]);
  }
  const known = fieldNames(open).filter((name) => numberIn(open, name) !== undefined);
  if (known.length === 0) return undefined;
  const { last, stage } = open.form;
  const asksNumber = open.form.awaits !== null && stage.at === 'field';
  const target =
    stage.at === 'field' && last && known.includes(last) ? last : onlyFit(known, open, edit);
  if (target) {
    const change = partOf(open, edit, target);
    return change && changed([change]);
  }
  // While a number is asked, digits are more likely a try at it.
  if (asksNumber) return undefined;
  return { kind: 'which', ...(edit.to !== undefined && { edit: { ...edit, to: edit.to } }) };
}

function onlyFit(known: FieldName[], open: OpenForm, { from }: PartEdit): FieldName | undefined {
  const fitting =
    from === undefined ? known : known.filter((name) => numberIn(open, name)?.includes(from));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function partOf(open: OpenForm, edit: PartEdit, field: FieldName): Change | undefined {
  if (!fieldNames(open).includes(field)) return undefined;
  const { stage } = open.form;
  const isKnown = numberIn(open, field) !== undefined;
  // What is asked just now and not known yet has no part to be corrected.
  if (!isKnown && stage.at === 'field' && stage.name === field) return undefined;
  const { to } = edit;
  return to === undefined || !isKnown ? { field, value: '' } : { field, edit: { ...edit, to } };
}

/** The characters of a value that can be corrected one by one. */
export function numberIn({ form }: OpenForm, field: FieldName): string | undefined {
  if (field === 'contact') return form.values.contact?.value;
  return field === 'merchantId' || field === 'terminalId' ? form.values[field] : undefined;
}

/** "不对，是前天": the value given last, said once more in other words. */
function restated(open: OpenForm): Changes | undefined {
  const { turn, form, definition } = open;
  const folded = turn.reading.restated;
  if (folded === undefined) return undefined;
  const said = asSaid(folded, turn.said);
  // "上個講錯咗，尾數係18唔係81"
  const part = partChange(open, turn.reading.part(said));
  if (part) return part;
  const asked = form.stage.at === 'field' ? form.stage.name : undefined;
  const reads = (name: FieldName) =>
    tells(turn.reading.part(said), fieldNamed(definition.fields, name));
  // It may be the answer to the question after all.
  if (asked && reads(asked)) return undefined;
  const filled = fieldNames(open).filter((name) => form.values[name] !== undefined);
  const recent = form.last && filled.includes(form.last) ? [form.last] : [];
  const field = [...recent, ...filled].find(reads);
  return field && changed([{ field, value: said }]);
}

/** Words were compared in lower case and simplified script; the merchant reads them as they were written. */
function asSaid(folded: string, said: string): string {
  const written = said.replace(/[。.!！\s]+$/, '').slice(-folded.length);
  return folded !== '' && foldText(written) === folded ? written : folded;
}
