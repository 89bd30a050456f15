// Keeps what a message says besides the answer: for later questions, and for the report.

import { FIELDS } from '../fields/all-fields';
import type { Field } from '../fields/field';
import { findsOf } from '../reading/value-in';
import { fieldLabel } from '../turn/field-label';
import { type OpenDiagnosis, tellsWhatHappened, walkOf } from './open-diagnosis';
import { mentionsAnswer } from './read-answer';

const LONGEST = 500;
const KEPT = 5;

/** @returns true when the text, the message of now unless another is given, said something for the report */
export function keepTold(open: OpenDiagnosis, text = open.turn.said): boolean {
  const { turn, state } = open;
  state.told = [...state.told, text.slice(0, LONGEST)].slice(-KEPT);
  const values = { ...open.record.values };
  const reading = turn.reading.part(text);
  const found = FIELDS.filter((field) => {
    if (values[field.name] !== undefined || !isMeant(open, field, text)) return false;
    const find = findsOf(reading, field).find(({ counts }) => counts === 'anywhere');
    if (find) Object.assign(values, { [field.name]: find.value });
    return find !== undefined;
  });
  if (found.length === 0) return false;
  open.record = { ...open.record, values };
  turn.memory.diagnosis = open.record;
  const { t, language } = turn;
  const parts = found.map((field) =>
    t('form.notedField', {
      name: fieldLabel(turn, field),
      value: field.show(values[field.name] as never, { t, language }),
    }),
  );
  turn.lead(t('diagnosis.forReport', { values: parts.join(t('form.listSeparator')) }));
  return true;
}

/** "Three large payments yesterday", "maintenance ended this morning": that day is not the day of the freeze. */
function isMeant(open: OpenDiagnosis, field: Field, text: string): boolean {
  // What happened and what is frozen are asked for here, and the answers count.
  if (field.name === 'before' || field.name === 'scope') return false;
  if (field.name !== 'frozenAt') return true;
  if (walkOf(open).next?.fills === 'before') return false;
  return open.tree.questions
    .filter(tellsWhatHappened)
    .every((question) => !mentionsAnswer(question, text));
}
