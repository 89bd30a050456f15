// Opens a form on the dialog stack, on top of one that is open already.

import { diagnosisFill } from './diagnosis/fill-report';
import type { DialogTurn } from './dialog-turn';
import type { FormDefinition } from './form/form-definition';
import { type FormOptions, valuesEntered } from './form/form-dialog';

export async function openForm(turn: DialogTurn, id: FormDefinition['id']): Promise<void> {
  const { values: entered } = valuesEntered(turn.dialogs);
  const { values, skipped } = diagnosisFill(turn, id);
  if (id === 'freeze-report' && Object.keys(values).length > 0) {
    turn.lead(turn.t('diagnosis.carried'));
  }
  const options: FormOptions = { said: turn.said, values: { ...values, ...entered }, skipped };
  await turn.dialogs.beginDialog(id, options);
}
