// A correction without a joining word: "改终端号 10293848". It counts only with a value that the field takes.

import type { Correction } from '../words/corrections';
import { fieldNamed } from './form-state';
import { fieldNames, type OpenForm } from './open-form';

/** A number, an address or a name; no sentence. */
const ONE_VALUE = /^(?!.*[a-z]{2,} +[a-z]{2,})(?=.*(?:\d.*\d.*\d|@))[\x21-\x7e ]{3,40}$/i;

export function unjoinedCorrection(open: OpenForm, said = open.turn.said): Correction | undefined {
  const { turn, form, definition } = open;
  const found = turn.services.words.unjoinedCorrection(said, fieldNames(open));
  if (!found) return undefined;
  const { field: name, value, asked } = found;
  const field = fieldNamed(definition.fields, name);
  const isAnswer = form.stage.at === 'field' && form.stage.name === name;
  if (!asked && isAnswer) return undefined;
  const fits = () => field.read(value, turn.aids).kind === 'value';
  // After "change" a number of the wrong length is still meant for its field, which says what is wrong.
  if (field.awaits) {
    if (!ONE_VALUE.test(value) || !(asked || fits())) return undefined;
    // "微信 13800138000" is no telephone number: the name belongs to it.
    return name === 'contact' ? { field: name, value: said } : found;
  }
  if (!asked) return undefined;
  const isSure = name === 'scope' ? fits() : field.find?.(value, turn.aids) !== undefined;
  return isSure ? found : undefined;
}
