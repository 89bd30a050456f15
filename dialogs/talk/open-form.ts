// Opens a form on the dialog stack, on top of one that is open already, with all that was told so far.

import { leadCodes } from '../answers/screen-code';
import { diagnosisFill } from '../diagnosis/fill-report';
import type { FormValues } from '../fields/field';
import { type FormOptions, valuesEntered } from '../forms/form-dialog';
import { parkedIds, unpark } from '../forms/park';
import { openFormOn } from '../forms/patience';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId } from '../turn/memory';
import { toldFor } from './told';

/** @param told besides what was told before: it is read back */
export async function openForm(turn: DialogTurn, id: FormId, told: FormValues = {}): Promise<void> {
  // One of its kind was put aside: it is offered before another one is begun.
  if (turn.dialogs.stack.length === 0 && parkedIds(turn).includes(id)) {
    unpark(turn);
    turn.facts.meeting = 'return';
    return turn.dialogs.repromptDialog();
  }
  leadCodes(
    turn,
    turn.reading.screenCodes.filter(({ counts }) => counts === 'anywhere'),
  );
  const { values: entered } = valuesKnown(turn);
  const { values, skipped } = diagnosisFill(turn, id);
  if (id === 'freeze-report' && Object.keys(values).length > 0) {
    turn.lead(turn.t('diagnosis.carried'));
  }
  const options: FormOptions = {
    values: { ...values, ...entered },
    told: { ...toldFor(turn, id), ...told },
    skipped,
  };
  await turn.dialogs.beginDialog(id, options);
}

/** Of the form that is open or was put aside: nothing is asked twice. */
function valuesKnown(turn: DialogTurn): FormOptions {
  const values = openFormOn(turn.memory.parked)?.values;
  return { ...(values && { values }), ...valuesEntered(turn.dialogs) };
}
