// What was understood is said back where it was not asked for, so that a wrong reading is seen at once.

import { findsOf } from '../reading/value-in';
import { note, noteChanged } from './ask';
import type { OpenForm } from './open-form';
import type { TakenIn } from './take-in';

export function tell(open: OpenForm, { noted, changed, answered }: TakenIn): void {
  const { turn, form } = open;
  const asked = form.stage.at === 'field' ? form.stage.name : undefined;
  const several = noted.length > 1 || turn.isHearingHeld;
  noteChanged(open, changed);
  note(
    open,
    noted.filter(
      (field) =>
        several ||
        !answered ||
        field.name !== asked ||
        field.echoes?.(form.values[field.name] as never) ||
        findsOf(turn.reading, field).some(({ isMended }) => isMended),
    ),
  );
}
