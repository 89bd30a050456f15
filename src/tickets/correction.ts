// What a merchant's correction makes of the fields of a ticket. Pure.

import { isDeepStrictEqual } from 'node:util';
import { redactText } from '../privacy/redact';
import { type PartialFields, type TicketFields, ticketFieldsSchema } from './ticket';

type FieldName = keyof TicketFields;

export interface Correction {
  fields: TicketFields;
  /** What stood in the fields that changed; a field that was empty is absent. */
  was: PartialFields;
  /** What stands there; a field that is empty now is absent. */
  now: PartialFields;
}

/** @returns undefined when everything stands there already; what is no value of its field is left out. */
export function correctionOf(fields: TicketFields, wanted: PartialFields): Correction | undefined {
  const changed = ticketFieldsSchema
    .keyof()
    .options.filter((name) => wanted[name] !== undefined)
    .map((name) => ({ name, was: fields[name], now: cleaned(name, wanted[name]) }))
    .filter(({ name, was, now }) => fits(name, now) && !isSame(was, now));
  if (changed.length === 0) return undefined;
  const names: ReadonlySet<string> = new Set(changed.map(({ name }) => name));
  const kept = Object.entries(fields).filter(([name]) => !names.has(name));
  const now = valuesOf(changed.map((each) => [each.name, each.now]));
  return {
    fields: { ...Object.fromEntries(kept), ...now } as TicketFields,
    was: valuesOf(changed.map((each) => [each.name, each.was])),
    now,
  };
}

/** Ids and contacts are let through, as they are when they are asked for. Empty words are none. */
function cleaned(name: FieldName, value: unknown): unknown {
  if (name === 'contact')
    return (value as TicketFields['contact']).value.trim() ? value : undefined;
  if (typeof value === 'string') return words(name, value) || undefined;
  const { said, ...read } = value as { said: string };
  const text = words(name, said);
  return text === '' ? undefined : { said: text, ...read };
}

function words(name: FieldName, text: string): string {
  const isId = name === 'merchantId' || name === 'terminalId';
  return isId ? text.trim() : redactText(text.trim()).text;
}

function fits(name: FieldName, value: unknown): boolean {
  return ticketFieldsSchema.shape[name].safeParse(value).success;
}

/** As they are stored, where what is undefined is absent. */
function isSame(one: unknown, other: unknown): boolean {
  const stored = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));
  return isDeepStrictEqual(stored(one), stored(other));
}

function valuesOf(entries: readonly (readonly [FieldName, unknown])[]): PartialFields {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
