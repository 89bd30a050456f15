// The course of a form: what one message means at each stage, and what is asked next.

import type { DialogTurn } from '../dialog-turn';
import { handOver } from '../hand-over';
import type { Command, FieldName } from '../words/word-lists';
import { askField, fieldLabel, shownValue } from './ask';
import { type Field, type Reason } from './field';
import type { FormDefinition } from './form-definition';
import type { FormResult } from './form-dialog';
import { fieldNamed, type FormState, gather, isStarted, nextField, setValue, type Stage } from './form-state';
import { answerInPassing } from './in-passing';
import { askReview } from './review';

/** `waiting`: the form has asked something. */
export type FormStep = 'waiting' | FormResult;

export class FormFlow {
}
