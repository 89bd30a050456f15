// The questions of the evaluation that one entry answers, as load for measurements.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const FILE = join(import.meta.dirname, '../../knowledge/questions.csv');

export async function readQuestions(): Promise<string[]> {
  const rows: { text: string; label: string }[] = parse(await readFile(FILE), {
    columns: true,
    bom: true,
  });
  return rows
    .filter(({ label }) => /^(cause|step|faq|prevent|product)\.[^|]*$/.test(label))
    .map(({ text }) => text);
}
