// The report of held money: what staff need to ask the provider where it is.

import { amount } from '../fields/amount';
import { merchantId, terminalId } from '../fields/card-numbers';
import { contact } from '../fields/contact';
import { before, providerSaid } from '../fields/free-text';
import { frozenAt } from '../fields/frozen-at';
import { provider } from '../fields/provider';
import type { FormDefinition } from './form-definition';

export const settlementHold: FormDefinition = {
  id: 'settlement-hold',
  kind: 'settlement',
  fields: [merchantId, amount, { ...frozenAt, wording: 'heldSince' }, providerSaid, contact],
  keeps: [terminalId, provider, before],
  stands: { scope: 'funds' },
  reviewed: true,
  asksPapers: false,
};
