// Puts what a message tells into the form, whichever field was asked for.

import { isDeepStrictEqual } from 'node:util';
import type { Field, FormValues } from '../fields/field';
import type { Find } from '../fields/find';
import { clausesOf } from '../reading/questions';
import type { Reading } from '../reading/reading';
import { findsOf, valueIn } from '../reading/value-in';
import { fieldsKept } from './form-definition';
import { setTold, setValue } from './form-state';
import type { OpenForm } from './open-form';

export interface TakenIn {
  /** Filled now. */
  noted: Field[];
  /** Filled before, and other now. */
  changed: Field[];
  /** True when the field that was asked for got a value. */
  answered: boolean;
  /** True when it told of any field, be it what was known. */
  heard: boolean;
  /** Read for the field that was asked for, and not sure. */
  guess?: unknown;
  /** Two different merchant IDs, of which one can be right. */
  either?: { field: Field; values: string[] };
}

/** Of the letters of a message this share must belong to a value for the message to be nothing else. */
const MOSTLY = 0.75;
/** Of when and how to be reached, in UTF-16 units; where it grows longer the last words count. */
const LONGEST_NOTE = 160;

export function takeIn(open: OpenForm, asked?: Field): TakenIn {
  const { form, turn } = open;
  const taken: TakenIn = { noted: [], changed: [], answered: false, heard: false };
  const put = (field: Field, value: unknown) => {
    const known = form.values[field.name];
    if (known === undefined) taken.noted.push(field);
    else if (!isSame(known, value)) taken.changed.push(field);
    taken.heard = true;
    if (field === asked || isWhole(open, field)) setValue(form, field.name, value);
    else setTold(form, field, value);
  };
  const fields = fieldsKept(open.definition);
  for (const field of fields.filter((each) => each !== asked)) {
    const either = field.name === 'merchantId' ? severalIn(open, field) : undefined;
    if (either) return { ...taken, either: { field, values: either } };
    const value = toldOf(open, field, asked);
    if (value !== undefined) put(field, value);
    taken.heard ||= findsOf(turn.reading, field).some(({ counts }) => counts === 'anywhere');
  }
  const contact = fields.find(({ name }) => name === 'contact');
  const beside = contact && besideKnown(open);
  if (beside) put(contact, beside);
  const plain = plainAnswer(open, { fields, asked });
  if (plain) {
    put(plain.field, besideKnownOf(open, plain));
    return taken;
  }
  if (asked) {
    const either = asked.name === 'merchantId' ? severalIn(open, asked, true) : undefined;
    if (either) return { ...taken, either: { field: asked, values: either } };
    const value = valueIn(turn.reading, asked, fields);
    const [find] = findsOf(turn.reading, asked);
    const isOnlyAsked = find?.counts === 'asked' && asksElse(turn.reading, asked, find);
    if (find?.isUnsure && asked.doubt && !isOnlyAsked) return { ...taken, guess: find.value };
    if (value !== undefined && !isOnlyAsked) put(asked, withHalf(open, asked, value, find));
    taken.answered = value !== undefined && !isOnlyAsked;
  }
  return taken;
}

/** "机器行不行" takes nothing back of what is known. */
function besideKnownOf(
  { form }: OpenForm,
  { field, find }: { field: Field; find: Find<unknown> },
): unknown {
  const known = form.values[field.name];
  if (known === undefined || !field.merge || find.named) return find.value;
  return field.merge(known as never, find.value as never);
}

/** "Is the money held as well?" – "it never arrived": that stands beside what was told before. */
function withHalf({ form }: OpenForm, field: Field, value: unknown, find?: Find<unknown>): unknown {
  if (!form.half?.includes(field.name) || !field.merge || find?.named) return value;
  return field.merge(form.values[field.name] as never, value as never);
}

/** Everything there is to say of the field was said, or its question was asked before. */
function isWhole({ form, turn }: OpenForm, field: Field): boolean {
  const isAsked = form.values[field.name] !== undefined && !form.half?.includes(field.name);
  return isAsked || findsOf(turn.reading, field).some(({ named }) => named);
}

/** "晚上打": of the contact that is known. */
function besideKnown({ form, turn }: OpenForm): FormValues['contact'] {
  const { contact, beside } = turn.reading.finds;
  const known = form.values.contact;
  if (!known || beside.note === undefined || contact.length > 0) return undefined;
  if (known.note?.includes(beside.note)) return undefined;
  const both = [known.note, beside.note].filter(Boolean).join('; ');
  return { ...known, note: both.length <= LONGEST_NOTE ? both : beside.note };
}

/** "拉卡拉传统机多少钱", "几天能好": what looks like a name or a day is part of a question. */
function asksElse(reading: Reading, field: Field, find: Find<unknown>): boolean {
  const { asks, match, titled } = reading;
  if (field.awaits || field.keepsWords) return false;
  // Almost anything may be a name.
  const isKnown = !field.isPlain && match.decision === 'answer' && !isClause(reading, find);
  return asks || titled !== undefined || isKnown;
}

/** "4000, the reason they gave was …": the value is a clause of its own, whatever else is told. */
function isClause({ said }: Reading, { from, to }: Find<unknown>): boolean {
  const value = said.slice(from, to);
  const clause = clausesOf(said).find((each) => each.includes(value) && each !== said.trim());
  return clause !== undefined && lettersIn(value) >= lettersIn(clause) * MOSTLY;
}

/** Different merchant IDs in one message, or another one than before, without a word on which is right. */
function severalIn({ form, turn }: OpenForm, field: Field, isAsked = false): string[] | undefined {
  const finds = findsOf(turn.reading, field).filter(
    (find) => isAsked || find.counts === 'anywhere',
  );
  const told = [...new Set(finds.map(({ value }) => value as string))];
  const known = form.values.merchantId;
  const values = known === undefined || isAsked ? told : [...new Set([known, ...told])];
  return told.length > 0 && values.length > 1 ? values : undefined;
}

/** What counts though another field is asked: a value for an open field, or plainly another one for a filled field. */
function toldOf(open: OpenForm, field: Field, asked: Field | undefined): unknown {
  const { form, turn } = open;
  const { reading } = turn;
  const find = findsOf(reading, field).find(
    (each) => each.counts === 'anywhere' && !isOfOther(open, field, each),
  );
  const known = form.values[field.name];
  if (!find || known === undefined) return find?.value;
  // "钱？还没到账" asks by its mark alone, and what is merged takes nothing back.
  if (reading.asksInWords || (reading.asks && !field.merge)) return undefined;
  if (field.refines?.(known as never, find.value as never)) return find.value;
  if (field.merge && !find.named) return field.merge(known as never, find.value as never);
  // A notice may well name a number that is known.
  const isNamed = find.named && !asked?.keepsWords;
  return isNamed || isAll(reading, find) ? find.value : undefined;
}

/** "客服说是大额交易": what the provider says is no story of the merchant's. */
function isOfOther(
  { turn, definition }: OpenForm,
  { keepsWords, alsoTold }: Field,
  find: Find<unknown>,
): boolean {
  if (!keepsWords || alsoTold) return false;
  const others = definition.fields.flatMap((other) => other.alsoTold ?? []);
  return others
    .flatMap((name) => turn.reading.finds[name])
    .some((other) => other.from < find.to && find.from < other.to);
}

/**
 * "机器", "20770012" where something else is asked: it is a value of another field and nothing besides, and none of the
 * field that is asked. Of a field that is filled it counts where it is plainly another one.
 */
function plainAnswer(
  { form, turn }: OpenForm,
  { fields, asked }: { fields: readonly Field[]; asked: Field | undefined },
): { field: Field; find: Find<unknown> } | undefined {
  const { reading } = turn;
  if (reading.questions.length > 0 || asked?.keepsWords === 'questions') return undefined;
  if (asked && findsOf(reading, asked).length > 0) return undefined;
  const plain = fields.flatMap((field) => {
    if (!field.isPlain || field === asked) return [];
    // Eight digits where a telephone number is asked for are a try at one.
    if (asked?.asGiven?.(reading.finds) !== undefined && field.awaits) return [];
    const find = findsOf(reading, field).find(
      (each) => isAll(reading, each) && !mayBeElse(reading, field, each),
    );
    return find ? [{ field, find }] : [];
  });
  const open = plain.find(({ field }) => form.values[field.name] === undefined);
  // A number is no correction of another one, unless it is said to be.
  return open ?? plain.find(({ field }) => field.choices !== undefined);
}

/** Eight digits may be a terminal ID and a telephone number: a contact only where one is asked for. */
function mayBeElse({ finds }: Reading, { name }: Field, { from, to }: Find<unknown>): boolean {
  const others = [...finds.terminalId, ...finds.misfits];
  return name === 'contact' && others.some((other) => other.from < to && from < other.to);
}

/** True when the message is this value and hardly anything besides. */
export function isAll(reading: Reading, find: Find<unknown>): boolean {
  return areAll(reading, [find]);
}

/** The same of several, which may stand in each other. */
export function areAll({ said }: Reading, finds: readonly Find<unknown>[]): boolean {
  let told = '';
  let end = 0;
  for (const { from, to } of finds.toSorted((a, b) => a.from - b.from)) {
    told += said.slice(Math.max(from, end), Math.max(to, end));
    end = Math.max(to, end);
  }
  return lettersIn(told) >= lettersIn(said) * MOSTLY;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Of a value of several parts less may be told than is known. */
function isSame(known: unknown, told: unknown): boolean {
  const both = told instanceof Object ? { ...(known as object), ...told } : told;
  return isDeepStrictEqual(known, both);
}
