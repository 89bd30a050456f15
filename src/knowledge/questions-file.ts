// Reads labelled questions from a CSV file and checks them against the entries.

import { CsvError, parse } from 'csv-parse/sync';
import { foldText } from '../language/fold';
import { type Claims, phrasingKey } from './check-entries';
import type { Rule, Values } from './checks/finding';
import type { Concepts } from './concepts';
import type { LabelledQuestion } from './evaluate';
import { type Fault, faultAt } from './fault';
import { readText } from './source-file';
import { OUT_OF_SCOPE } from './training';

const RULES = { largestBytes: 100_000_000, allowsByteOrderMark: true };
const REQUIRED = ['text', 'label'];

export interface QuestionLine extends LabelledQuestion {
  /** Counted from 1, the header included. */
  line: number;
}

/** @returns the questions that can be read; everything else is in `faults`. */
export async function readQuestions(file: string, faults: Fault[]): Promise<QuestionLine[]> {
  const text = await readText(file, faults, RULES);
  if (text === undefined) return [];
  const rows = parseRows(text, file, faults);
  const columns = Object.keys(rows[0]?.record ?? {});
  if (rows.length === 0 && !faults.some((fault) => fault.file === file))
    faults.push(faultAt({ file, line: 1 }, 'questions-empty'));
  const missing = rows.length === 0 ? [] : REQUIRED.filter((name) => !columns.includes(name));
  for (const column of missing) {
    const values = { column, found: columns.join(', ') };
    faults.push(faultAt({ file, line: 1 }, 'column-missing', values));
  }
  if (missing.length > 0) return [];
  return rows.flatMap((row) => questionOf(row, file, faults));
}

interface Row {
  record: Record<string, string>;
  info: { lines: number };
}

function parseRows(text: string, file: string, faults: Fault[]): Row[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
    }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    const isCount = error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS';
    faults.push(faultAt({ file, line }, isCount ? 'csv-cells' : 'csv-quote'));
    return [];
  }
}

function questionOf({ record, info }: Row, file: string, faults: Fault[]): QuestionLine[] {
  const { text = '', label = '', lang, scope } = record;
  for (const [column, value] of Object.entries({ text, label }))
    if (value.trim() === '')
      faults.push(faultAt({ file, line: info.lines }, 'cell-empty', { column }));
  if (text.trim() === '' || label.trim() === '') return [];
  return [
    {
      text,
      label: label.trim(),
      line: info.lines,
      ...(lang ? { lang } : {}),
      ...(scope ? { scope } : {}),
    },
  ];
}

/** Unknown labels, repeated questions, and questions that are phrasings: those would be measured on what was learned. */
export async function checkQuestions(
  file: string,
  { ids, claimed, concepts }: { ids: ReadonlySet<string>; claimed: Claims; concepts: Concepts },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  for (const { text, label, line } of await readQuestions(file, faults)) {
    const key = phrasingKey(foldText(text), concepts);
    const add = (rule: Rule, values: Values) => faults.push(faultAt({ file, line }, rule, values));
    for (const id of label.split('|'))
      if (id !== OUT_OF_SCOPE && !ids.has(id)) add('label-unknown', { id, outside: OUT_OF_SCOPE });
    const before = seen.get(key);
    if (key !== '' && before !== undefined) add('question-repeated', { text, line: before });
    seen.set(key, before ?? line);
    const claim = claimed.get(key);
    if (claim) add('question-is-phrasing', { text, ...claim });
  }
  return faults;
}
