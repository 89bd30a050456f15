// A form in the turn that works on it.

import type { DialogTurn } from '../turn/dialog-turn';
import type { FieldName } from '../words/word-lists';
import type { FormDefinition } from './form-definition';
import type { FormState } from './form-state';

export interface OpenForm {
  turn: DialogTurn;
  form: FormState;
  definition: FormDefinition;
}

/**
 * `waiting`: the form has asked something. After `cancelled` a form underneath goes on; `parked` puts all forms aside;
 * `added` went to an open ticket; `report` takes the place of a question to a person.
 */
export type FormStep =
  | 'waiting'
  | 'handed-over'
  | 'cancelled'
  | 'parked'
  | 'person'
  | 'report'
  | 'added';

export function fieldNames({ definition }: OpenForm): FieldName[] {
  return definition.fields.map(({ name }) => name);
}
