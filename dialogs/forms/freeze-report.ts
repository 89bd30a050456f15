// The freeze report: what staff need to act at once, asked in the order in which a merchant has it at hand.

import { amount } from '../fields/amount';
import { merchantId, terminalId } from '../fields/card-numbers';
import { contact } from '../fields/contact';
import { before, notice } from '../fields/free-text';
import { frozenAt } from '../fields/frozen-at';
import { provider } from '../fields/provider';
import { scope } from '../fields/scope';
import type { FormDefinition } from './form-definition';

export const freezeReport: FormDefinition = {
  id: 'freeze-report',
  kind: 'freeze',
  fields: [merchantId, terminalId, provider, frozenAt, notice, scope, before, contact],
  keeps: [amount],
  reviewed: true,
  asksPapers: true,
};
