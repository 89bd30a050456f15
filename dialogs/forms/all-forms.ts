// The forms of the service: a new one needs its definition, a place here, and its wording.

import type { FormDefinition } from './form-definition';
import { freezeReport } from './freeze-report';
import { person } from './person';
import { settlementHold } from './settlement-hold';

export const FORMS: readonly FormDefinition[] = [freezeReport, settlementHold, person];
