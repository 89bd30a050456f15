// Opens a form on the dialog stack, on top of one that is open already.

import type { DialogTurn } from './dialog-turn';
import type { FormDefinition } from './form/form-definition';
import { type FormOptions, valuesEntered } from './form/form-dialog';

export async function openForm(turn: DialogTurn, id: FormDefinition['id']): Promise<void> {
  const options: FormOptions = { ...valuesEntered(turn.dialogs), said: turn.said };
  await turn.dialogs.beginDialog(id, options);
}
