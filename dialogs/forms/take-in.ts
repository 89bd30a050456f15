// Puts what a message tells into the form, whichever field was asked for.

import type { Field } from '../fields/field';
import type { Find } from '../fields/find';
import type { Told } from '../fields/finds';
import type { Reading } from '../reading/reading';
import { restOf } from '../reading/rest';
import { setValue } from './form-state';
import type { OpenForm } from './open-form';

export interface TakenIn {
  /** Filled now. */
  noted: Field[];
  /** Filled before, and other now. */
  changed: Field[];
  /** True when the field that was asked for got a value. */
  answered: boolean;
  /** Two different numbers, of which one can be right. */
  either?: { field: Field; values: string[] };
}

/** Of the letters of a message this share must belong to a value for the message to be nothing else. */
const MOSTLY = 0.75;

export function takeIn(open: OpenForm, asked?: Field): TakenIn {
  const taken: TakenIn = { noted: [], changed: [], answered: false };
  for (const field of fieldsKept(open)) takeField(open, { field, asked, taken });
  if (asked && !taken.answered && !taken.either) takeWords(open, asked, taken);
  if (taken.noted.length + taken.changed.length === 0 && !taken.either) takeUnasked(open, taken);
  return taken;
}

function fieldsKept({ definition }: OpenForm): readonly Field[] {
  return [...definition.fields, ...(definition.keeps ?? [])];
}

interface Taking {
  field: Field;
  asked: Field | undefined;
  taken: TakenIn;
}

function takeField(open: OpenForm, { field, asked, taken }: Taking): void {
  const finds = findsOf(open.turn.reading, field).filter(
    ({ counts }) => counts === 'anywhere' || field === asked,
  );
  const [find] = finds;
  if (!find) return;
  const { form } = open;
  const known = form.values[field.name];
  const values = [...new Set(finds.map(({ value }) => value))].filter(
    (value) => field.name !== 'merchantId' || value !== known,
  );
  if (field.name === 'merchantId' && (values.length > 1 || (known && field !== asked))) {
    if (values.length === 0) return;
    const all = known ? [known as string, ...(values as string[])] : (values as string[]);
    taken.either = { field, values: all };
    return;
  }
  if (known === undefined || field === asked)
    return take(open, { field, asked, taken }, find.value);
  if (isSame(known, find.value)) return;
  const merged = mergedScope(field, known, find.value);
  if (merged !== undefined) return take(open, { field, asked, taken }, merged);
  if (find.named || isAll(open.turn.reading, find)) take(open, { field, asked, taken }, find.value);
}

function take({ form }: OpenForm, { field, asked, taken }: Taking, value: unknown): void {
  const wasKnown = form.values[field.name] !== undefined;
  if (wasKnown && !isSame(form.values[field.name], value)) taken.changed.push(field);
  else if (!wasKnown) taken.noted.push(field);
  setValue(form, field.name, value);
  if (field === asked) taken.answered = true;
}

/** What is left of the message is the answer where the merchant's own words are asked for. */
function takeWords(open: OpenForm, asked: Field, taken: TakenIn): void {
  if (!keepsWords(asked)) return;
  const { reading } = open.turn;
  const words = restOf(reading, {
    besides: open.definition.fields.filter((field) => field !== asked).map(({ name }) => name),
    keepsQuestions: asked.name === 'question',
  });
  const read = words === '' ? undefined : asked.read(words, open.turn.aids);
  if (read?.kind === 'value') take(open, { field: asked, asked, taken }, read.value);
}

/** "机器", "20770012" where something else is asked: it fits one field that is still open, and nothing besides. */
function takeUnasked(open: OpenForm, taken: TakenIn): void {
  const { reading } = open.turn;
  if (reading.questions.length > 0) return;
  for (const field of open.definition.fields) {
    if (open.form.values[field.name] !== undefined || !isPlain(field)) continue;
    const find = findsOf(reading, field).find((each) => isAll(reading, each));
    if (find) return take(open, { field, asked: undefined, taken }, find.value);
  }
}

/** Fields whose values are told from other words by their form. */
function isPlain({ name, awaits }: Field): boolean {
  return awaits !== undefined || name === 'scope' || name === 'frozenAt';
}

export function findsOf(reading: Reading, { name }: Field): readonly Find<unknown>[] {
  return name === 'question' ? [] : reading.finds[name as Told];
}

export function keepsWords({ name, freeText }: Field): boolean {
  return freeText && name !== 'scope';
}

/** True when the message is this value and hardly anything besides. */
export function isAll({ said }: Reading, { from, to }: Find<unknown>): boolean {
  return lettersIn(said.slice(from, to)) >= lettersIn(said) * MOSTLY;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function isSame(known: unknown, told: unknown): boolean {
  return JSON.stringify(known) === JSON.stringify(told);
}

/** The terminal, and later the money too. */
function mergedScope({ name }: Field, known: unknown, told: unknown): unknown {
  return name === 'scope' && known !== told ? 'both' : undefined;
}
