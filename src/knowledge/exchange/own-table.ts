// Reads and writes our own table as CSV and as Excel workbook.

import { stringify } from 'csv-stringify/sync';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import type { ExportedTexts } from './exported';
import { guarded, guardedQuote } from './formula-guard';
import { type Cell, type Grid, gridOf } from './grid';
import { LARGEST_WORKBOOK_BYTES } from './limits';
import type { ReadTable } from './row';
import { COLUMNS, type Column, rowsOfTable } from './table';
import { unpacksWithin } from './workbook-size';

const NAMES = Object.keys(COLUMNS) as Column[];
const BYTE_ORDER_MARK = '\uFEFF';
const WIDTHS: Partial<Record<Column, number>> = {
  question: 50,
  answer: 60,
  short: 40,
  title: 24,
  id: 28,
};
/** A cell of Excel holds no more characters. */
const MOST_IN_CELL = 32_767;
/** Excel reads `_x0041_` as a character by its number. */
const CODED = /_(?=x[0-9a-fA-F]{4}_)/g;

export function readCsv(text: string, file: string): ReadTable {
  const { grid, faults } = gridOf(text, { file, delimiter: delimiterOf(text) });
  if (faults.length > 0) return { rows: [], faults, notes: [] };
  return rowsOfTable(grid);
}

/** Excel writes semicolons where the comma is the decimal sign. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/));
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

export function writeCsv(texts: readonly ExportedTexts[]): string {
  const rows = linesOf(texts).map((line) => line.map(guarded));
  return BYTE_ORDER_MARK + stringify([NAMES, ...rows], { record_delimiter: 'windows' });
}

/** Every sheet whose first line has our columns is read. */
export async function readExcel(bytes: Buffer, file: string): Promise<ReadTable> {
  const whole: ReadTable = { rows: [], faults: [], notes: [] };
  if (!unpacksWithin(LARGEST_WORKBOOK_BYTES, bytes)) {
    const details = { limit: LARGEST_WORKBOOK_BYTES / 1_000_000 };
    whole.faults.push({ place: { file, line: 1 }, key: 'fault.unpacked', details });
    return whole;
  }
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(bytes);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    whole.faults.push({ place: { file, line: 1 }, key: 'fault.workbook', details: { problem } });
    return whole;
  }
  const tables = sheets.map(({ sheet, data }) => rowsOfTable(gridOfSheet(file, sheet, data)));
  const used = tables.filter(({ faults }) =>
    faults.every(({ key }) => key !== 'fault.columns' && key !== 'fault.empty'),
  );
  for (const table of used.length > 0 ? used : tables) {
    whole.rows.push(...table.rows);
    whole.faults.push(...table.faults);
    whole.notes.push(...table.notes);
  }
  if (used.length > 0) {
    for (const { faults } of tables.filter((table) => !used.includes(table)))
      whole.notes.push(...faults.map(({ place }) => ({ place, key: 'note.sheet' })));
  }
  return whole;
}

function gridOfSheet(file: string, sheet: string, data: readonly (readonly unknown[])[]): Grid {
  const lines = data.map((row, at) => ({ line: at + 1, cells: row.map(cellOf) }));
  return { file, sheet, lines: lines.filter(({ cells }) => cells.some(({ text }) => text.trim())) };
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return { text: value };
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'boolean') return { text: String(value) };
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  const key = value instanceof Date ? 'loss.date' : 'loss.number';
  return { text, notes: [{ key, details: { text } }] };
}

export async function writeExcel(texts: readonly ExportedTexts[]): Promise<Buffer> {
  const header = NAMES.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = linesOf(texts).map((line) =>
    line.map((text) => {
      if (text === '') return null;
      const value = guardedQuote(text).replace(CODED, '_x005F_').slice(0, MOST_IN_CELL);
      return { value, type: String, wrap: true };
    }),
  );
  const columns = NAMES.map((name) => ({ width: WIDTHS[name] ?? 14 }));
  return writeWorkbook([header, ...rows], {
    sheet: 'knowledge',
    columns,
    stickyRowsCount: 1,
  }).toBuffer();
}

function linesOf(texts: readonly ExportedTexts[]): string[][] {
  return texts.flatMap(({ entry, language, phrasings, ...said }) => {
    const named = { id: entry.id, language };
    const first: Partial<Record<Column, string>> = {
      kind: entry.id.split('.')[0] ?? '',
      title: said.title ?? '',
      answer: said.answer ?? '',
      short: said.short ?? '',
      source: entry.source[language] ?? '',
      related: entry.related?.join(' ') ?? '',
      parts: entry.parts?.join(' ') ?? '',
      picture: entry.picture ?? '',
      reviewed: entry.reviewed ?? '',
      providerDecides: entry.providerDecides === false ? 'no' : '',
    };
    const rows = phrasings.length > 0 ? phrasings : [''];
    return rows.map((question, at) => {
      const cells: Partial<Record<Column, string>> = {
        ...(at === 0 ? first : {}),
        ...named,
        question,
      };
      return NAMES.map((name) => cells[name] ?? '');
    });
  });
}
