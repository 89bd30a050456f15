// How much an import takes: a file of another program may hold anything.

import type { ReadFault, Row } from './row';

const MOST_ROWS = 20_000;
export const LARGEST_WORKBOOK_BYTES = 100_000_000;
/** Of a text: characters. */
const LONGEST = { question: 500, source: 1_000, short: 5_000, answer: 50_000 } as const;

/** What is too long, each with its row; a table that is too long as a whole. */
export function faultsOfSize(rows: readonly Row[]): ReadFault[] {
  const [first] = rows.slice(MOST_ROWS);
  if (first) {
    const details = { rows: rows.length, most: MOST_ROWS };
    return [{ place: first.place, key: 'fault.rows', details }];
  }
  return rows.flatMap((row) =>
    (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((column): ReadFault[] => {
      const length = row[column]?.length ?? 0;
      if (length <= LONGEST[column]) return [];
      const details = { length, most: LONGEST[column] };
      return [{ place: { ...row.place, column }, key: 'fault.long', details }];
    }),
  );
}
