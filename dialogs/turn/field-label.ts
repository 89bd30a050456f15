// What a field is called, and the other wording that belongs to it.

import type { Field } from '../fields/field';
import type { DialogTurn } from './dialog-turn';

/** Key of a wording of the field: `ask`, `brief`, `help`, `label` … */
export function wordingKey(
  { wording, name }: Pick<Field, 'wording' | 'name'>,
  part: string,
): string {
  return `fields.${wording ?? name}.${part}`;
}

export function fieldLabel({ t }: Pick<DialogTurn, 't'>, field: Field): string {
  return t(wordingKey(field, 'label'));
}
