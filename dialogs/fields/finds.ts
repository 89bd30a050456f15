// Everything that a message may tell of the fields, found in one pass; no words count for two fields.

import { amount, findAmount } from './amount';
import { merchantId, terminalId } from './card-numbers';
import { contact } from './contact';
import type { Field, FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { before, notice } from './free-text';
import { frozenAt } from './frozen-at';
import { provider } from './provider';
import { scope } from './scope';

/** In the order in which a merchant has them at hand. */
export const FIELDS: readonly Field[] = [
  merchantId,
  terminalId,
  provider,
  frozenAt,
  notice,
  scope,
  before,
  amount,
  contact,
] as unknown as readonly Field[];

export type Finds = { readonly [N in Told]: readonly Find<FieldValue<N>>[] };
export type Told =
  | 'merchantId'
  | 'terminalId'
  | 'provider'
  | 'frozenAt'
  | 'notice'
  | 'scope'
  | 'before'
  | 'amount'
  | 'contact';

export function findAll(said: string, aids: ReadingAids): Finds {
  const of = (field: Field<never>, text = said) =>
    findsOf(field as unknown as Field, text, aids) as never;
  return {
    merchantId: of(merchantId as never),
    terminalId: of(terminalId as never),
    provider: of(provider as never),
    frozenAt: of(frozenAt as never),
    notice: of(notice as never),
    scope: of(scope as never),
    before: of(before as never),
    amount: findAmount(said),
    contact: of(contact as never),
  };
}

function findsOf(field: Field, said: string, aids: ReadingAids): Find<unknown>[] {
  const whole = { from: 0, to: said.length, named: false };
  const found = field.find?.(said, aids);
  if (found !== undefined) return [{ ...whole, value: found, counts: 'anywhere' }];
  if (field.freeText && field.name !== 'scope') return [];
  const read = field.read(said, aids);
  return read.kind === 'value' ? [{ ...whole, value: read.value, counts: 'asked' }] : [];
}
