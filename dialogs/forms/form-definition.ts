// What tells one form from another.

import type { Ticket } from '../../src/tickets/ticket';
import type { Field, FormValues } from '../fields/field';
import type { FormId } from '../turn/memory';

export interface FormDefinition {
  /** Also the id of the dialog and the key of its wording. */
  id: FormId;
  kind: Ticket['kind'];
  /** In the order asked. */
  fields: readonly Field[];
  /** Not asked for, and kept when it is told. */
  keeps?: readonly Field[];
  /** What the form as such says. */
  stands?: FormValues;
  /** Shows everything for confirmation before it is handed over. */
  reviewed: boolean;
  /** Asks which papers are at hand, after the fields. */
  asksPapers: boolean;
}

/** What is read back before it is handed over: all that it asks for, and what was told besides. */
export function fieldsShown(
  { fields, keeps = [] }: FormDefinition,
  values: FormValues,
): readonly Field[] {
  return [...fields, ...keeps.filter(({ name }) => values[name] !== undefined)];
}

/** All that it keeps, in the order in which it is read back. */
export function fieldsKept({ fields, keeps = [] }: FormDefinition): readonly Field[] {
  return [...fields, ...keeps];
}
