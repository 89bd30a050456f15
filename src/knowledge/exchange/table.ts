// The table that is ours, as CSV and as Excel sheet: one phrasing a row, what the entry says beside its first one.

import { z } from 'zod';
import { type Language, languageOfLocale } from '../../language/language';
import { PICTURES } from '../pictures';
import { unguarded } from './formula-guard';
import { type Grid, type GridLine, placeIn } from './grid';
import { answerFrom } from './rich-text';
import { type Note, oneLine, plainText, type ReadFault, type ReadTable, type Row } from './row';

/** In the order written; read in any order, under either name. */
export const COLUMNS = {
  id: '编号',
  language: '语言',
  kind: '类别',
  title: '标题',
  question: '问题',
  answer: '答案',
  short: '短答案',
  source: '来源',
  related: '相关',
  parts: '下级',
  picture: '图',
  reviewed: '核对日期',
  providerDecides: '机构决定',
} as const;
export type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];
const LIST = /[|,;，；、\s]+/;
const YES_OR_NO: Record<string, boolean> = {
  ...{ yes: true, true: true, 是: true, '1': true },
  ...{ no: false, false: false, 否: false, '0': false },
};
const LANGUAGE_NAMES: Record<string, Language> = {
  ...{ 中文: 'zh-Hans', 汉语: 'zh-Hans', 简体中文: 'zh-Hans', chinese: 'zh-Hans' },
  ...{ 英文: 'en', 英语: 'en', english: 'en' },
};

/** The rows below the header; what a cell cannot mean is a fault with its line and column. */
export function rowsOfTable(grid: Grid): ReadTable {
  const [header, ...lines] = grid.lines;
  const table: ReadTable = { rows: [], faults: [], notes: [] };
  if (!header) {
    table.faults.push({ place: placeIn(grid, 1), key: 'fault.empty' });
    return table;
  }
  const columns = columnsOf(grid, header, table);
  if (table.faults.length > 0) return table;
  let before: Row | undefined;
  for (const line of lines) {
    const row = rowOf(line, { grid, columns, faults: table.faults, before });
    if (row) table.rows.push(row);
    before = row ?? before;
  }
  return table;
}

function columnsOf(
  grid: Grid,
  { line, cells }: GridLine,
  table: ReadTable,
): (Column | undefined)[] {
  const columns = cells.map(({ text }) => {
    const name = text.trim().toLowerCase();
    return NAMES.find((each) => each.toLowerCase() === name || COLUMNS[each] === name);
  });
  const place = placeIn(grid, line);
  for (const [i, { text }] of cells.entries()) {
    if (columns[i] === undefined && text.trim() !== '')
      table.notes.push({ place, key: 'note.column', details: { column: text.trim() } });
  }
  if (!columns.includes('question') && !columns.includes('answer'))
    table.faults.push({ place, key: 'fault.columns', details: { names: NAMES.join(', ') } });
  return columns;
}

interface Around {
  grid: Grid;
  columns: readonly (Column | undefined)[];
  faults: ReadFault[];
  before: Row | undefined;
}

function rowOf(line: GridLine, { grid, columns, faults, before }: Around): Row | undefined {
  const cells: Partial<Record<Column, string>> = {};
  const losses: Note[] = [];
  for (const [i, { text, notes = [] }] of line.cells.entries()) {
    const column = columns[i];
    const plain = plainText(unguarded(text));
    if (!column || plain === undefined) continue;
    cells[column] = plain;
    const isDay = column === 'reviewed' && notes.every(({ key }) => key === 'loss.date');
    if (!isDay) losses.push(...notes.map((note) => ({ ...note, column })));
  }
  if (Object.keys(cells).length === 0) return undefined;
  const place = placeIn(grid, line.line);
  const refuse = (column: Column, key: string) =>
    faults.push({ place: { ...place, column }, key, details: { value: cells[column] ?? '' } });
  const language = cells.language === undefined ? undefined : languageIn(cells.language);
  if (cells.language !== undefined && !language) refuse('language', 'fault.language');
  if (cells.reviewed !== undefined && !z.iso.date().safeParse(cells.reviewed).success)
    refuse('reviewed', 'fault.day');
  if (cells.picture !== undefined && !PICTURES.some((each) => each === cells.picture))
    refuse('picture', 'fault.picture');
  const decides = cells.providerDecides?.toLowerCase();
  if (decides !== undefined && YES_OR_NO[decides] === undefined)
    refuse('providerDecides', 'fault.yes');
  const answer = answerFrom(cells.answer, 'answer');
  const short = answerFrom(cells.short, 'short');
  return definedOnly({
    place,
    ...subjectOf(cells, line.line, before),
    language,
    title: oneLine(cells.title),
    question: oneLine(cells.question),
    answer: answer.text,
    short: short.text,
    source: oneLine(cells.source),
    related: cells.related?.split(LIST).filter(Boolean),
    parts: cells.parts?.split(LIST).filter(Boolean),
    picture: cells.picture,
    reviewed: cells.reviewed,
    providerDecides: decides === undefined ? undefined : YES_OR_NO[decides],
    losses: [...losses, ...answer.losses, ...short.losses],
  });
}

/** A row that names no subject goes on with the one before, as under a merged cell. */
function subjectOf(
  { id, kind, title, answer }: Partial<Record<Column, string>>,
  line: number,
  before: Row | undefined,
): Pick<Row, 'group' | 'id' | 'kind'> {
  const named = id ? `id:${id}` : title ? `title:${title}` : answer && `answer:${answer}`;
  if (!named && before) {
    const { group } = before;
    return definedOnly({ group, id: before.id, kind: before.kind });
  }
  return definedOnly({ group: named ?? `line:${line}`, id, kind });
}

function languageIn(text: string): Language | undefined {
  return LANGUAGE_NAMES[text.toLowerCase()] ?? languageOfLocale(text);
}

/** Without the keys that are undefined, which would differ from those that are missing. */
export function definedOnly<T extends object>(
  given: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
