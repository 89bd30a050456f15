// Numbers that count up over all tickets: taken in the statement that writes them.

import type { Database } from '../store/store';

/** The next one, as a subquery; all writers stand in one line, so that none is given twice or committed out of order. */
export function nextOf(db: Database, column: 'ordinal' | 'revision') {
  return db
    .selectFrom('tickets')
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max(column), eb.val(0)), '+', eb.val(1)).as('next'));
}
