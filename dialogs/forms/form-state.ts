// What an open form remembers, and which field comes next.

import type { OpenFreeze } from '../../src/tickets/ticket';
import type { AwaitedNumber, Field, FormValues } from '../fields/field';
import type { Beside } from '../fields/finds';
import type { PartEdit } from '../words/part-edits';
import type { FieldName } from '../words/word-lists';

/** Raised when the shape changes: a form of another version is not continued. */
const VERSION = 1;

/** Where the conversation in the form stands. */
export type Stage =
  | { at: 'field'; name: FieldName }
  /** "Add it to the open ticket, or a new one?" */
  | { at: 'same' }
  | { at: 'papers' }
  | { at: 'review' }
  /** "Which one should be changed?"; `edit`: some of its characters, told already. */
  | { at: 'change'; edit?: PartEdit & { to: string } }
  /** "Discard what was entered?"; `back` is where it goes on otherwise. */
  | { at: 'discard'; back: Stage; afresh?: true }
  /** "Shall we go on?"; `held`: what was said meanwhile and may answer the question behind. */
  | { at: 'resume'; back: Stage; held?: string };

export interface FormState {
  version: number;
  formId: string;
  values: FormValues;
  /** Fields that the merchant left out. */
  skipped: FieldName[];
  /** Of these, the ones that were asked for twice and not answered: staff see that they are open. */
  open?: FieldName[];
  /** Entries that statements were answered with, and codes of the screen: each once. */
  answered?: string[];
  /** Filled in passing, and still to be asked for. */
  half?: FieldName[];
  /** A value that was read and is asked back before it counts. */
  guess?: unknown;
  /** Said beside a number that could not be taken: whom to ask for, and when. */
  beside?: Beside;
  /** Names what the card showed that was sent last: the same is not sent again. */
  shown?: string;
  stage: Stage;
  /** An open ticket of the same terminal, once it was offered to add to it. */
  same?: OpenFreeze;
  /** Papers ticked off, by their ids; `done` once the step was left. */
  papers?: { atHand: string[]; done: boolean };
  /** True once it was asked what the files are that came before the papers step. */
  asksNames?: true;
  /** Messages in a row that did not answer the question. */
  wrong: number;
  awaits: AwaitedNumber | null;
  /** The field given last. */
  last?: FieldName;
  /** Fields to be asked again before the form goes on, filled or not. */
  queue?: FieldName[];
}

export function newForm(formId: string, values: FormValues): FormState {
  const stage: Stage = { at: 'review' };
  return { version: VERSION, formId, values, skipped: [], stage, wrong: 0, awaits: null };
}

/** @throws Error when the record is no form of this release; the bot then starts afresh. */
export function checkedForm(state: Record<string, unknown>, fields: readonly Field[]): FormState {
  const form = state as unknown as FormState;
  if (form.version !== VERSION) throw new Error(`form version ${form.version} is not ${VERSION}`);
  if (form.stage.at === 'field') fieldNamed(fields, form.stage.name);
  return form;
}

export function fieldNamed(fields: readonly Field[], name: FieldName): Field {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`the form has no field ${name}`);
  return field;
}

/** The first field that is neither filled nor left out. */
export function nextField(form: FormState, fields: readonly Field[]): Field | undefined {
  const isOpen = (name: FieldName) =>
    form.values[name] === undefined || form.half?.includes(name) === true;
  return fields.find(({ name }) => isOpen(name) && !form.skipped.includes(name));
}

export function setValue(form: FormState, name: FieldName, value: unknown): void {
  form.values = { ...form.values, [name]: name === 'contact' ? withBeside(form, value) : value };
  form.skipped = form.skipped.filter((each) => each !== name);
  if (form.open) form.open = form.open.filter((each) => each !== name);
  if (form.half) form.half = form.half.filter((each) => each !== name);
  delete form.guess;
  form.last = name;
}

/** A number that was put right is still that of the same person, at the same hours. */
function withBeside({ beside, values: { contact } }: FormState, told: unknown): unknown {
  const known = { ...beside, ...contact };
  const { name, note } = known;
  return { ...(name && { name }), ...(note && { note }), ...(told as object) };
}

/** True while the form on top waits for what the machine says. */
export function asksForQuotation(stack: readonly { state?: unknown }[]): boolean {
  const { stage } = (stack.at(-1)?.state ?? {}) as Partial<FormState>;
  return stage?.at === 'field' && stage.name === 'notice';
}

/** Told in passing: kept, and asked for all the same where it may be half the truth. */
export function setTold(form: FormState, field: Field, value: unknown): void {
  setValue(form, field.name, value);
  if (field.rest && value !== field.rest.whole) {
    form.half = [...(form.half ?? []), field.name];
  }
}

/** Empties the form; its cards are those of another form from now on. */
export function emptyForm(form: FormState, formId: string): void {
  for (const key of [
    'papers',
    'last',
    'queue',
    'open',
    'half',
    'answered',
    'guess',
    'beside',
    'shown',
  ] as const)
    delete form[key];
  Object.assign(form, newForm(formId, {}));
}

/** True when cancelling would lose something. */
export function isStarted(form: FormState): boolean {
  return Object.keys(form.values).length > 0;
}
