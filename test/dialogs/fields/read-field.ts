// Reads a message for one field as a form does: as the answer to its question, or among other words.

import type { Field } from '../../../dialogs/fields/field';
import { MessageFinds } from '../../../dialogs/fields/finds';
import type { Readers } from '../../../dialogs/reading/readers';
import { Reading } from '../../../dialogs/reading/reading';
import { findsOf, valueIn } from '../../../dialogs/reading/value-in';
import { aids } from './finds';

const readers: Readers = {
  words: aids.words,
  match: () => ({ decision: 'none', confidence: 0, candidates: [] }),
  find: (...given) => new MessageFinds(...given),
  entryTitled: () => undefined,
  papers: [],
  screenCodes: () => [],
};

export function readingOf(said: string, at: Partial<typeof aids> = {}): Reading {
  return new Reading(said, readers, { ...aids, ...at });
}

/** The value, or the key of the wording that says why there is none. */
export function read(field: unknown, said: string, at: Partial<typeof aids> = {}): unknown {
  const reading = readingOf(said, at);
  return valueIn(reading, field as Field) ?? (field as Field).refusal(said, reading.finds).key;
}

/** What counts whatever is asked. */
export function find(field: unknown, said: string, at: Partial<typeof aids> = {}): unknown {
  const finds = findsOf(readingOf(said, at), field as Field);
  return finds.find(({ counts }) => counts === 'anywhere')?.value;
}
