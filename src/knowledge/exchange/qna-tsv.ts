// The TSV that QnA Maker and Custom Question Answering export and import.

import type { ExportedPair } from './exported';
import { type GridLine, gridOf, placeIn } from './grid';
import {
  jsonIn,
  META_ENTRY,
  META_LANGUAGE,
  metadataOf,
  type Pair,
  promptsOf,
  rowsOfPairs,
} from './qna-pair';
import type { Place, ReadTable } from './row';

const HEADER = [
  ...['Question', 'Answer', 'Source', 'Metadata', 'SuggestedQuestions', 'IsContextOnly'],
  ...['Prompts', 'QnaId', 'SourceDisplayName'],
] as const;
type Name = (typeof HEADER)[number];
const SOURCE = 'Editorial';
/** Cells are one line there: line ends, tabs and the backslash itself are written with one. */
const ESCAPES: Record<string, string> = { '\\n': '\n', '\\t': '\t', '\\r': '', '\\\\': '\\' };

export function readQnaTsv(text: string, file: string): ReadTable {
  const { grid, faults } = gridOf(text, { file, delimiter: '\t' });
  const table: ReadTable = { rows: [], faults, notes: [] };
  const [header, ...lines] = grid.lines;
  if (!header) return table;
  const names = header.cells.map(({ text: name }) => nameOf(name));
  const missing = HEADER.slice(0, 2).filter((name) => !names.includes(name));
  for (const name of missing) {
    const found = header.cells.map((cell) => cell.text).join(', ');
    const details = { name, found };
    faults.push({ place: placeIn(grid, header.line), key: 'fault.column', details });
  }
  if (faults.length > 0) return table;
  const pairs = lines.flatMap((line) => pairOf(line, names, placeIn(grid, line.line), table));
  table.rows = rowsOfPairs(pairs);
  return table;
}

function nameOf(text: string): Name | undefined {
  const plain = text.replace(/\s/g, '').toLowerCase();
  return HEADER.find((name) => name.toLowerCase() === plain);
}

function pairOf(
  { cells }: GridLine,
  names: readonly (Name | undefined)[],
  place: Place,
  table: ReadTable,
): Pair[] {
  const cell = (name: Name) => cells[names.indexOf(name)]?.text.trim() ?? '';
  const question = unescaped(cell('Question'));
  const answer = unescaped(cell('Answer'));
  const refuse = (column: Name, key: string) =>
    table.faults.push({ place: { ...place, column }, key, details: { column } });
  if (question === '') refuse('Question', 'fault.blank');
  if (answer === '') refuse('Answer', 'fault.blank');
  const json = cell('Prompts');
  const prompts = json === '' ? [] : promptsOf(jsonIn(json) ?? 'none');
  if (!prompts) refuse('Prompts', 'fault.prompts');
  const suggested = cell('SuggestedQuestions');
  const number = cell('QnaId');
  return [
    {
      place,
      ...(number ? { number } : {}),
      questions: [question],
      answer,
      metadata: metadataOf(cell('Metadata')),
      prompts: prompts ?? [],
      isContextOnly: cell('IsContextOnly').toLowerCase() === 'true',
      hasSuggestions: suggested !== '' && suggested !== '[]',
    },
  ];
}

function unescaped(text: string): string {
  return text.replace(/\\[ntr\\]/g, (written) => ESCAPES[written] ?? written);
}

export function writeQnaTsv(pairs: readonly ExportedPair[]): string {
  const lines = pairs.flatMap((pair) =>
    pair.questions.map((question) =>
      [
        escaped(question),
        escaped(pair.answer),
        SOURCE,
        `${META_ENTRY}:${pair.id}|${META_LANGUAGE}:${pair.language.toLowerCase()}`,
        '[]',
        'False',
        JSON.stringify(pair.prompts),
        pair.number,
        SOURCE,
      ].join('\t'),
    ),
  );
  return `${[HEADER.join('\t'), ...lines].join('\r\n')}\r\n`;
}

/** A quote at the head would open a quoted cell. */
function escaped(text: string): string {
  const line = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}
