// How far conversations are.

import type { Database } from '../store/store';

/** Of those that there are. */
export function seqsOf(
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; seq: number }[]> {
  return db.selectFrom('conversations').select(['id', 'seq']).where('id', 'in', ids).execute();
}
