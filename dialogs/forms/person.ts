// Asking for a person: the question, and how to reach the merchant.

import { amount } from '../fields/amount';
import { merchantId, terminalId } from '../fields/card-numbers';
import { contact } from '../fields/contact';
import { before, notice, question } from '../fields/free-text';
import { frozenAt } from '../fields/frozen-at';
import { provider } from '../fields/provider';
import { scope } from '../fields/scope';
import type { FormDefinition } from './form-definition';

export const person: FormDefinition = {
  id: 'person',
  kind: 'person',
  fields: [question, { ...merchantId, optional: true, insists: 'never' }, contact],
  keeps: [terminalId, provider, frozenAt, notice, scope, before, amount],
  reviewed: false,
  asksPapers: false,
};
