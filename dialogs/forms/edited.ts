// A message that the merchant edited after it was heard: what it told gives way to what it tells now.

import type { Field } from '../fields/field';
import { findsOf } from '../reading/value-in';
import type { Change, Changes } from './changes';
import type { OpenForm } from './open-form';
import { isSameValue } from './same-value';

/** @returns undefined when what stood there before filled nothing of the form */
export function editedIn(open: OpenForm): Changes | undefined {
  const { turn, form, definition } = open;
  const { before } = turn.facts.message;
  if (!before) return undefined;
  const told = definition.fields.filter((field) => tells(open, field, before));
  if (told.length === 0) return undefined;
  const changes = told.flatMap(({ name, keepsWords }): Change[] => {
    const known = form.values[name];
    if (keepsWords && typeof known === 'string' && known.includes(before)) {
      const value = known.replace(before, () => turn.said);
      return value === known ? [] : [{ field: name, value }];
    }
    const [find] = findsOf(turn.reading, { name });
    if (!find || isSameValue(find.value, known)) return [];
    return [{ field: name, value: turn.said.slice(find.from, find.to) }];
  });
  return { kind: 'changes', changes, more: false };
}

/** True when the field has its value from these words. */
function tells({ turn, form }: OpenForm, field: Field, before: string): boolean {
  const known = form.values[field.name];
  if (known === undefined) return false;
  if (field.keepsWords && typeof known === 'string' && known.includes(before)) return true;
  return findsOf(turn.reading.part(before), field).some(({ value }) => isSameValue(value, known));
}
