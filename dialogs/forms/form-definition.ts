// What tells one form from another.

import type { Ticket } from '../../src/tickets/ticket';
import type { Field } from '../fields/field';

export interface FormDefinition {
  /** Also the id of the dialog and the key of its wording. */
  id: 'freeze-report' | 'person';
  kind: Ticket['kind'];
  /** In the order asked. */
  fields: readonly Field[];
  /** Shows everything for confirmation before it is handed over. */
  reviewed: boolean;
  /** Asks which papers are at hand, after the fields. */
  asksPapers: boolean;
}
