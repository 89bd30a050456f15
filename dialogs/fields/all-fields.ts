// Every field that a message may tell of, in the order in which a merchant has it at hand.

import { amount } from './amount';
import { merchantId, terminalId } from './card-numbers';
import { contact } from './contact';
import type { Field } from './field';
import { before, notice } from './free-text';
import { frozenAt } from './frozen-at';
import { provider } from './provider';
import { scope } from './scope';

export const FIELDS = [
  ...[merchantId, terminalId, provider, frozenAt, notice, scope, before, amount, contact],
] as readonly unknown[] as readonly Field[];
