// Codes of the screen that are told while a field is asked: explained, and kept with what the screen says.

import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import { leadCodes } from '../answers/screen-code';
import type { Field } from '../fields/field';
import type { DialogTurn } from '../turn/dialog-turn';
import { setValue } from './form-state';
import type { OpenForm } from './open-form';

/** A code of the screen is explained where it is told, each once. */
export function explainCodes({ turn, form }: OpenForm, field: Field): void {
  const codes = codesTold(turn, field).filter(
    ({ code }) => !form.answered?.includes(`code ${code}`),
  );
  if (codes.length === 0) return;
  leadCodes(turn, codes);
  form.answered = [...(form.answered ?? []), ...codes.map(({ code }) => `code ${code}`)];
}

/** "交易受限，还有个代码57": a code told apart from the words of the screen stands beside them. */
export function keepCodes({ turn, form }: OpenForm, field: Field): void {
  const { notice } = form.values;
  if (notice === undefined || turn.reading.finds.notice.length === 0) return;
  const known = turn.services.readers.screenCodes(notice).map(({ code }) => code);
  const apart = codesTold(turn, field)
    .filter(({ code }) => !known.includes(code))
    .map(({ from, to }) => turn.said.slice(from, to));
  const joint = /\p{Script=Han}/u.test(turn.said) ? '，' : ', ';
  if (apart.length > 0) setValue(form, 'notice', [notice, ...apart].join(joint));
}

/** A bare number is one only where the screen is asked for. */
function codesTold({ reading }: DialogTurn, { name }: Field): FoundCode[] {
  return reading.screenCodesIfAsked.filter(
    ({ counts }) => counts === 'anywhere' || name === 'notice',
  );
}
