// A sheet or a delimited file as lines of cells, each with its place.

import { CsvError, parse } from 'csv-parse/sync';
import type { Note, Place, ReadFault } from './row';

export interface GridLine {
  line: number;
  cells: Cell[];
}

export interface Cell {
  text: string;
  /** What a program has made of what was typed. */
  notes?: Note[];
}

export interface Grid {
  file: string;
  sheet?: string;
  lines: GridLine[];
}

/** Lines without any text are left out; a quoted cell may hold line ends, the line is where its row begins. */
export function gridOf(
  text: string,
  { file, delimiter }: { file: string; delimiter: string },
): { grid: Grid; faults: ReadFault[] } {
  const lines: GridLine[] = [];
  try {
    const rows = parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let next = 1;
    for (const { record, info } of rows) {
      const cells = record.map((cell) => ({ text: cell }));
      if (record.some((cell) => cell.trim() !== '')) lines.push({ line: next, cells });
      next = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = openQuoteLine(text, error);
    const details = { problem: error.message };
    return {
      grid: { file, lines: [] },
      faults: [{ place: { file, line }, key: 'fault.table', details }],
    };
  }
  return { grid: { file, lines }, faults: [] };
}

/** Where the quote was opened that is never closed helps more than where the file ends. */
function openQuoteLine(text: string, error: CsvError): number {
  const opened = /opening quote at line (\d+)/.exec(error.message);
  if (opened) {
    let line = 0;
    let isOpen = false;
    let at = 0;
    for (const part of text.split('\n')) {
      line++;
      const quotes = part.split('"').length - 1;
      if (quotes % 2 === 0) continue;
      isOpen = !isOpen;
      if (isOpen) at = line;
    }
    if (isOpen && at > 0) return at;
  }
  return typeof error.lines === 'number' ? error.lines : 1;
}

export function placeIn({ file, sheet }: Grid, line: number): Place {
  return { file, line, ...(sheet === undefined ? {} : { sheet }) };
}
