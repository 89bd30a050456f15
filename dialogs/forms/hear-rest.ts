// "The terminal, you said. Is the money held as well?": the answer to whether what was told is all.

import type { Field } from '../fields/field';
import { clausesOf } from '../reading/questions';
import type { Reading } from '../reading/reading';
import { findsOf } from '../reading/value-in';
import { setValue } from './form-state';
import { goOn } from './go-on';
import type { FormStep, OpenForm } from './open-form';
import { takeIn } from './take-in';
import { tell } from './tell';

/** A yes means the whole, a no lets the half stand; what is told besides is taken in. @returns undefined for neither */
export async function hearRest(open: OpenForm, field: Field): Promise<FormStep | undefined> {
  const { form, turn } = open;
  if (!field.rest || !form.half?.includes(field.name)) return undefined;
  const { reading } = turn;
  const answer = reading.confirms || reading.asks ? undefined : opening(reading, field);
  if (answer === undefined) return undefined;
  setValue(form, field.name, answer === 'yes' ? field.rest.whole : form.values[field.name]);
  tell(open, takeIn(open));
  form.half = form.half.filter((name) => name !== field.name);
  return goOn(open);
}

/** "Yeah, 3000 yuan", "both, 15000 is stuck", "no, please help me" */
function opening(reading: Reading, field: Field): 'yes' | 'no' | undefined {
  const [clause = ''] = clausesOf(reading.said);
  const [word = ''] = clause.split(/\s/);
  const first = reading.part(clause);
  const isWhole = clause !== reading.said && findsOf(first, field)[0]?.value === field.rest?.whole;
  return reading.yesNo ?? first.yesNo ?? (isWhole ? 'yes' : reading.part(word).yesNo);
}
