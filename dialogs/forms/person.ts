// Asking for a person: the question, and how to reach the merchant.

import { merchantId } from '../fields/card-numbers';
import { contact } from '../fields/contact';
import { question } from '../fields/free-text';
import type { FormDefinition } from './form-definition';

export const person: FormDefinition = {
  id: 'person',
  kind: 'person',
  fields: [question, { ...merchantId, optional: true, insists: 'never' }, contact],
  reviewed: false,
  asksPapers: false,
};
